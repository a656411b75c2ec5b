import Diagnostics

/// A table for the terminal: columns wide enough for their cells, East Asian characters counted as two columns.
public struct TextTable: Hashable, Sendable {
    /// How the cells of a column are set.
    public enum Alignment: Hashable, Sendable {
        /// Text.
        case left
        /// Numbers.
        case right
    }

    /// The heads of the columns.
    public let heads: [String]
    /// How each column is set.
    public let alignments: [Alignment]
    /// The rows; each has a cell a column.
    public private(set) var rows: [[String]] = []
    /// Columns wider than this are folded onto further lines.
    private let widest: Int

    /// Makes a table without rows.
    public init(_ columns: [(String, Alignment)], widest: Int = 44) {
        heads = columns.map(\.0)
        alignments = columns.map(\.1)
        self.widest = widest
    }

    /// Adds a row; cells that are lacking stay empty.
    public mutating func add(_ cells: [String]) {
        rows.append(heads.indices.map { $0 < cells.count ? cells[$0] : "" })
    }

    /// The lines of the table, without spaces at their ends.
    public var lines: [String] {
        let folded = ([heads] + rows).map { $0.map { Self.fold($0, to: widest) } }
        let widths = heads.indices.map { column in
            folded.flatMap { $0[column] }.map { TextWidth.columns(of: $0) }.max() ?? 0
        }
        var lines: [String] = []
        for (number, row) in folded.enumerated() {
            for depth in 0..<(row.map(\.count).max() ?? 1) {
                let cells = row.enumerated().map { column, parts in
                    pad(depth < parts.count ? parts[depth] : "", to: widths[column], alignments[column])
                }
                lines.append(Self.trimmed("  " + cells.joined(separator: "  ")))
            }
            if number == 0 {
                lines.append("  " + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
            }
        }
        return lines
    }

    private func pad(_ text: String, to width: Int, _ alignment: Alignment) -> String {
        let gap = String(repeating: " ", count: max(0, width - TextWidth.columns(of: text)))
        return alignment == .right ? gap + text : text + gap
    }

    private static func trimmed(_ line: String) -> String {
        var line = Substring(line)
        while line.last == " " { line.removeLast() }
        return String(line)
    }

    /// Breaks a text into lines of at most so many columns, at spaces where there are any.
    static func fold(_ text: String, to width: Int) -> [String] {
        guard TextWidth.columns(of: text) > width else { return [text] }
        var lines: [String] = []
        var line = ""
        for word in pieces(text) {
            if !line.isEmpty, TextWidth.columns(of: line) + TextWidth.columns(of: word) > width {
                lines.append(trimmed(line))
                line = ""
            }
            if !(line.isEmpty && word == " ") { line += word }
        }
        if !line.isEmpty { lines.append(trimmed(line)) }
        return lines
    }

    /// Words, spaces and single East Asian characters: the places between them are where a line may break.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var word = ""
        for character in text {
            if character == " " || TextWidth.columns(of: [character]) == 2 {
                if !word.isEmpty { pieces.append(word) }
                word = ""
                if "，。；：）”、".contains(character), let last = pieces.popLast() {
                    pieces.append(last + String(character))
                } else {
                    pieces.append(String(character))
                }
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { pieces.append(word) }
        return pieces
    }
}
