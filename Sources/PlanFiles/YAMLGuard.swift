/// Refuses YAML that would overrun a recursive reader before any reader sees it: deep nesting and aliases.
///
/// The scan is one pass over the bytes with a small stack, by the reader's own rules of where a scalar, a quotation,
/// a comment and a nesting begin. It may only err on the side of counting a nesting too many.
struct YAMLGuard {
    /// A block scalar (`|`, `>`): its lines stand deeper than the parent, at least as deep as its first line.
    private struct BlockScalar {
        let parent: Int
        var content: Int?
    }

    private var flowDepth = 0
    /// The columns of the block sequences and mappings that are open.
    private var indents: [Int] = []
    private var blockScalar: BlockScalar?
    private var quote: UInt8?
    /// Whether the last token is a plain scalar, which the next line may continue.
    private var isPlain = false
    /// Where the first token behind the last indicator of this line begins: the column of a key, if it is one.
    private var keyColumn: Int?
    private var hasComment = false

    /// Throws at the first nesting deeper than the limit and at the first alias.
    static func check(_ bytes: [UInt8]) throws(YAMLFault) {
        var scan = YAMLGuard()
        try scan.takeAll(bytes)
        if let position = YAMLAliases.first(in: bytes) { throw YAMLFault(.alias, at: position) }
    }

    /// Whether a YAML file that can be read holds a comment.
    static func holdsComment(_ bytes: [UInt8]) -> Bool {
        var scan = YAMLGuard()
        do {
            try scan.takeAll(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
            return scan.hasComment
        } catch {
            return true
        }
    }

    private mutating func takeAll(_ bytes: [UInt8]) throws(YAMLFault) {
        var start = 0
        while start < bytes.count {
            let (end, next) = YAMLLines.lineEnd(bytes, from: start)
            try take(bytes[start..<end])
            start = next
        }
    }

    private mutating func take(_ line: ArraySlice<UInt8>) throws(YAMLFault) {
        let indent = line.prefix { $0 == 0x20 }.count
        let first = line.startIndex + indent
        guard !line[first...].allSatisfy({ $0 == 0x09 }) else { return }
        if let block = blockScalar {
            if indent >= block.content ?? (block.parent + 1) {
                blockScalar?.content = block.content ?? indent
                return
            }
            blockScalar = nil
        }
        keyColumn = nil
        guard quote == nil else { return try scanTokens(line, from: first) }
        if Self.isDocumentMark(line) {
            isPlain = false
            if flowDepth == 0 { indents = [] }
            return try scanTokens(line, from: line.startIndex + 3)
        }
        if line[first] == UInt8(ascii: "#") { isPlain = false }
        if flowDepth == 0, !(isPlain && indent > (indents.last ?? -1)) {
            isPlain = false
            while let last = indents.last, last > indent { indents.removeLast() }
        }
        try scanTokens(line, from: first)
    }

    private mutating func scanTokens(_ line: ArraySlice<UInt8>, from first: Int) throws(YAMLFault) {
        var index = first
        while index < line.endIndex {
            if let open = quote {
                if line[index] == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") {
                    index += 1
                } else if line[index] == open {
                    quote = nil
                }
                index += 1
            } else if isPlain, !endsPlain(line, index) {
                index += 1
            } else {
                isPlain = false
                index = try token(line, index)
            }
        }
    }

    /// Whether a plain scalar ends before a byte: at `: `, at a comment, inside brackets at their signs too.
    private func endsPlain(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
        switch line[index] {
        case UInt8(ascii: ":"):
            Self.isBlank(line, index + 1) || (flowDepth > 0 && Self.isFlowSign(line[index + 1]))
        case UInt8(ascii: "#"): index == line.startIndex || Self.isBlank(line, index - 1)
        case UInt8(ascii: "?"): false
        default: flowDepth > 0 && Self.isFlowSign(line[index])
        }
    }

