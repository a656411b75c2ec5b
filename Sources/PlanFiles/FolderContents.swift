/// What lies in a plan folder, read before anything is made of it: paths inside the folder and their bytes.
public struct FolderContents: Sendable {
    /// One file of the folder.
    public enum File: Sendable {
        /// Its bytes.
        case bytes([UInt8])
        /// It was not read because it is larger than the limit; its size in bytes.
        case tooLarge(Int)
        /// It could not be read, and what the system said.
        case unreadable(String)
    }

    /// Files larger than this are refused before they are read: 64 MiB.
    public static let largestFile = 64 << 20

    /// Documents (YAML, Markdown) larger than this are not read: 8 MiB; they take far more memory than tables do.
    public static let largestDocument = 8 << 20

    /// Folders whose files together are larger than this are refused: 256 MiB.
    public static let largestFolder = 256 << 20

    /// The files by path, with `/` between folders.
    public var files: [String: File]

    /// Makes contents from files by path.
    public init(files: [String: File] = [:]) { self.files = files }

    /// Makes contents from texts by path.
    public init(texts: [String: String]) {
        files = texts.mapValues { .bytes(Array($0.utf8)) }
    }

    /// The paths directly inside a folder, sorted.
    public func paths(in folder: String) -> [String] {
        let prefix = folder + "/"
        return files.keys.filter { $0.hasPrefix(prefix) }.sorted()
    }
}
