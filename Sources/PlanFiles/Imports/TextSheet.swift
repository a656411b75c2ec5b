import Diagnostics
import Sheets

/// A table of text (CSV) as a sheet, with what is wrong with its text.
public struct TextSheet: Sendable {
    /// The sheet; nil where the file is no text.
    public let sheet: Sheet?
    /// What was found of encoding and quotation marks.
    public let findings: [Finding]
    /// The text, for excerpts.
    let source: SourceText?

    /// Reads CSV in UTF-8, with or without a byte-order mark.
    ///
    /// - Parameters:
    ///   - bytes: the table.
    ///   - path: its name in findings.
    ///   - encoding: the encoding from which it was converted to UTF-8, where it was.
    public init(_ bytes: [UInt8], path: String, convertedFrom encoding: String? = nil) {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        var reader = FolderReader(contents: FolderContents(files: [path: .bytes(bytes)]))
        source = reader.text(path)
        var findings = reader.reading.findings
        if let encoding {
            findings.append(
                Finding(
                    ImportKinds.taken, span: SourceSpan(file: path, line: 1, column: 1),
                    message: LocalizedText(
                        en: "the table is not UTF-8; it was read as \(encoding)", zh: "该表不是 UTF-8 编码，按 \(encoding) 读取"))
            )
        }
        sheet = source.map { Self.sheet($0, &findings) }
        self.findings = findings
    }

    private static func sheet(_ source: SourceText, _ findings: inout [Finding]) -> Sheet {
        var scanner = CSVScanner(source.bytes, from: 0)
        var sheet = Sheet(file: source.path, name: nil)
        while !scanner.isAtEnd {
            var cells: [CSVTable.Cell] = []
            guard scanner.row(into: &cells, atMost: CSVTable.mostColumns) != nil else { break }
            if cells.contains(where: { $0.start < $0.end }) { sheet.rows.append(row(cells, source)) }
        }
        for fault in scanner.faults { findings.append(contentsOf: finding(fault, source)) }
        return sheet
    }

    private static func row(_ cells: [CSVTable.Cell], _ source: SourceText) -> SheetRow {
        let placed = cells.enumerated().map { position, cell in
            let span = source.span(from: cell.start, to: cell.end)
            let text = CSVTable.text(cell, source.bytes)
            return SheetCell(
                position + 1, text.isEmpty ? .empty : .text(text),
                stretch: TextStretch(line: span.line, column: span.column, length: span.length))
        }
        return SheetRow(placed.first?.stretch?.line ?? 0, placed)
    }

    private static func finding(_ fault: CSVTable.Fault, _ source: SourceText) -> [Finding] {
        switch fault {
        case .unterminatedQuote(let at):
            [
                Finding(
                    ReadingKinds.unterminatedQuote, span: source.span(from: at, to: at + 1),
                    message: LocalizedText(
                        en: "this quotation mark is never closed; nothing behind it was read", zh: "此引号未闭合，其后内容未读取"))
            ]
        case .textBehindQuote(let at):
            [
                Finding(
                    ReadingKinds.textBehindQuote, span: source.span(from: at, to: at + 1),
                    message: LocalizedText(en: "text stands behind the closing quotation mark", zh: "右引号之后还有文字"))
            ]
        case .ragged: []
        }
    }
}
