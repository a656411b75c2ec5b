extension Finding {
    /// The finding as it is printed on a terminal, with the source line and a caret where the line is known.
    ///
    /// Control characters in what the files say are shown as pictures.
    ///
    /// - Parameters:
    ///   - language: the language of message, notes and help.
    ///   - width: the columns that a source line may take with its number.
    ///   - sourceLine: gives a line of a file by its path and number, or nil.
    /// - Returns: several lines, the last one without a line break; sentences in them are not folded.
    public func text(in language: String, width: Int = TextFold.standard, sourceLine: (String, Int) -> String?)
        -> String
    {
        let colon = language == "zh" ? "：" : ": "
        var lines = ["\(severity.word.text(in: language))[\(kind.id)]\(colon)\(message.text(in: language))"]
        if let span {
            lines.append("  --> \(span.place)")
            if span.sheet == nil, let source = sourceLine(span.file, span.line) {
                lines.append(contentsOf: Self.excerpt(of: source, span: span, width: width))
            }
        } else if let address {
            lines.append("  --> \(address)")
        }
        let noteWord = Severity.note.word.text(in: language) + colon
        for note in notes { lines.append("  \(noteWord)\(note.text(in: language))") }
        if let help { lines.append("  \(language == "zh" ? "建议：" : "help: ")\(help.text(in: language))") }
        return lines.map { VisibleText.of($0) }.joined(separator: "\n")
    }

    /// The source line with its number and a caret under the span; a line that is too long is cut around the caret.
    private static func excerpt(of source: String, span: SourceSpan, width: Int) -> [String] {
        let number = String(span.line)
        let room = max(20, width - number.count - 3)
        let characters = Array(source).map { VisibleText.of(String($0)) }
        let columns = characters.map { TextWidth.columns(of: $0) }
        let start = max(0, span.column - 1)
        guard start <= characters.count else { return [] }
        let shown = window(columns, around: start, room: room)
        let (lead, rest) = (shown.lowerBound > 0 ? "…" : "", shown.upperBound < characters.count ? "…" : "")
        let marked = columns[start..<min(shown.upperBound, start + max(1, span.length))].reduce(0, +)
        let gap = String(repeating: " ", count: lead.count + columns[shown.lowerBound..<start].reduce(0, +))
        let margin = String(repeating: " ", count: number.count)
        return [
            "\(margin) |", "\(number) | \(lead)\(characters[shown].joined())\(rest)",
            "\(margin) | \(gap)\(String(repeating: "^", count: max(1, marked)))",
        ]
    }

    /// The characters of a line that are shown: from its beginning where the mark then has room, else from before it.
    private static func window(_ columns: [Int], around start: Int, room: Int) -> Range<Int> {
        guard columns.reduce(0, +) > room else { return columns.indices }
        var from = 0
        if columns[..<start].reduce(0, +) > room * 7 / 10 {
            from = start
            var before = 0
            while from > 0, before + columns[from - 1] <= room * 4 / 10 {
                from -= 1
                before += columns[from]
            }
        }
        var left = room - 1 - (from > 0 ? 1 : 0)
        var upTo = from
        while upTo < columns.count, columns[upTo] <= left {
            left -= columns[upTo]
            upTo += 1
        }
        return from..<upTo
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
