/// A stretch of one file: lines and columns count from 1, in characters; in a workbook, one cell of a sheet.
public struct SourceSpan: Hashable, Comparable, Sendable {
    /// The file's path inside the plan folder.
    public var file: String
    /// The sheet of a workbook, whose cells line and column then tell; nil for a file of text.
    public var sheet: String?
    /// The line on which the stretch begins.
    public var line: Int
    /// The column of its first character.
    public var column: Int
    /// How many characters it covers on its first line; 0 marks a point between characters.
    public var length: Int

    /// Makes a stretch of a file.
    public init(file: String, line: Int, column: Int, length: Int = 1) {
        self.init(file: file, sheet: nil, line: line, column: column, length: length)
    }

    /// Makes the place of a cell: a length of 0 stands for its whole row.
    public init(file: String, sheet: String?, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.sheet = sheet
        self.line = line
        self.column = column
        self.length = length
    }

    /// The place as it is printed: `targets.csv:3:14`, or `book.xlsx#Sheet1!C7` for a cell.
    public var place: String {
        guard let sheet else { return "\(file):\(line):\(column)" }
        return "\(file)#\(sheet)!" + (length == 0 ? String(line) : cell)
    }

    /// The cell as spreadsheets name it: letters for the column, then the number of the row (`C7`).
    public var cell: String { Self.letters(ofColumn: column) + String(line) }

    /// The letters of a column that counts from 1: A, B … Z, AA, AB; empty below 1.
    public static func letters(ofColumn column: Int) -> String {
        var (rest, letters) = (column, "")
        while rest > 0 {
            let scalar = UInt8(ascii: "A") + UInt8((rest - 1) % 26)
            letters = String(UnicodeScalar(scalar)) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    /// Stretches sort by file, sheet, line and column.
    public static func < (left: SourceSpan, right: SourceSpan) -> Bool {
        if left.sheet != right.sheet, left.file == right.file { return (left.sheet ?? "") < (right.sheet ?? "") }
        return (left.file, left.line, left.column, left.length) < (right.file, right.line, right.column, right.length)
    }
}
