import Diagnostics
import Foundation
import Glibc
import Sheets
import Workbooks

extension FolderAccess {
    /// Writes workbooks to their paths: all of them aside first, then renamed; nothing is left half-written.
    static func write(_ books: [(book: Workbook, path: String)]) throws {
        var asides: [(aside: String, target: String)] = []
        defer { for (aside, _) in asides { unlink(aside) } }
        for (book, path) in books {
            let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
            let folder = target.deletingLastPathComponent()
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } catch {
                let reason = error.localizedDescription
                throw Failure(en: "\(path) cannot be written: \(reason)", zh: "\(path) 无法写入：\(reason)")
            }
            let aside = folder.appendingPathComponent(".\(target.lastPathComponent).\(getpid()).aside").path
            asides.append((aside, target.path))
            do {
                try WorkbookWriter.write(book, to: aside)
            } catch {
                throw Failure(en: "\(path) cannot be written: \(error.reason)", zh: "\(path) 无法写入：\(error.reason)")
            }
        }
        for (aside, target) in asides where rename(aside, target) != 0 {
            let reason = String(cString: strerror(errno))
            throw Failure(en: "\(target) cannot be written: \(reason)", zh: "\(target) 无法写入：\(reason)")
        }
    }
}
