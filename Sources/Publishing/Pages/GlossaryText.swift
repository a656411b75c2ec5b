/// The glossary of the house, read from the files that hold it: one in English, and one in Chinese with the same words.
enum GlossaryText {
    /// One chapter with its rows: the word, the same in the other language, what it is, not to be confused with.
    struct Chapter: Sendable {
        let id: String
        let title: String
        let rows: [[String]]
    }

    /// The chapters in order, in English.
    static let english: [Chapter] = chapters(in: String(decoding: PackageResources.glossary_md, as: UTF8.self))

    /// The same chapters in Chinese.
    static let chinese: [Chapter] = chapters(in: String(decoding: PackageResources.glossary_zh_md, as: UTF8.self))

    /// The chapters of a Markdown text: second-level headings with a table below.
    static func chapters(in text: String) -> [Chapter] {
        var chapters: [Chapter] = []
        var title = ""
        var rows: [[String]] = []
        func close() {
            if !rows.isEmpty { chapters.append(Chapter(id: "chapter-\(chapters.count + 1)", title: title, rows: rows)) }
            rows = []
        }
        for line in text.split(separator: "\n") {
            if line.hasPrefix("## ") {
                close()
                title = String(line.dropFirst(3))
            } else if line.hasPrefix("|"), !line.hasPrefix("|---"), !heads.contains(where: line.hasPrefix) {
                let cells = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false).prefix(4)
                rows.append(cells.map { trimmed($0).replacing("`", with: "") })
            }
        }
        close()
        return chapters
    }

    private static let heads = ["| word |", "| 词 |"]

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
