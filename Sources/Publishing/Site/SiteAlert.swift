import Diagnostics
import PlanModel

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
    ///
    /// Why, and where to look, is for the office alone: the folder's path and findings tell of what was never released.
    func sentences(in locale: PageLocale, for audience: Audience) -> [String] {
        guard audience == .office else {
            return [
                locale.words(
                    "The plan is being changed at present. These pages show it as it could last be released.",
                    "规划正在修改，本页显示的是最近一次可公开的内容。")
            ]
        }
        let older = locale.words(
            "These pages show the plan as it could last be shown. At present they cannot be made anew: ",
            "本页显示的是最近一次可显示的规划，目前无法更新：")
        let found = findings.prefix(Self.most).map { $0.text(in: locale.language) { _, _ in nil } }
        let rest = findings.count - found.count
        let more = locale.words("and \(locale.count(rest)) more findings", "另有 \(locale.count(rest)) 项问题")
        return [older + locale.text(sentence)] + found + (rest > 0 ? [more] : [])
    }

    /// More findings than these would push the page itself out of sight.
    private static let most = 8
}
