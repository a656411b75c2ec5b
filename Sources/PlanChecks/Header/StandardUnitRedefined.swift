import Diagnostics
import PlanModel
import Quantities

/// The plan gives a standard unit a size of its own.
public enum StandardUnitRedefined: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "standard-unit-redefined", "自定单位与标准单位重名", .error,
        mistake: LocalizedText(
            en: "A unit of the plan's own was given the symbol of a standard one; "
                + "every figure in that unit would have had another size than its readers take it for.",
            zh: "自定单位使用了标准计量单位的符号，凡以该单位计量的数值，其含义都与读者的理解不同。"),
        example: FindingExample(failing: [edit("⟦t")], repaired: [edit("sack")]))

    private static func edit(_ symbol: String) -> FileEdit {
        FileEdit("plan.yaml", .append("units:\n  - {symbol: \(symbol), is: 50 kg, name: {en: sacks, zh: 袋}}\n"))
    }

    /// Every definition of a symbol that the standard units have; it is not used.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.header.units.enumerated().compactMap { position, unit in
            guard UnitBook.standard.entries[unit.symbol] != nil else { return nil }
            return Finding(
                kind, at: Address("plan", field: "units/\(position)/symbol"),
                message: LocalizedText(
                    en: "‘\(unit.symbol)’ is a standard unit; this definition of it is not used",
                    zh: "“\(unit.symbol)”是标准计量单位，此处的定义不予采用"),
                help: LocalizedText(en: "choose another symbol", zh: "请改用其他符号"),
                restsOn: [Address("plan", field: "units")])
        }
    }
}
