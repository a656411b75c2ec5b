import Diagnostics

/// A table of annual series, one a line: `id,source,type,first_year,h,values...`.
///
/// Values are in the unit of each series, one column a year from `first_year` on; lines may differ in length. An empty cell
/// is a year without observation; empty cells at the end of a line are nothing. `h` is the number of years to forecast.
/// What could be read stands in ``rows``, every fault in ``problems``.
public struct SeriesTable: Hashable, Sendable {
    /// One line of the table.
    public struct Row: Hashable, Sendable {
        /// The name of the series, unique in the table.
        public let id: String
        /// Where the series comes from, as written.
        public let source: String
        /// The kind of series, as written.
        public let type: String
        /// Years to forecast, 1...30.
        public let horizon: Int
        /// The observations.
        public let series: AnnualSeries
        /// The line in the table, from 1.
        public let line: Int
    }

    /// A fault at its place.
    public struct Problem: Hashable, Sendable, CustomStringConvertible {
        /// The line, from 1.
        public let line: Int
        /// The column in characters, from 1.
        public let column: Int
        /// What is wrong there, in one sentence without a full stop.
        public let message: LocalizedText

        /// Line, column and sentence: `3:12: 'x' is not a number`.
        public var description: String { text(in: "en") }

        /// Line, column and sentence in a language.
        public func text(in language: String) -> String { "\(line):\(column): \(message.text(in: language))" }
    }

    /// The lines that could be read, in order.
    public let rows: [Row]
    /// Every fault, in order of lines and columns.
    public let problems: [Problem]

    /// The names of the columns before the values.
    public static let columns = ["id", "source", "type", "first_year", "h"]
    /// The largest table that is read, in bytes.
    public static let largestSize = 64 * 1_024 * 1_024

    /// Reads a table from the bytes of a file in UTF-8, with or without byte-order mark.
    ///
    /// - Parameter bytes: at most ``largestSize``; a larger, binary or otherwise encoded file is one problem and no rows.
    public init(bytes: some Collection<UInt8>) {
        guard bytes.count <= Self.largestSize else {
            let most = Self.largestSize >> 20
            self.init(refusedAtLine: 1, en: "the table is larger than \(most) MiB", zh: "表格大于 \(most) MiB")
            return
        }
        if let zero = bytes.firstIndex(of: 0) {
            self.init(
                refusedAtLine: Self.line(of: zero, in: bytes), en: "the file is not text: it holds a zero byte",
                zh: "该文件不是文本：含有零字节")
            return
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            self.init(
                refusedAtLine: Self.undecodableLine(bytes), en: "the file is not in UTF-8", zh: "该文件不是 UTF-8 编码")
            return
        }
        self.init(text: text)
    }

    /// Reads a table from its text.
    public init(text: String) {
        var reader = SeriesTableReader()
        reader.read(text)
        rows = reader.rows
        problems = reader.problems
    }

    private init(refusedAtLine line: Int, en: String, zh: String) {
        rows = []
        problems = [Problem(line: line, column: 1, message: LocalizedText(en: en, zh: zh))]
    }

    private static func line<Bytes: Collection<UInt8>>(of index: Bytes.Index, in bytes: Bytes) -> Int {
        bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
    }

    /// The first line that is no UTF-8 by itself; no multi-byte sequence holds a line feed, so lines stand alone.
    private static func undecodableLine(_ bytes: some Collection<UInt8>) -> Int {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let first = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
        return (first ?? 0) + 1
    }
}
