import Diagnostics

/// Why the pages of a plan are older than its files: the folder cannot be shown as it is now.
public struct SiteAlert: Equatable, Sendable {
    /// One sentence in both languages.
    public let sentence: LocalizedText
    /// What was found in the folder.
    public let findings: [Finding]

    /// Makes an alert.
    public init(_ sentence: LocalizedText, findings: [Finding] = []) {
        self.sentence = sentence
        self.findings = findings
    }

    /// The sentences that every page of the plan shows: that it is older, why, and where to look.
    func sentences(in locale: PageLocale) -> [String] {
        let older = locale.words(
            "These pages show the plan as it could last be read. At present its folder cannot be read as a plan: ",
            "本页显示的是最近一次可读取的规划。规划文件夹目前无法读取：")
        let found = findings.prefix(Self.most).map { $0.text(in: locale.language) { _, _ in nil } }
        let rest = findings.count - found.count
        let more = locale.words("and \(locale.count(rest)) more findings", "另有 \(locale.count(rest)) 项问题")
        return [older + locale.text(sentence)] + found + (rest > 0 ? [more] : [])
    }

    /// More findings than these would push the page itself out of sight.
    private static let most = 8
}
