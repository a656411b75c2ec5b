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

    /// The widest table that is read.
    static let mostColumns = 1_000
    /// The largest number of rows of one kind that is read.
    static let mostRows = 1_000_000
    /// Faults beyond this many are counted, not kept.
    static let mostFaults = 1_000

    /// The cells of the header row; none where the table has more columns than are read.
    private(set) var header: [Cell] = []
    /// How many cells the header row has.
    private(set) var width = 0
    /// What is wrong with the rows passed so far.
    private(set) var faults: [Fault] = []
    /// How many rows with another number of cells than the header are not among the faults.
    private(set) var omittedFaults = 0
    private var scanner: CSVScanner

    init(_ bytes: [UInt8]) {
        scanner = CSVScanner(bytes, from: 0)
        var cells: [Cell] = []
        while width == 0, !scanner.isAtEnd {
            cells.removeAll()
            width = scanner.row(into: &cells, atMost: Self.mostColumns) ?? 0
            if width == 1, Self.isBlank(cells) { width = 0 }
        }
        if (1...Self.mostColumns).contains(width) { header = cells }
        faults = scanner.faults
    }

    /// The cells of the next row with as many cells as the header; false at the end.
    mutating func next(_ cells: inout [Cell]) -> Bool {
        while !header.isEmpty, !scanner.isAtEnd {
            let start = scanner.position
            cells.removeAll(keepingCapacity: true)
            scanner.faults.removeAll(keepingCapacity: true)
            let count = scanner.row(into: &cells, atMost: header.count)
            for fault in scanner.faults { keep(fault) }
            guard let count else { return false }
            if count == 1, Self.isBlank(cells) { continue }
            if count == header.count { return true }
            keep(.ragged(start: start, end: scanner.rowEnd, cells: count))
        }
        return false
    }

    private mutating func keep(_ fault: Fault) {
        if faults.count < Self.mostFaults { faults.append(fault) } else { omittedFaults += 1 }
    }

    private static func isBlank(_ cells: [Cell]) -> Bool {
        cells[0].start == cells[0].end && !cells[0].isQuoted
    }

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
    /// Where the last cell of the row passed last ends.
    private(set) var rowEnd = 0
    /// What is wrong with the cells passed.
    var faults: [CSVTable.Fault] = []

    init(_ bytes: [UInt8], from position: Int) {
        self.bytes = bytes
        self.position = position
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// Appends the cells of one row, at most so many, and moves behind its line break.
    ///
    /// - Returns: how many cells the row has; nil where a quote stays open.
    mutating func row(into cells: inout [CSVTable.Cell], atMost most: Int) -> Int? {
        var count = 0
        while true {
            guard let cell = cell() else { return nil }
            if count < most { cells.append(cell) }
            count += 1
            rowEnd = cell.end
            guard position < bytes.count else { return count }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: ",") { continue }
            if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
            return count
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
