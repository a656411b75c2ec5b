/// The glossary of the house, read from the one file that holds it.
enum GlossaryText {
    /// One chapter with its rows: word, Chinese, what it is, not to be confused with.
    struct Chapter: Sendable {
        let id: String
        let title: String
        let rows: [[String]]
    }

    /// The chapters in order.
    static let chapters: [Chapter] = chapters(in: String(decoding: PackageResources.glossary_md, as: UTF8.self))

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
            } else if line.hasPrefix("|"), !line.hasPrefix("|---"), !line.hasPrefix("| word |") {
                let cells = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false).prefix(4)
                rows.append(cells.map { trimmed($0).replacing("`", with: "") })
            }
        }
        close()
        return chapters
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
