/// A property of a record, read and written where it lies in the record instead of through its key path.
///
/// Every cell of a plan is read and written this way; a key path asks the runtime for its types each time, which took
/// longer than all else. A property that is not simply stored goes through its key path.
struct StoredProperty<Record, Content>: Sendable {
    private let path: WritableKeyPath<Record, Content> & Sendable
    /// How many bytes into the record it lies; nil where it is not simply stored.
    private let offset: Int?

    init(_ path: WritableKeyPath<Record, Content> & Sendable) {
        self.path = path
        offset = MemoryLayout<Record>.offset(of: path)
    }

    /// What a record holds in it.
    func content(of record: Record) -> Content {
        guard let offset else { return record[keyPath: path] }
        return withUnsafePointer(to: record) { start in
            (UnsafeRawPointer(start) + offset).assumingMemoryBound(to: Content.self).pointee
        }
    }

    /// Puts something else in.
    func set(_ content: Content, in record: inout Record) {
        guard let offset else {
            record[keyPath: path] = content
            return
        }
        withUnsafeMutablePointer(to: &record) { start in
            (UnsafeMutableRawPointer(start) + offset).assumingMemoryBound(to: Content.self).pointee = content
        }
    }
}
