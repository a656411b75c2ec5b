import Appraisals
import Diagnostics
import Outlook
import PlanModel
import Quantities

/// How a target stands, as shape, word and reason.
public struct StandingText: Hashable, Sendable {
    /// A sign that can be told apart without colour.
    public let sign: String
    /// The standing in words.
    public let words: LocalizedText
    /// What it rests on.
    public let basis: LocalizedText
    /// Whether that is the reason why nothing can be said.
    public var isReason = false
    /// The colour class of the standing.
    public let tone: PageStatus.Tone
    /// The probability, rounded to two decimals, where there is one.
    public var probability: Double?

    /// Whether the audience may not read how the target stands.
    public var isWithheld: Bool { basis == MissingReason.withheld.text }

    /// Puts a standing into words; without a target there is nothing to say.
    public init(_ standing: TargetOutlook.Standing?) {
        switch standing {
        case nil:
            sign = "–"
            words = LocalizedText(en: "no target of this plan", zh: "本规划未设目标")
            basis = LocalizedText()
            tone = .plain
        case .reached:
            sign = "✓"
            words = LocalizedText(en: "reached", zh: "已实现")
            basis = LocalizedText(en: "observed", zh: "据监测值")
            tone = .good
        case .notReached(_, let year):
            sign = "✗"
            words = LocalizedText(en: "not reached", zh: "未实现")
            basis = LocalizedText(en: "observed in \(year)", zh: "据 \(year) 年监测值")
            tone = .bad
        case .chance(let chance):
            sign = chance.probability >= 0.5 ? "▲" : "▼"
            tone = chance.probability >= 0.5 ? .good : .watch
            words = ChanceWords.words(chance.probability)
            probability = DecimalText.rounded(chance.probability, decimals: 2)
            let count = chance.observations
            if chance.assumption != nil {
                basis = LocalizedText(
                    en: "\(count) observation\(count == 1 ? "" : "s"), spread assumed",
                    zh: "\(count) 个监测值，波动幅度为假设")
            } else {
                basis = LocalizedText(en: "from \(count) observations", zh: "依据 \(count) 个监测值")
            }
        case .notAssessable(let reason):
            sign = "?"
            words = LocalizedText(en: "not assessable", zh: "无法评估")
            basis = reason
            isReason = true
            tone = .open
        }
    }
}
