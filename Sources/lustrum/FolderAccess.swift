import Foundation
import PlanFiles

/// Reads folders from disk and writes files to it.
enum FolderAccess {
    /// Everything in a folder and below, links followed; files over the limit are not opened.
    static func contents(of path: String) throws -> FolderContents {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure(en: "there is no folder \(path)", zh: "没有文件夹 \(path)")
        }
        guard isFolder.boolValue else {
            throw Failure(en: "\(path) is a file; a plan is a folder", zh: "\(path) 是文件，规划应为文件夹")
        }
        var walk = FolderWalk()
        if let reason = walk.visit(path) {
            throw Failure(en: "the folder \(path) cannot be read: \(reason)", zh: "文件夹 \(path) 无法读取：\(reason)")
        }
        guard !walk.isTooLarge else {
            let most = FolderContents.largestFolder >> 20
            throw Failure(
                en: "the files in \(path) are larger than \(most) MiB together; larger folders are not read",
                zh: "\(path) 中的文件合计超过 \(most) MiB，不予读取")
        }
        return walk.contents
    }

    /// What changes whenever a file of a folder does: a line for each file; none where there is no folder to read.
    static func stamp(of path: String) -> [String] {
        var walk = FolderWalk(readsFiles: false)
        if let reason = walk.visit(path) { return walk.stamp + [reason] }
        return walk.stamp
    }

    /// The bytes of a single file; one beyond the limit is not opened.
    static func bytes(of path: String) throws -> [UInt8] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure(en: "there is no file \(path)", zh: "没有文件 \(path)")
        }
        if isFolder.boolValue {
            throw Failure(en: "\(path) is a folder; a file belongs here", zh: "\(path) 是文件夹，此处应为文件")
        }
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
            guard size <= FolderContents.largestFile else {
                let limit = FolderContents.largestFile >> 20
                throw Failure(
                    en: "\(path) has \(size >> 20) MiB; files up to \(limit) MiB are read",
                    zh: "\(path) 大小为 \(size >> 20) MiB，仅读取不超过 \(limit) MiB 的文件")
            }
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch let failure as Failure {
            throw failure
        } catch {
            let reason = error.localizedDescription
            throw Failure(en: "\(path) cannot be read: \(reason)", zh: "\(path) 无法读取：\(reason)")
        }
    }

    /// Writes files into a folder: all of them aside first, then renamed.
    static func write(_ files: [String: String], into path: String) throws {
        try write(FolderContents(texts: files), into: path)
    }

    /// Writes the files whose bytes are there into a folder: all of them aside first, then renamed.
    static func write(_ contents: FolderContents, into path: String) throws {
        var staged = StagedFiles()
        for (name, file) in contents.files.sorted(by: { $0.key < $1.key }) {
            guard case .bytes(let bytes) = file else { continue }
            try staged.add(bytes, at: "\(path)/\(name)")
        }
        try staged.publish()
    }
}

extension Failure {
    /// A folder that is to be written holds something already.
    static func notEmpty(_ folder: String) -> Failure {
        Failure(en: "\(folder) is not empty; nothing was written", zh: "\(folder) 不是空文件夹，未写入任何文件")
    }
}
