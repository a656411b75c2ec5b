import Diagnostics
import PlanModel

extension FolderReader {
    /// Reads the chapters of the text: `text/<chapter>.<language>.md`, every block with an identifier `{#id}`.
    mutating func readChapters(_ paths: [String]) {
        var paragraphs: [String: Paragraph] = [:]
        var orders: [String: [[String]]] = [:]
        for path in paths {
            guard let source = text(path), !isBlank(source) else { continue }
            let file = reading.sources.add(source)
            let name = path.dropFirst("text/".count).dropLast(".md".count)
            let parts = name.split(separator: ".")
            let last = parts.count > 1 ? String(parts[parts.count - 1]) : ""
            let language = LanguageRule.allows(last) ? last : "en"
            let chapter = LanguageRule.allows(last) ? parts.dropLast().joined(separator: ".") : String(name)
            var order: [String] = []
            for block in TextBlock.blocks(of: source) {
                let start = block.start
                guard let id = block.id, IdentifierRule.allows(id) else {
                    report(
                        ReadingKinds.paragraphWithoutID, source.span(from: start, to: block.end),
                        en: "the paragraph has no identifier", zh: "该段落没有编号",
                        help: LocalizedText(en: "end it with {#a-name}", zh: "请在段末加上 {#编号}"))
                    continue
                }
                guard !block.text.isEmpty else {
                    report(
                        ReadingKinds.missingField, source.span(from: start, to: block.end), at: Address("text", id),
                        en: "the paragraph ‘\(id)’ has no text", zh: "段落“\(id)”没有文字")
                    continue
                }
                var paragraph = paragraphs[id] ?? Paragraph()
                if paragraph.id.text.isEmpty {
                    paragraph.id = ID(id)
                    paragraph.chapter = chapter
                    paragraph.form = block.form
                    reading.sources.place("text/\(id)", .stretch(file: file, start: start, end: block.end))
                } else if paragraph.text[language] != nil || paragraph.chapter != chapter {
                    report(
                        ReadingKinds.repeatedRecord, source.span(from: start, to: block.end),
                        at: Address("text", id), en: "the identifier ‘\(id)’ stands a second time",
                        zh: "编号“\(id)”重复出现")
                    continue
                }
                paragraph.text[language] = block.text
                paragraphs[id] = paragraph
                order.append(id)
            }
            orders[chapter, default: []].append(order)
        }
        for ids in orders.values.map(Self.order) {
            for (position, id) in ids.enumerated() { paragraphs[id]?.order = position }
        }
        reading.plan.paragraphs = paragraphs.values.sorted { $0.key < $1.key }
    }

    /// The order of a chapter's paragraphs: that of its fullest language, the first of equally full ones.
    ///
    /// What other languages have beside stands behind the paragraph that it follows there.
    private static func order(_ languages: [[String]]) -> [String] {
        guard let most = languages.map(\.count).max(), let fullest = languages.firstIndex(where: { $0.count == most })
        else { return [] }
        var followers: [String?: [String]] = [:]
        var known = Set(languages[fullest])
        for (position, ids) in languages.enumerated() where position != fullest {
            for (before, id) in zip([nil] + ids.map(Optional.some), ids) where known.insert(id).inserted {
                followers[before, default: []].insert(id, at: 0)
            }
        }
        var order: [String] = []
        var waiting: [String] = (followers[nil] ?? []) + languages[fullest]
        waiting.reverse()
        while let id = waiting.popLast() {
            order.append(id)
            waiting.append(contentsOf: (followers[id] ?? []).reversed())
        }
        return order
    }
}

/// One block of a chapter: lines between blank lines.
struct TextBlock {
    let start: Int
    let end: Int
    let form: ParagraphForm
    let text: String
    let id: String?

    static func blocks(of source: SourceText) -> [TextBlock] {
        var blocks: [TextBlock] = []
        var lines: [Range<Int>] = []
        for line in source.lines {
            let isBlank = source.bytes[line].allSatisfy { $0 == 0x20 || $0 == 0x09 }
            if !isBlank { lines.append(line) }
            guard isBlank || line.upperBound == source.bytes.count, !lines.isEmpty else { continue }
            blocks.append(TextBlock(source.bytes, lines))
            lines = []
        }
        return blocks
    }

    private init(_ bytes: [UInt8], _ lines: [Range<Int>]) {
        start = lines.first?.lowerBound ?? 0
        var end = lines.last?.upperBound ?? start
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        self.end = end
        let texts = lines.map { String(decoding: bytes[$0.lowerBound..<min($0.upperBound, end)], as: UTF8.self) }
        var content = texts.joined(separator: "\n")
        var id: String?
        if content.hasSuffix("}"), let open = content.lastIndex(of: "{") {
            let inside = content[content.index(after: open)...].dropLast()
            if inside.hasPrefix("#") {
                id = String(inside.dropFirst())
                content = String(content[..<open])
                while content.last == " " || content.last == "\n" { content.removeLast() }
            }
        }
        self.id = id
        let lines = content.split(separator: "\n", omittingEmptySubsequences: false)
        if content.hasPrefix("#") {
            form = .heading
        } else if lines.allSatisfy({ $0.hasPrefix(">") }) {
            form = .box
        } else {
            form = .paragraph
        }
        text = content
    }
}
