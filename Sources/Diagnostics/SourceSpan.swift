/// A stretch of one file: lines and columns count from 1, in characters.
public struct SourceSpan: Hashable, Comparable, Sendable {
    /// The file's path inside the plan folder.
    public var file: String
    /// The line on which the stretch begins.
    public var line: Int
    /// The column of its first character.
    public var column: Int
    /// How many characters it covers on its first line; 0 marks a point between characters.
    public var length: Int

    /// Makes a stretch of a file.
    public init(file: String, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = length
    }

    /// Stretches sort by file, line and column.
    public static func < (left: SourceSpan, right: SourceSpan) -> Bool {
        (left.file, left.line, left.column, left.length) < (right.file, right.line, right.column, right.length)
    }
}
