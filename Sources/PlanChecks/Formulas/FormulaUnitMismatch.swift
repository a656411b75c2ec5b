import Diagnostics
import Formulas
import Outlook
import PlanModel

/// The units of a formula do not agree.
public enum FormulaUnitMismatch: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "formula-unit-mismatch", "公式中单位不符", .error,
        mistake: LocalizedText(
            en: "Tonnes were added to yuan, or a total was compared with a share; the result was a number, and it "
                + "meant nothing.",
            zh: "把吨与元相加，或把总量与比重相比，虽能得出数字却毫无意义。"),
        example: FindingExample(failing: [
            FileEdit(
                "indicators.yaml",
                .replace("formula: gdp / population", with: "formula: (gdp + ⟦population) / population"))
        ]))

    /// The faults of this kind, in the order of the plan.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.trajectories.formulas.faults.filter(\.isOfUnits).map { fault in
            Finding(
                kind, at: fault.indicator.address.with(field: "formula"), columns: fault.fault.columns,
                message: fault.fault.message, help: fault.fault.help,
                restsOn: unitAddresses(of: fault.indicator, in: context))
        }
    }

    /// The units that the formula rests on: where one of them cannot be read, the mismatch is a consequence.
    private static func unitAddresses(of indicator: ID<Indicator>, in context: CheckContext) -> [Address] {
        let mentioned = (context.trajectories.formulas.mentions[indicator] ?? []).map(\.indicator)
        return (mentioned + [indicator]).map { $0.address.with(field: "unit") }
    }
}
