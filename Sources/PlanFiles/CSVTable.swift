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
    /// The cells of all rows with as many cells as the header, one row behind the other.
    private var cells: [Cell] = []
    /// What is wrong.
    private(set) var faults: [Fault] = []

    init(_ bytes: [UInt8]) {
        var scanner = CSVScanner(bytes, from: 0)
        while !scanner.isAtEnd {
            let (start, first) = (scanner.position, cells.count)
            guard scanner.row(into: &cells) else {
                cells.removeLast(cells.count - first)
                break
            }
            let row = cells[first...]
            if row.count == 1, let cell = row.first, cell.start == cell.end, !cell.isQuoted {
                cells.removeLast()
            } else if header.isEmpty {
                header = Array(row)
                cells = []
                cells.reserveCapacity(header.count * (bytes.count / max(1, scanner.position - start)))
            } else if row.count != header.count {
                scanner.faults.append(.ragged(start: start, end: row.last?.end ?? start, cells: row.count))
                cells.removeLast(row.count)
            }
        }
        faults = scanner.faults
    }

    /// How many rows there are.
    var rowCount: Int { header.isEmpty ? 0 : cells.count / header.count }

    /// The cells of a row, as many as the header has.
    func row(_ number: Int) -> ArraySlice<Cell> { cells[number * header.count..<(number + 1) * header.count] }

    /// The text of a cell.
    static func text(_ cell: Cell, _ bytes: [UInt8]) -> String {
        guard cell.hasDoubledQuotes else { return String(decoding: bytes[cell.start..<cell.end], as: UTF8.self) }
        var text: [UInt8] = []
        var index = cell.start
        while index < cell.end {
            text.append(bytes[index])
            index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends a text as a CSV cell, quoted where it must be.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let needsQuotes =
            text.utf8.contains { CSVScanner.isEnd($0) || $0 == quote } || text.utf8.first == 0x20
            || text.utf8.last == 0x20
        guard needsQuotes else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(quote)
        for byte in text.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}

/// Walks over the bytes of a CSV file cell by cell.
struct CSVScanner {
    private let bytes: [UInt8]
    /// Where the next cell begins.
    private(set) var position: Int
    /// What is wrong with the cells passed.
    var faults: [CSVTable.Fault] = []

    init(_ bytes: [UInt8], from position: Int) {
        self.bytes = bytes
        self.position = position
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// Appends the cells of one row and moves behind its line break; false where a quote stays open.
    mutating func row(into cells: inout [CSVTable.Cell]) -> Bool {
        while true {
            guard let cell = cell() else { return false }
            cells.append(cell)
            guard position < bytes.count else { return true }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: ",") { continue }
            if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
            return true
        }
    }

    private mutating func cell() -> CSVTable.Cell? {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return plainCell() }
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
                let cell = CSVTable.Cell(
                    start: quote + 1, end: position, hasDoubledQuotes: hasDoubledQuotes, isQuoted: true)
                position += 1
                if position < bytes.count, !Self.isEnd(bytes[position]) {
                    faults.append(.textBehindQuote(at: position))
                    while position < bytes.count, !Self.isEnd(bytes[position]) { position += 1 }
                }
                return cell
            }
        }
        faults.append(.unterminatedQuote(at: quote))
        return nil
    }

    /// A cell without quotes; the spaces around it do not belong to it.
    private mutating func plainCell() -> CSVTable.Cell {
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
        let start = position
        while position < bytes.count, !Self.isEnd(bytes[position]) { position += 1 }
        var end = position
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        return CSVTable.Cell(start: start, end: end, hasDoubledQuotes: false, isQuoted: false)
    }

    /// Whether a cell without quotes ends at a byte.
    static func isEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
    }
}