    /// Takes the token that begins at a byte, or its first sign; where the next one may begin.
    private mutating func token(_ line: ArraySlice<UInt8>, _ index: Int) throws(YAMLFault) -> Int {
        let column = index - line.startIndex
        let isIndicator = Self.isBlank(line, index + 1)
        let byte = line[index]
        switch byte {
        case 0x20, 0x09: return index + 1
        case UInt8(ascii: "#"):
            hasComment = true
            return line.endIndex
        case UInt8(ascii: "-") where isIndicator && flowDepth == 0,
            UInt8(ascii: "?") where isIndicator || flowDepth > 0:
            try open(column, at: index)
            return index + 1
        case UInt8(ascii: ":") where isIndicator || flowDepth > 0:
            try open(keyColumn ?? column, at: index)
            return index + 1
        default: break
        }
        keyColumn = keyColumn ?? column
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            flowDepth += 1
            try limit(at: index)
        case UInt8(ascii: "]"), UInt8(ascii: "}"): flowDepth = max(0, flowDepth - 1)
        case UInt8(ascii: ",") where flowDepth > 0: break
        case UInt8(ascii: "*") where index + 1 < line.endIndex && YAMLAliases.isNamePart(line[index + 1]):
            throw YAMLFault(.alias, at: index)
        case UInt8(ascii: "&"), UInt8(ascii: "!"): return Self.end(ofTag: line, index)
        case UInt8(ascii: "|") where flowDepth == 0, UInt8(ascii: ">") where flowDepth == 0:
            openBlockScalar(line[(index + 1)...])
            return line.endIndex
        default: isPlain = true
        }
        return index + 1
    }

    private mutating func open(_ column: Int, at position: Int) throws(YAMLFault) {
        keyColumn = nil
        guard flowDepth == 0, indents.last ?? -1 < column else { return }
        indents.append(column)
        try limit(at: position)
    }

    private mutating func openBlockScalar(_ header: ArraySlice<UInt8>) {
        let parent = max(0, indents.last ?? 0)
        let digit = header.prefix { $0 != 0x20 && $0 != 0x09 }.first { (0x31...0x39).contains($0) }
        blockScalar = BlockScalar(parent: parent, content: digit.map { parent + Int($0 - 0x30) })
        if header.contains(UInt8(ascii: "#")) { hasComment = true }
    }

    private func limit(at position: Int) throws(YAMLFault) {
        guard indents.count + flowDepth + 1 > YAMLTree.deepest else { return }
        throw YAMLFault(.tooDeep(limit: YAMLTree.deepest), at: position)
    }

    // MARK: Signs

    /// Where an anchor or a tag ends: at a blank, `!<...>` at its bracket, else inside brackets at their signs.
    private static func end(ofTag line: ArraySlice<UInt8>, _ start: Int) -> Int {
        let isVerbatim = line[start...].starts(with: "!<".utf8)
        var index = start + 1
        while index < line.endIndex, !isBlank(line, index) {
            if isVerbatim ? line[index - 1] == UInt8(ascii: ">") : isFlowSign(line[index]) { break }
            index += 1
        }
        return index
    }

    private static func isBlank(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
        index >= line.endIndex || line[index] == 0x20 || line[index] == 0x09
    }

    private static func isFlowSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
            UInt8(ascii: "?"):
            true
        default: false
        }
    }

    private static func isDocumentMark(_ line: ArraySlice<UInt8>) -> Bool {
        (line.starts(with: "---".utf8) || line.starts(with: "...".utf8)) && isBlank(line, line.startIndex + 3)
    }
}

/// Finds aliases by their bytes alone, whatever stands around them: a second guard, should the first be outwitted.
enum YAMLAliases {
    /// So many may stand in texts: fewer aliases cannot stand for much.
    private static let most = 16

    /// The position of the first `*name` where many of them have a `&name` in the file, quoted or not; else nil.
    static func first(in bytes: [UInt8]) -> Int? {
        guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")) else { return nil }
        let anchors = Set(names(behind: UInt8(ascii: "&"), in: bytes).map(\.name))
        let aliases = names(behind: UInt8(ascii: "*"), in: bytes).filter { anchors.contains($0.name) }
        return aliases.count > most ? aliases.first?.position : nil
    }

    private static func names(
        behind sign: UInt8, in bytes: [UInt8]
    ) -> [(name: ArraySlice<UInt8>, position: Int)] {
        var names: [(name: ArraySlice<UInt8>, position: Int)] = []
        for position in bytes.indices where bytes[position] == sign {
            if position > 0, isNamePart(bytes[position - 1]) { continue }
            let name = bytes[(position + 1)...].prefix(while: isNamePart)
            if !name.isEmpty { names.append((name, position)) }
        }
        return names
    }

    /// Whether a byte may stand in the name of an anchor.
    static func isNamePart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
            || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
