import Diagnostics

/// The text of one file with the means to tell line and column of a byte.
public struct SourceText: Sendable {
    /// The file's path inside the plan folder.
    public let path: String
    /// The bytes, valid UTF-8.
    public let bytes: [UInt8]
    /// The position of the first byte of each line; lines end in LF, CR LF or CR.
    private let lineStarts: [Int]

    init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var starts = [0]
        for index in bytes.indices {
            let isPair = index + 1 < bytes.count && bytes[index + 1] == 0x0A
            if bytes[index] == 0x0A || (bytes[index] == 0x0D && !isPair) { starts.append(index + 1) }
        }
        lineStarts = starts
    }

    /// The text of a line from 1, without its line break; nil where there is no such line.
    public func line(_ number: Int) -> String? {
        guard lineStarts.indices.contains(number - 1) else { return nil }
        return String(decoding: bytes[content(ofLine: number - 1)], as: UTF8.self)
    }

    /// The bytes of each line, without its line break.
    var lines: [Range<Int>] { lineStarts.indices.map(content) }

    /// The bytes of a line by its number from 0, without its line break.
    private func content(ofLine number: Int) -> Range<Int> {
        let start = lineStarts[number]
        guard number + 1 < lineStarts.count else { return start..<bytes.count }
        let end = lineStarts[number + 1] - 1
        return start..<(end > start && bytes[end] == 0x0A && bytes[end - 1] == 0x0D ? end - 1 : end)
    }

    /// The stretch from one byte to another, in lines and characters.
    public func span(from start: Int, to end: Int) -> SourceSpan {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= start { low = middle } else { high = middle }
        }
        let line = content(ofLine: low)
        let from = min(start, line.upperBound)
        let length = characters(from, max(from, min(end, line.upperBound)))
        return SourceSpan(file: path, line: low + 1, column: characters(line.lowerBound, from) + 1, length: length)
    }

    /// How many characters stand between two bytes.
    private func characters(_ start: Int, _ end: Int) -> Int {
        let stretch = bytes[start..<end]
        let isPlain = stretch.withUnsafeBufferPointer { $0.allSatisfy { $0 < 0x80 && $0 != 0x0D } }
        return isPlain ? stretch.count : String(decoding: stretch, as: UTF8.self).count
    }
}
