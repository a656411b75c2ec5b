extension Finding {
    /// The finding as it is printed on a terminal, with the source line and a caret where the line is known.
    ///
    /// Control characters in what the files say are shown as pictures.
    ///
    /// - Parameters:
    ///   - language: the language of message, notes and help.
    ///   - sourceLine: gives a line of a file by its path and number, or nil.
    /// - Returns: several lines, the last one without a line break.
    public func text(in language: String, sourceLine: (String, Int) -> String?) -> String {
        let colon = language == "zh" ? "：" : ": "
        var lines = ["\(severity.word.text(in: language))[\(kind.id)]\(colon)\(message.text(in: language))"]
        if let span {
            lines.append("  --> \(span.place)")
            if span.sheet == nil, let source = sourceLine(span.file, span.line) {
                lines.append(contentsOf: Self.excerpt(of: source, span: span))
            }
        } else if let address {
            lines.append("  --> \(address)")
        }
        let noteWord = Severity.note.word.text(in: language) + colon
        for note in notes { lines.append("  \(noteWord)\(note.text(in: language))") }
        if let help { lines.append("  \(language == "zh" ? "建议：" : "help: ")\(help.text(in: language))") }
        return lines.map { VisibleText.of($0) }.joined(separator: "\n")
    }

    /// The source line with its number and a caret under the span; a long line is cut around the caret.
    private static func excerpt(of source: String, span: SourceSpan) -> [String] {
        let widest = 100
        let characters = Array(source)
        let start = max(0, span.column - 1)
        let from = start > widest - 30 ? start - 40 : 0
        let upTo = min(characters.count, from + widest)
        guard from <= upTo else { return [] }
        let lead = from > 0 ? "…" : ""
        let shown = lead + String(characters[from..<upTo]) + (upTo < characters.count ? "…" : "")
        let number = String(span.line)
        let before = VisibleText.of(String(characters[from..<max(from, min(start, upTo))]))
        let marked = VisibleText.of(String(characters[min(start, upTo)..<min(upTo, start + max(1, span.length))]))
        let gap = String(repeating: " ", count: TextWidth.columns(of: lead) + TextWidth.columns(of: before))
        let carets = String(repeating: "^", count: max(1, TextWidth.columns(of: marked)))
        let margin = String(repeating: " ", count: number.count)
        return ["\(margin) |", "\(number) | \(shown)", "\(margin) | \(gap)\(carets)"]
    }

    /// The finding as JSON: `{id, severity, address, file, line, column, message, notes, help}`.
    public func json(in language: String) -> JSONValue {
        var members: [JSONMember] = [
            JSONMember(name: "id", value: .text(kind.id)),
            JSONMember(name: "severity", value: .text(severity.rawValue)),
            JSONMember(name: "address", value: .optional(address?.description)),
        ]
        if let span {
            members.append(JSONMember(name: "file", value: .text(span.file)))
            if let sheet = span.sheet {
                members.append(JSONMember(name: "sheet", value: .text(sheet)))
                members.append(JSONMember(name: "cell", value: .text(span.cell)))
            }
            members.append(JSONMember(name: "line", value: .integer(span.line)))
            members.append(JSONMember(name: "column", value: .integer(span.column)))
        }
        members.append(JSONMember(name: "message", value: .text(message.text(in: language))))
        if !notes.isEmpty {
            members.append(JSONMember(name: "notes", value: .list(notes.map { .text($0.text(in: language)) })))
        }
        members.append(JSONMember(name: "help", value: .optional(help?.text(in: language))))
        return .object(members)
    }
}

/// How many terminal columns a text takes: East Asian wide characters take two.
public enum TextWidth {
    /// The columns of a text or a run of characters.
    public static func columns(of text: some Sequence<Character>) -> Int {
        text.reduce(0) { $0 + columns(of: $1) }
    }

    private static func columns(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default:
            return 1
        }
    }
}
