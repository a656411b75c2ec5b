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
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    }

    /// The stretch from one byte to another, in lines and characters.
    public func span(from start: Int, to end: Int) -> SourceSpan {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= start { low = middle } else { high = middle }
        }
        let lineStart = lineStarts[low]
        let lineEnd = low + 1 < lineStarts.count ? lineStarts[low + 1] - 1 : bytes.count
        let column = characters(lineStart, max(lineStart, start)) + 1
        let stop = max(start, min(end, lineEnd))
        return SourceSpan(file: path, line: low + 1, column: column, length: characters(start, stop))
    }

    /// How many characters stand between two bytes.
    private func characters(_ start: Int, _ end: Int) -> Int {
        let stretch = bytes[start..<end]
        let isPlain = stretch.withUnsafeBufferPointer { $0.allSatisfy { $0 < 0x80 && $0 != 0x0D } }
        return isPlain ? stretch.count : String(decoding: stretch, as: UTF8.self).count
    }
}
