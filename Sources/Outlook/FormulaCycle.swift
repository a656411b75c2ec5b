import Diagnostics
import PlanModel

/// Indicators whose values of one year need each other in a loop.
public struct FormulaCycle: Hashable, Sendable {
    /// The indicators in order: each needs the next, the last one the first, which is the smallest by identifier.
    public let indicators: [ID<Indicator>]

    /// The loop in words: `a needs b needs a`.
    public var text: LocalizedText {
        let steps = (indicators + indicators.prefix(1)).map(\.text)
        return LocalizedText(
            en: steps.joined(separator: " needs "), zh: steps.joined(separator: "→"))
    }
}
