/// The page of an appraisal as plain text for a terminal.
extension AppraisalPage {
    /// The lines of the page, ending in a line break.
    public var terminalText: String {
        var lines = [title, String(repeating: "═", count: 60)] + subtitle
        for section in sections {
            lines += ["", section.title] + section.sentences.map { "  " + $0 }
            if !section.table.rows.isEmpty { lines += section.table.lines }
            lines += section.notes.map { "  " + $0 }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
