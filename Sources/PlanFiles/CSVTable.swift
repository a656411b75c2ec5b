import Diagnostics

/// A table of a CSV file (RFC 4180) with the position of every cell.
struct CSVTable: Sendable {
    /// One cell: its bytes without quotes, and whether doubled quotes stand inside.
    struct Cell: Sendable {
        let start: Int
        let end: Int
        let hasDoubledQuotes: Bool
        let isQuoted: Bool
    }

    /// What is wrong with a row or with the file.
    enum Fault: Sendable {
        /// A quoted cell does not end; the position of its opening quote.
        case unterminatedQuote(at: Int)
        /// Text stands behind a closing quote.
        case textBehindQuote(at: Int)
        /// The row has another number of cells than the header.
        case ragged(start: Int, end: Int, cells: Int)
    }

    /// The cells of the header row.
    private(set) var header: [Cell] = []
    /// The cells of each row with as many cells as the header, behind one another.
    private(set) var rows: [[Cell]] = []
    /// What is wrong.
    private(set) var faults: [Fault] = []

    init(_ bytes: [UInt8], from first: Int = 0) {
        var position = first
        var isHeader = true
        while position < bytes.count {
            let start = position
            guard let cells = Self.row(bytes, &position, &faults) else { return }
            if cells.count == 1, cells[0].start == cells[0].end, !cells[0].isQuoted { continue }
            if isHeader {
                header = cells
                isHeader = false
                rows.reserveCapacity((bytes.count - position) / max(1, position - start) + 1)
            } else if cells.count == header.count {
                rows.append(cells)
            } else {
                faults.append(.ragged(start: start, end: cells.last?.end ?? start, cells: cells.count))
            }
        }
    }

    /// The cells of the row that starts at a position, which moves behind the row's line break; nil where a quote stays
    /// open.
    static func row(_ bytes: [UInt8], _ position: inout Int, _ faults: inout [Fault]) -> [Cell]? {
        var cells: [Cell] = []
        while true {
            guard let cell = cell(bytes, &position, &faults) else { return nil }
            cells.append(cell)
            guard position < bytes.count else { return cells }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: ",") { continue }
            if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
            return cells
        }
    }

    private static func cell(_ bytes: [UInt8], _ position: inout Int, _ faults: inout [Fault]) -> Cell? {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            let start = position
            while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
            return Cell(start: start, end: position, hasDoubledQuotes: false, isQuoted: false)
        }
        let quote = position
        position += 1
        var hasDoubledQuotes = false
        while position < bytes.count {
            if bytes[position] != UInt8(ascii: "\"") {
                position += 1
            } else if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") {
                hasDoubledQuotes = true
                position += 2
            } else {
                let cell = Cell(start: quote + 1, end: position, hasDoubledQuotes: hasDoubledQuotes, isQuoted: true)
                position += 1
                if position < bytes.count, !isEnd(bytes[position]) {
                    faults.append(.textBehindQuote(at: position))
                    while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
                }
                return cell
            }
        }
        faults.append(.unterminatedQuote(at: quote))
        return nil
    }

    private static func isEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
    }

    /// The text of a cell, trimmed of spaces where it is not quoted.
    static func text(_ cell: Cell, _ bytes: [UInt8]) -> String {
        if cell.isQuoted {
            let text = String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
            guard cell.hasDoubledQuotes else { return text }
            return text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
        }
        var (start, end) = (cell.start, cell.end)
        while start < end, bytes[start] == 0x20 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// A text as a CSV cell, quoted where it must be.
    static func written(_ text: String) -> String {
        let needsQuotes =
            text.utf8.contains { isEnd($0) || $0 == UInt8(ascii: "\"") } || text.hasPrefix(" ") || text.hasSuffix(" ")
        guard needsQuotes else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
