import Diagnostics

/// The lines of a YAML file as its parser counts them, to turn the parser's marks into lines and characters.
///
/// The parser breaks lines at U+0085, U+2028 and U+2029 too and counts code points.
indirect enum YAMLLines: Sendable {
    /// A text with the position of the first byte of each line.
    case of(SourceText, starts: [Int])

    /// The lines of a text.
    init(_ source: SourceText) {
        var starts = [0]
        var start = 0
        while start < source.bytes.count {
            let (end, next) = Self.lineEnd(source.bytes, from: start)
            if next > end { starts.append(next) }
            start = next
        }
        self = .of(source, starts: starts)
    }

    /// The text.
    var source: SourceText {
        switch self {
        case .of(let source, _): source
        }
    }

    /// The position of the byte at a line and a column in code points, both from 1.
    func position(line: Int, column: Int) -> Int {
        switch self {
        case .of(let source, let starts):
            var position = line > starts.count ? source.bytes.count : starts[max(0, line - 1)]
            var left = column - 1
            while left > 0, position < source.bytes.count {
                position += 1
                while position < source.bytes.count, source.bytes[position] & 0xC0 == 0x80 { position += 1 }
                left -= 1
            }
            return position
        }
    }

    /// Where the line that begins at a byte ends, and where the next one begins.
    static func lineEnd(_ bytes: [UInt8], from start: Int) -> (end: Int, next: Int) {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case 0x0A: return (index, index + 1)
            case 0x0D:
                let isPair = index + 1 < bytes.count && bytes[index + 1] == 0x0A
                return (index, index + (isPair ? 2 : 1))
            case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0x85: return (index, index + 2)
            case 0xE2
            where index + 2 < bytes.count && bytes[index + 1] == 0x80
                && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9):
                return (index, index + 3)
            default: index += 1
            }
        }
        return (index, index)
    }
}
