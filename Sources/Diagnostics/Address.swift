/// Where a thing stands in the plan: `targets/<indicator>/<place>/<year>`, with a field `projects/P001#cost`.
///
/// One spelling serves findings, changes, the ledger, formulas, URLs and documents.
public struct Address: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The collection and key, joined by `/`.
    public var path: String
    /// The field of the record, nested by `/` (`definitions/0/text`), or nil for the whole record.
    public var field: String?

    /// Makes an address from a path and a field.
    public init(_ path: String, field: String? = nil) {
        self.path = path
        self.field = field
    }

    /// Makes the address of a record from its collection and its key.
    public init(_ collection: String, _ key: String, field: String? = nil) {
        self.init(key.isEmpty ? collection : "\(collection)/\(key)", field: field)
    }

    /// Reads an address as it is written, with an optional `#field`; nil where the path is empty.
    public init?(written text: String) {
        guard let hash = text.firstIndex(of: "#") else {
            guard !text.isEmpty else { return nil }
            self.init(text)
            return
        }
        let path = text[..<hash]
        let field = text[text.index(after: hash)...]
        guard !path.isEmpty, !field.isEmpty else { return nil }
        self.init(String(path), field: String(field))
    }

    /// The first part of the path: the collection.
    public var collection: String {
        path.firstIndex(of: "/").map { String(path[..<$0]) } ?? path
    }

    /// The path behind the collection: the key of the record, empty where there is none.
    public var key: String {
        path.firstIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? ""
    }

    /// The address of the whole record, without the field.
    public var record: Address { Address(path) }

    /// The same record with the field named.
    public func with(field: String) -> Address { Address(path, field: field) }

    /// The address as it is written: `path` or `path#field`.
    public var description: String { field.map { "\(path)#\($0)" } ?? path }

    /// Addresses sort by path and then by field, a whole record before its fields.
    public static func < (left: Address, right: Address) -> Bool {
        (left.path, left.field ?? "") < (right.path, right.field ?? "")
    }
}
