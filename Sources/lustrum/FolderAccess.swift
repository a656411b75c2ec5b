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

    /// The bytes of a single file; one beyond the limit is not opened.
    static func bytes(of path: String) throws -> [UInt8] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure("there is no file \(path)")
        }
        if isFolder.boolValue { throw Failure("\(path) is a folder; a file belongs here") }
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
            guard size <= FolderContents.largestFile else {
                let limit = FolderContents.largestFile >> 20
                throw Failure("\(path) has \(size >> 20) MiB; files up to \(limit) MiB are read")
            }
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("\(path) cannot be read: \(error.localizedDescription)")
        }
    }

    /// Writes files into a folder: all of them aside first, then renamed; nothing is left half-written.
    static func write(_ files: [String: String], into path: String) throws {
        try write(FolderContents(texts: files), into: path)
    }

    /// Writes the files whose bytes are there into a folder: all of them aside first, then renamed.
    static func write(_ contents: FolderContents, into path: String) throws {
        let root = URL(fileURLWithPath: path, isDirectory: true)
        var asides: [(aside: URL, target: URL)] = []
        do {
            for (name, file) in contents.files.sorted(by: { $0.key < $1.key }) {
                guard case .bytes(let bytes) = file else { continue }
                let target = root.appendingPathComponent(name)
                let folder = target.deletingLastPathComponent()
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                let aside = folder.appendingPathComponent(".\(target.lastPathComponent).\(getpid()).aside")
                asides.append((aside, target))
                try Data(bytes).write(to: aside)
            }
            for (aside, target) in asides where rename(aside.path, target.path) != 0 {
                throw Failure("\(target.path) cannot be written: \(String(cString: strerror(errno)))")
            }
        } catch {
            for (aside, _) in asides { unlink(aside.path) }
            if let failure = error as? Failure { throw failure }
            throw Failure("nothing was written in \(path): \(error.localizedDescription)")
        }
    }
}
