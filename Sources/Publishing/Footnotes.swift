/// Numbered notes to the cells of a table: a reason that many rows share is told once.
struct Footnotes {
    private var reasons: [String] = []

    /// The standing of a target with what it rests on, a long reason as the number of a note.
    mutating func marked(_ standing: StandingText, in locale: PageLocale) -> String {
        let basis = locale.text(standing.basis)
        guard standing.isReason else { return standing.line(in: locale) }
        let number = (reasons.firstIndex(of: basis) ?? reasons.count) + 1
        if number > reasons.count { reasons.append(basis) }
        return "\(standing.sign) \(locale.text(standing.words)) [\(number)]"
    }

    /// The notes in order of their numbers.
    var lines: [String] { reasons.enumerated().map { "[\($0 + 1)] \($1)" } }
}
