import PlanModel

extension PageFigure {
    /// A sign behind a figure, and what it means.
    struct Mark {
        let sign: String
        let meaning: String
    }

    /// The signs of a figure that is not simply sourced.
    func marks(in locale: PageLocale) -> [Mark] {
        var marks: [Mark] = []
        if let origin, !origin.sign.isEmpty { marks.append(Mark(sign: origin.sign, meaning: locale.text(origin.word))) }
        if isProvisional {
            marks.append(
                Mark(sign: "°", meaning: locale.words("said within its year and not counted", "当年内发布、未采用")))
        }
        return marks
    }

    /// The number alone, with the upper end of a band and, where it stands in the cell, the unit.
    func shownNumber(in locale: PageLocale) -> String {
        guard case .number(let number) = content else { return "–" }
        var shown = locale.number(number, decimals: decimals)
        if let upper { shown += "–" + locale.number(upper, decimals: decimals) }
        guard showsUnit, !unit.isEmpty else { return shown }
        // A unit that begins with digits is not to be read as a part of this number; 亿 and 万 are no digits.
        return unit.first.map { $0.isASCII && $0.isNumber } == true ? "\(shown) × \(unit)" : "\(shown) \(unit)"
    }

    /// The figure as a terminal shows it: number, signs and year; a dash where it is missing.
    func text(in locale: PageLocale) -> String {
        switch content {
        case .missing: "–"
        case .withheld: SiteWords.withheld(locale)
        case .number:
            shownNumber(in: locale) + marks(in: locale).map(\.sign).joined() + (year.map { " (\($0))" } ?? "")
        }
    }
}

extension PageTable.Column {
    /// The head with its unit.
    func title(in locale: PageLocale) -> String {
        unit.isEmpty ? head : locale.words("\(head), \(unit)", "\(head)（\(unit)）")
    }

    /// The head where there is little room.
    func shortTitle(in locale: PageLocale) -> String { short ?? title(in: locale) }
}

extension PageCell {
    /// The cell as a terminal shows it.
    func text(in locale: PageLocale) -> String {
        switch self {
        case .text(let sentence): sentence.text
        case .figure(let figure): figure.text(in: locale)
        case .status(let status): status.text(in: locale)
        case .notApplicable: "·"
        }
    }
}

extension PageStatus {
    /// Sign, words and what they rest on, a shared reason as the number of its note.
    func text(in locale: PageLocale) -> String {
        let line = "\(sign) \(words)"
        if let note { return "\(line) [\(note)]" }
        return basis.isEmpty ? line : line + locale.words(" – \(basis)", "（\(basis)）")
    }
}
