import Diagnostics
import PlanModel
import Quantities

/// A spread or a trend is assumed in a unit that cannot be converted into the unit of its indicator.
public enum AssumptionUnitMismatch: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "assumption-unit-mismatch", "假设与指标单位不符", .error,
        mistake: LocalizedText(
            en:
                "The yearly change was assumed in percent for an indicator that counts beds; taken as beds, the forecast looked almost certain.",
            zh: "床位数指标的年变化按百分比假定，被当作床位数后，预测看似十拿九稳。"),
        example: FindingExample(failing: [
            FileEdit("assumptions.csv", .replace("change-spread,40,beds", with: "change-spread,40,⟦%"))
        ]))

    /// Every assumed spread or mean change of an indicator in a unit of another dimension.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.assumptions.compactMap { assumption in
            guard assumption.quantity == .changeSpread || assumption.quantity == .meanChange,
                let about = assumption.about, about.collection == Indicator.collection, !assumption.unit.isEmpty,
                let wanted = context.index.units[ID<Indicator>(about.key)],
                let unit = try? context.index.unitBook.unit(assumption.unit), unit.factor(to: wanted) == nil
            else { return nil }
            let book = context.index.unitBook
            return Finding(
                kind, at: assumption.id.address.with(field: "unit"),
                message: LocalizedText(
                    en: "the assumption is in \(unit.name(in: "en", book: book)), "
                        + "the indicator in \(wanted.name(in: "en", book: book))",
                    zh: "假定值的单位为“\(unit.name(in: "zh", book: book))”，指标单位为“\(wanted.name(in: "zh", book: book))”"),
                help: LocalizedText(
                    en: "state the yearly change in the unit of the indicator", zh: "请按指标的计量单位填写年变化量"),
                restsOn: [
                    assumption.id.address.with(field: "about"), about.record.with(field: "unit"),
                    Address("plan", field: "units"),
                ])
        }
    }
}
