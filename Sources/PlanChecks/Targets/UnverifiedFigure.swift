import Diagnostics
import PlanModel
import Quantities

/// A target or its baseline is a figure that nobody has read at its publisher; it enters no verdict and no probability.
public enum UnverifiedFigure: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "unverified-figure", "数字未经核实", .note,
        mistake: LocalizedText(
            en: "A number remembered from a meeting was typed in until the document could be found, and stayed. "
                + "A year later it was quoted as official.",
            zh: "凭记忆先填的数字此后未再核实，一年后被当作正式数据引用。"),
        example: FindingExample(failing: edits("unverified", mark: "⟦"), repaired: edits("", mark: "")))

    private static func edits(_ origin: String, mark: String) -> [FileEdit] {
        [
            FileEdit(
                "targets.csv",
                .write(
                    """
                    indicator,place,year,kind,form,value,baseline,baseline_year,origin,source
                    forest_cover,county,2030,binding,level,\(mark)52,48,2025,\(origin),report-2025
                    gdp,county,2030,anticipatory,annual-growth,5,415,2025,,report-2025
                    hospital_beds,county,2030,anticipatory,level,2900,2600,2025,,report-2025

                    """))
        ]
    }

    /// Every unverified value and baseline of a target.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.targets.flatMap { target -> [Finding] in
            guard target.origin == .unverified || target.baselineOrigin == .unverified else { return [] }
            var findings: [Finding] = []
            let title = context.title(target)
            if target.origin == .unverified, let value = target.value.number {
                let shown = context.shown(value, as: target)
                findings.append(
                    finding(
                        target.at("value"), "\(title.en) (\(shown.en))", "\(title.zh)（\(shown.zh)）",
                        target.at("origin"),
                        context))
            }
            if target.baselineOrigin == .unverified, let baseline = target.baseline.number {
                let shown = context.shown(baseline, of: target.indicator)
                findings.append(
                    finding(
                        target.at("baseline"), "the baseline of the \(title.en) (\(shown.en))",
                        "\(title.zh)的基期值（\(shown.zh)）", target.at("baseline_origin"), context))
            }
            return findings
        }
    }

    private static func finding(
        _ address: Address, _ en: String, _ zh: String, _ origin: Address, _ context: CheckContext
    ) -> Finding {
        let use =
            context.includesUnverified
            ? LocalizedText(en: "counted here because that was asked for", zh: "因指定计入未核实数据而采用")
            : LocalizedText(en: "it enters no verdict and no probability", zh: "不用于评判和概率测算")
        return Finding(
            kind, at: address,
            message: LocalizedText(en: "\(en) is unverified: \(use.en)", zh: "\(zh)未经核实，\(use.zh)"),
            restsOn: [origin])
    }
}
