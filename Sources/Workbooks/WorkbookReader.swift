import Sheets

/// Reads a workbook (.xlsx, .xlsm): what its cells hold, and where.
///
/// Formulas are not evaluated, macros not looked at.
public enum WorkbookReader {
    /// So many sheets are read.
    static let mostSheets = 500

    /// Reads the bytes of a workbook.
    ///
    /// - Parameters:
    ///   - bytes: the file; at most 256 MiB of its parts are unpacked.
    ///   - file: its name in findings.
    /// - Returns: all of its sheets, hidden ones too.
    /// - Throws: why the file is none.
    public static func workbook(_ bytes: [UInt8], file: String) throws(BookFault) -> Workbook {
        switch FileSignature(bytes) {
        case .fault(let fault): throw fault
        case .text: throw .otherKind(.init(en: "a text", zh: "文本文件"))
        case .archive: break
        }
        let result: Result<Workbook, BookFault> = bytes.withUnsafeBytes { memory in
            do throws(BookFault) {
                return .success(try read(BookArchive(memory), file))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func read(_ archive: BookArchive, _ file: String) throws(BookFault) -> Workbook {
        let start = try RelationshipsListener.of("", in: archive).values.first { $0.kind == "officeDocument" }
        guard let path = start?.path ?? (archive.has("xl/workbook.xml") ? "xl/workbook.xml" : nil),
            path.hasSuffix(".xml"), !path.contains("word/"), !path.contains("ppt/")
        else { throw archive.otherKind }
        let list = SheetListListener()
        guard try XMLPart.read(path, of: archive, list) else { throw .damaged(part: path) }
        guard !list.entries.isEmpty else { throw archive.otherKind }
        guard list.entries.count <= mostSheets else { throw .tooLarge(limit: BookArchive.largest) }
        let parts = try RelationshipsListener.of(path, in: archive)
        let (texts, styles) = (SharedTextsListener(), StylesListener())
        for part in parts.values {
            if part.kind == "sharedStrings" { _ = try XMLPart.read(part.path, of: archive, texts) }
            if part.kind == "styles" { _ = try XMLPart.read(part.path, of: archive, styles) }
        }
        var book = Workbook(file: file)
        var cellsLeft = SheetListener.mostCells
        for entry in list.entries {
            guard let part = parts[entry.relationship] else { throw .damaged(part: entry.name) }
            guard part.kind == "worksheet" else { continue }
            let sheet = Sheet(file: file, name: entry.name, isHidden: entry.isHidden, days: list.days)
            let listener = SheetListener(sheet, texts: texts.texts, formats: styles.formats, mostCells: cellsLeft)
            guard try XMLPart.read(part.path, of: archive, listener) else { throw .damaged(part: part.path) }
            guard !listener.isTooLarge else { throw .tooLarge(limit: BookArchive.largest) }
            cellsLeft -= listener.count
            book.sheets.append(try commented(listener.finished(), part.path, archive))
        }
        return book
    }

    /// A sheet with the comments that stand on its cells.
    private static func commented(_ sheet: Sheet, _ path: String, _ archive: BookArchive) throws(BookFault) -> Sheet {
        let part = try RelationshipsListener.of(path, in: archive).values.first { $0.kind == "comments" }
        guard let part else { return sheet }
        let listener = CommentsListener()
        _ = try XMLPart.read(part.path, of: archive, listener)
        var commented = sheet
        for (position, comment) in listener.comments where position.column <= SheetListener.lastColumn {
            commented.set(comment: comment, at: position)
        }
        return commented
    }
}
