import Diagnostics

/// A table for the terminal, as wide as its cells where there is room; else its widest columns of text are folded.
///
/// East Asian characters count as two columns. A number is never broken. What still has no room side by side follows
/// below, with the columns that name the rows before it again.
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
    /// The column whose cells name the rows.
    private let rowHead: Int

    /// Makes a table without rows.
    public init(_ columns: [(String, Alignment)], rowHead: Int = 0) {
        heads = columns.map(\.0)
        alignments = columns.map(\.1)
        self.rowHead = rowHead
    }

    /// Adds a row; cells that are lacking stay empty.
    public mutating func add(_ cells: [String]) {
        rows.append(heads.indices.map { $0 < cells.count ? cells[$0] : "" })
    }

    /// The lines of the table in so many columns, without spaces at their ends.
    public func lines(width: Int = TextFold.standard) -> [String] {
        let room = width - Self.margin.count
        let bounds = heads.indices.map(bounds)
        return parts(bounds, room: room)
            .map { part in lines(of: part, widths: ColumnBounds.widths(part.map { bounds[$0] }, room: room)) }
            .joined(separator: [""])
            .map { $0 }
    }

    private static let margin = "  "
    private static let gap = "  "
    /// Text and heads that need more are not set narrower.
    private static let narrow = 14

    /// How wide and how narrow a column may be.
    private func bounds(_ column: Int) -> ColumnBounds {
        let cells = rows.map { $0[column] }
        let isText = alignments[column] == .left
        let head = TextWidth.columns(of: heads[column])
        let widest = cells.map { TextWidth.columns(of: $0) }.max() ?? 0
        let words = isText ? cells.map { TextFold.longestWord(of: $0) }.max() ?? 0 : widest
        let longest = max(words, TextFold.longestWord(of: heads[column]))
        let natural = max(head, widest)
        let least = max(longest, min(isText ? natural : head, Self.narrow))
        let bare = isText ? min(natural, Self.narrow) : max(longest, min(head, 8))
        return ColumnBounds(natural: natural, least: least, bare: bare)
    }

    /// Which columns stand side by side: all of them, or as many at a time as there is room for.
    private func parts(_ bounds: [ColumnBounds], room: Int) -> [[Int]] {
        let lead = Array(heads.indices.prefix(rowHead + 1))
        var parts: [[Int]] = []
        var part = lead
        for column in heads.indices.dropFirst(lead.count) {
            if part.count > lead.count, ColumnBounds.least((part + [column]).map { bounds[$0] }) > room {
                parts.append(part)
                part = lead
            }
            part.append(column)
        }
        return parts + [part]
    }

    private func lines(of part: [Int], widths bounds: [Int]) -> [String] {
        let folded = ([heads] + rows).map { row in
            zip(part, bounds).map { TextFold.lines(of: row[$0], width: $1, breaksWords: true) }
        }
        let widths = part.indices.map { place in
            folded.flatMap { $0[place] }.map { TextWidth.columns(of: $0) }.max() ?? 0
        }
        var lines: [String] = []
        for (number, row) in folded.enumerated() {
            for depth in 0..<(row.map(\.count).max() ?? 1) {
                let cells = row.enumerated().map { place, parts in
                    pad(depth < parts.count ? parts[depth] : "", to: widths[place], alignments[part[place]])
                }
                lines.append(Self.trimmed(Self.margin + cells.joined(separator: Self.gap)))
            }
            if number == 0 {
                let rules = widths.map { String(repeating: "─", count: $0) }
                lines.append(Self.margin + rules.joined(separator: Self.gap))
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
}

/// How wide a column is by nature and how narrow it may become.
private struct ColumnBounds {
    /// The width at which nothing is folded.
    let natural: Int
    /// The width at which no word is broken.
    let least: Int
    /// The width at which no number is broken.
    let bare: Int

    private static let gap = 2

    private static func gaps(_ columns: [ColumnBounds]) -> Int { gap * (columns.count - 1) }

    /// The room that columns take at the least.
    static func least(_ columns: [ColumnBounds]) -> Int { columns.map(\.bare).reduce(gaps(columns), +) }

    /// The widths of columns side by side: the widest give way first, down to one level.
    static func widths(_ columns: [ColumnBounds], room: Int) -> [Int] {
        let room = room - gaps(columns)
        let keepsWords = columns.map(\.least).reduce(0, +) <= room
        func widths(at level: Int) -> [Int] {
            columns.map { min($0.natural, max(level, keepsWords ? $0.least : $0.bare)) }
        }
        var (low, high) = (0, columns.map(\.natural).max() ?? 0)
        while low < high {
            let middle = (low + high + 1) / 2
            if widths(at: middle).reduce(0, +) <= room { low = middle } else { high = middle - 1 }
        }
        var found = widths(at: low)
        var left = room - found.reduce(0, +)
        for column in found.indices where left > 0 && found[column] == low && found[column] < columns[column].natural {
            found[column] += 1
            left -= 1
        }
        return found
    }
}
