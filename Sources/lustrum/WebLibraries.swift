import Foundation

/// Scripts of others that pages may load, as `scripts/setup` brings them.
enum WebLibraries {
    /// The files by their path in a folder; without a folder, in the `.deps/web` of the tree that the command was built in.
    ///
    /// A folder that is not there is no fault: pages have drawings of their own.
    static func files(in folder: String?) -> [String: [UInt8]] {
        guard let folder = folder ?? besideTheBuild() else { return [:] }
        var files: [String: [UInt8]] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
            guard path.hasSuffix(".js") || path.hasSuffix(".css") else { continue }
            if let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") { files[path] = [UInt8](bytes) }
        }
        return files
    }

    private static func besideTheBuild() -> String? {
        var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent(".deps/web").path
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }
}
