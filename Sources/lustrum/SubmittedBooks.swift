import Diagnostics
import Foundation
import Intake
import PlanFiles
import Sheets

/// The books that lie in a folder, as units handed them in.
enum SubmittedBooks {
    /// Reads every workbook and table of text in a folder and below, in the order of their names.
    ///
    /// Files that spreadsheet programs leave while a book is open (`~$…`) and hidden files are passed over; a file that
    /// is no table is told, and the others are read.
    ///
    /// - Throws: a `Failure` where the folder cannot be read or holds no file.
    static func all(in folder: String) throws -> [SubmittedBook] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw Failure(en: "there is no folder \(folder)", zh: "没有文件夹 \(folder)")
        }
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let files = names.sorted().filter { name in
            let parts = name.split(separator: "/")
            return !parts.contains { $0.hasPrefix(".") || $0.hasPrefix("~$") } && isFile("\(folder)/\(name)")
        }
        guard !files.isEmpty else {
            throw Failure(en: "there is no workbook in \(folder)", zh: "\(folder) 中没有工作簿")
        }
        return files.map { book("\(folder)/\($0)", named: $0) }
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }

    private static func book(_ path: String, named name: String) -> SubmittedBook {
        do {
            switch try TableAccess.table(at: path, named: name) {
            case .failure(let fault): return SubmittedBook(file: name, sheets: [], findings: [fault.finding(name)])
            case .success(.book(let book)): return SubmittedBook(file: name, sheets: book.sheets)
            case .success(.text(let bytes, let encoding)):
                let text = TextSheet(bytes, path: name, convertedFrom: encoding)
                return SubmittedBook(file: name, sheets: text.sheet.map { [$0] } ?? [], findings: text.findings)
            }
        } catch {
            let sentence =
                (error as? Failure)?.sentence
                ?? LocalizedText(
                    en: "the file cannot be read (\(error.localizedDescription))",
                    zh: "文件无法读取（\(error.localizedDescription)）")
            return SubmittedBook(file: name, sheets: [], findings: [BookFault.unreadable(sentence).finding(name)])
        }
    }
}
