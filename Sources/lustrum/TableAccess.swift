import Diagnostics
import PlanFiles
import Sheets
import Workbooks

/// A table from elsewhere as it lies on disk: a workbook, or a text in UTF-8 or GB18030.
enum TableAccess {
    /// What a file holds.
    enum Table {
        /// A workbook.
        case book(Workbook)
        /// A text, in UTF-8, and the encoding from which it was converted.
        case text([UInt8], convertedFrom: String?)
    }

    /// Reads a file; one that is no table is told apart from a disk that fails.
    ///
    /// - Parameters:
    ///   - path: where it lies.
    ///   - name: its name in findings.
    /// - Returns: the table, or why it is none.
    /// - Throws: a `Failure` where the file cannot be opened.
    static func table(at path: String, named name: String) throws -> Result<Table, BookFault> {
        let bytes = try FolderAccess.bytes(of: path)
        switch FileSignature(bytes) {
        case .fault(.empty): return .success(.text([], convertedFrom: nil))
        case .fault(let fault): return .failure(fault)
        case .archive:
            do {
                return .success(.book(try WorkbookReader.workbook(bytes, file: name)))
            } catch {
                return .failure(error)
            }
        case .text:
            if String(validating: bytes, as: UTF8.self) == nil,
                let converted = ChineseEncoding.utf8(fromGB18030: bytes)
            {
                return .success(.text(converted, convertedFrom: "GB18030"))
            }
            return .success(.text(bytes, convertedFrom: nil))
        }
    }
}

extension Failure {
    /// A file that is no table.
    init(_ fault: BookFault, of file: String) {
        let (sentence, help) = (fault.sentence(file), fault.help)
        self.init(
            en: "\(sentence.text(in: "en")): \(help.text(in: "en"))",
            zh: "\(sentence.text(in: "zh"))：\(help.text(in: "zh"))")
    }
}
