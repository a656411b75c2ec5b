import Foundation
import PlanFiles

/// Reads folders from disk and writes files to it.
enum FolderAccess {
    /// Everything in a folder and below; files over the limit are not opened.
    static func contents(of path: String) throws -> FolderContents {
        let root = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder) else {
            throw Failure("there is no folder \(path)")
        }
        guard isFolder.boolValue else { throw Failure("\(path) is a file; a plan is a folder") }
        guard let walk = FileManager.default.enumerator(atPath: root.path) else {
            throw Failure("the folder \(path) cannot be read")
        }
        var contents = FolderContents()
        for case let name as String in walk {
            let parts = name.split(separator: "/")
            if parts.contains(where: { $0.hasPrefix(".") }) { continue }
            guard walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
            let size = (walk.fileAttributes?[.size] as? NSNumber)?.intValue ?? 0
            guard size <= FolderContents.largestFile else {
                contents.files[name] = .tooLarge(size)
                continue
            }
            do {
                let bytes = try Data(contentsOf: root.appendingPathComponent(name), options: .mappedIfSafe)
                contents.files[name] = .bytes([UInt8](bytes))
            } catch {
                contents.files[name] = .unreadable(error.localizedDescription)
            }
        }
        return contents
    }

    /// Writes files into a folder, each aside first and then renamed.
    static func write(_ files: [String: String], into path: String) throws {
        try write(FolderContents(texts: files), into: path)
    }

    /// Writes the files whose bytes are there into a folder, each aside first and then renamed.
    static func write(_ contents: FolderContents, into path: String) throws {
        let root = URL(fileURLWithPath: path, isDirectory: true)
        for (name, file) in contents.files.sorted(by: { $0.key < $1.key }) {
            guard case .bytes(let bytes) = file else { continue }
            let target = root.appendingPathComponent(name)
            do {
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(bytes).write(to: target, options: .atomic)
            } catch {
                throw Failure("\(name) cannot be written in \(path): \(error.localizedDescription)")
            }
        }
    }
}
