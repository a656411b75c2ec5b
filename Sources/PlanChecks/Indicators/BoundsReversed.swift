import Diagnostics
import PlanModel

/// The lowest possible value of an indicator is above its highest.
public enum BoundsReversed: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "bounds-reversed", "最小值与最大值填反", .error,
        mistake: LocalizedText(
            en: "The two bounds were exchanged; every figure of the indicator would be refused.",
            zh: "指标的最小值与最大值填反，所有数据都会被判为超出范围。"),
        example: FindingExample(failing: [
            FileEdit("indicators.yaml", .replace("lowest: 0\n  highest: 100", with: "lowest: ⟦100\n  highest: 0"))
        ]))

    /// Every pair of bounds between which nothing lies.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.indicators.compactMap { indicator in
            guard let lowest = indicator.lowest, let highest = indicator.highest, lowest > highest else { return nil }
            let name = context.name(indicator.id)
            let bounds = (context.shown(lowest, of: indicator.id), context.shown(highest, of: indicator.id))
            return Finding(
                kind, at: indicator.id.address.with(field: "lowest"),
                message: LocalizedText(
                    en: "the lowest value of ‘\(name.en)’ (\(bounds.0.en)) is above its highest (\(bounds.1.en))",
                    zh: "“\(name.zh)”的最小值（\(bounds.0.zh)）大于最大值（\(bounds.1.zh)）"),
                restsOn: [indicator.id.address.with(field: "highest")])
        }
    }
}
