import Diagnostics
import Foundation
import Glibc
import Sheets
import Workbooks

/// Files that are written aside and only then put in their places, in the order in which they were added.
///
/// Every file is whole at every moment. What stops the work before the first is put in its place leaves everything as it
/// was; what stops it later leaves the first of them new and the others as they were.
struct StagedFiles: ~Copyable {
    private var asides: [(aside: String, target: String)] = []

    deinit { for (aside, _) in asides { unlink(aside) } }

    /// Writes a text or bytes aside.
    ///
    /// - Parameters:
    ///   - bytes: what the file is to hold.
    ///   - path: its place; folders above it are made. A link is written through, not replaced by a file.
    /// - Throws: a `Failure` where it cannot be written, or has the place of one that was added before.
    mutating func add(_ bytes: some Sequence<UInt8>, at path: String) throws {
        let aside = try aside(for: path)
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: aside))
        } catch {
            throw Self.cannotBeWritten(path, error.localizedDescription)
        }
    }

    /// Writes a workbook aside, likewise.
    mutating func add(_ book: Workbook, at path: String) throws {
        let aside = try aside(for: path)
        // The library would say itself, beside our sentence, that it cannot make the file.
        guard let file = fopen(aside, "w") else { throw Self.cannotBeWritten(path, Self.reason(errno)) }
        fclose(file)
        do {
            try WorkbookWriter.write(book, to: aside)
        } catch {
            throw Self.cannotBeWritten(path, error.reason)
        }
    }

    /// Puts all files in their places.
    ///
    /// - Throws: a `Failure` at the first that cannot be put there, with how many were before it.
    consuming func publish() throws {
        for (number, file) in asides.enumerated() where rename(file.aside, file.target) != 0 {
            let reason = Self.reason(errno)
            guard number > 0 else { throw Self.cannotBeWritten(file.target, reason) }
            throw Failure(
                en:
                    "\(file.target) cannot be written: \(reason); \(number) of \(asides.count) files were written before it",
                zh: "\(file.target) 无法写入：\(reason)；在此之前已写入 \(asides.count) 个文件中的 \(number) 个")
        }
    }

    /// Where a file is written first: beside its place, under a name that no reader of the folder looks at.
    private mutating func aside(for path: String) throws -> String {
        let target = URL(fileURLWithPath: FolderAccess.place(of: path))
        guard !asides.contains(where: { $0.target == target.path }) else {
            throw Failure(
                en: "\(target.path) would be written twice; nothing was written",
                zh: "\(target.path) 将被写入两次；未写入任何文件")
        }
        let folder = target.deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw Self.cannotBeWritten(path, error.localizedDescription)
        }
        let aside = folder.appendingPathComponent(".\(target.lastPathComponent).\(getpid()).aside").path
        asides.append((aside, target.path))
        return aside
    }

    private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }

    private static func cannotBeWritten(_ path: String, _ reason: String) -> Failure {
        Failure(
            en: "\(path) cannot be written: \(reason); nothing was written",
            zh: "\(path) 无法写入：\(reason)；未写入任何文件")
    }
}

extension FolderAccess {
    /// The path of a file or folder with links followed as far as it is there.
    static func place(of path: String) -> String {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        if let resolved = realpath(url.path, nil) {
            defer { free(resolved) }
            return String(cString: resolved)
        }
        guard url.pathComponents.count > 1 else { return url.path }
        let above = place(of: url.deletingLastPathComponent().path)
        return URL(fileURLWithPath: above).appendingPathComponent(url.lastPathComponent).path
    }
}
