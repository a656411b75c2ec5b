import Outlook

/// The notes under a table: a reason that many rows share is told once.
struct Footnotes {
    /// The reasons in order of their numbers.
    private(set) var reasons: [String] = []

    /// The standing of a target with what it rests on, a long reason as the number of a note.
    mutating func cell(
        _ standing: TargetOutlook.Standing?, page: SitePath? = nil, anchor: String? = nil, in locale: PageLocale
    ) -> PageCell {
        let text = StandingText(standing)
        guard text.isReason, !text.isWithheld else { return text.cell(page: page, anchor: anchor, in: locale) }
        let basis = locale.text(text.basis)
        let number = (reasons.firstIndex(of: basis) ?? reasons.count) + 1
        if number > reasons.count { reasons.append(basis) }
        return text.cell(page: page, anchor: anchor, note: number, in: locale)
    }
}
