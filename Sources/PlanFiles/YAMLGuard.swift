/// Refuses YAML that would overrun a recursive reader before any reader sees it: deep nesting and aliases.
///
/// The scan is one pass over the bytes with a small stack. It may only err on the side of counting a nesting too many.
struct YAMLGuard {
    private var line = 1
    private var column = 0
    private var flowDepth = 0
    private var indents: [Int] = []
    /// Lines indented deeper than this belong to a block scalar and are not looked at.
    private var scalarIndent: Int?
    private var quote: UInt8?
    private var isTokenStart = true

    /// Throws at the first nesting deeper than the limit and at the first alias.
    static func check(_ text: String) throws(YAMLFault) {
        var scan = YAMLGuard()
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            try scan.take(Array(line))
            scan.line += 1
        }
    }

    private mutating func take(_ bytes: [UInt8]) throws(YAMLFault) {
        let indent = bytes.prefix { $0 == 0x20 }.count
        let isBlank = bytes.dropFirst(indent).allSatisfy { $0 == 0x0D || $0 == 0x09 }
        if let scalarIndent {
            if isBlank || indent > scalarIndent { return }
            self.scalarIndent = nil
        }
        guard !isBlank else { return }
        var index = indent
        if quote == nil, flowDepth == 0 {
            isTokenStart = true
            while let last = indents.last, last >= indent { indents.removeLast() }
            indents.append(indent)
            while index + 1 < bytes.count, bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == 0x20 {
                index += 2
                while index < bytes.count, bytes[index] == 0x20 { index += 1 }
                indents.append(index)
                try limit(index, bytes)
            }
        }
        try limit(index, bytes)
        try scanTokens(bytes, from: index)
        if quote == nil, flowDepth == 0, Self.opensBlockScalar(bytes) { scalarIndent = indent }
    }

    private mutating func scanTokens(_ bytes: [UInt8], from first: Int) throws(YAMLFault) {
        var index = first
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") {
                    index += 1
                } else if byte == open {
                    quote = nil
                    isTokenStart = false
                }
                index += 1
                continue
            }
            switch byte {
            case 0x20, 0x09, 0x0D: break
            case UInt8(ascii: "#") where index == 0 || bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09: return
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if isTokenStart { quote = byte }
                isTokenStart = false
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if isTokenStart || flowDepth > 0 {
                    flowDepth += 1
                    try limit(index, bytes)
                    isTokenStart = true
                }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                flowDepth = max(0, flowDepth - 1)
                isTokenStart = false
            case UInt8(ascii: ","): isTokenStart = flowDepth > 0
            case UInt8(ascii: ":"): isTokenStart = index + 1 == bytes.count || bytes[index + 1] == 0x20
            case UInt8(ascii: "*") where isTokenStart && index + 1 < bytes.count && Self.isNamePart(bytes[index + 1]):
                throw YAMLFault(reason: .alias, line: line, column: Self.column(index, bytes))
            case UInt8(ascii: "&") where isTokenStart, UInt8(ascii: "!") where isTokenStart:
                while index + 1 < bytes.count, bytes[index + 1] != 0x20 { index += 1 }
            default: isTokenStart = false
            }
            index += 1
        }
    }

    private func limit(_ index: Int, _ bytes: [UInt8]) throws(YAMLFault) {
        guard indents.count + flowDepth > YAMLTree.deepest else { return }
        throw YAMLFault(
            reason: .tooDeep(limit: YAMLTree.deepest), line: line, column: Self.column(index, bytes))
    }

    private static func column(_ index: Int, _ bytes: [UInt8]) -> Int {
        String(decoding: bytes[..<index], as: UTF8.self).count + 1
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        byte > 0x7F || byte == 0x5F
            || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// Whether a line ends in `|` or `>` with optional indicators, behind `:` or `-`.
    private static func opensBlockScalar(_ bytes: [UInt8]) -> Bool {
        var end = bytes.count
        while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x0D { end -= 1 }
        while end > 0, "+-0123456789".utf8.contains(bytes[end - 1]) { end -= 1 }
        guard end > 1, bytes[end - 1] == UInt8(ascii: "|") || bytes[end - 1] == UInt8(ascii: ">") else { return false }
        var before = end - 2
        while before > 0, bytes[before] == 0x20 { before -= 1 }
        return bytes[before] == UInt8(ascii: ":") || bytes[before] == UInt8(ascii: "-")
    }
}
