import Diagnostics
import PlanModel
import Quantities

/// The plan defines a unit of its own twice.
public enum UnitDefinedTwice: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "unit-defined-twice", "单位重复定义", .error,
        mistake: LocalizedText(
            en: "Two departments brought the same unit with two sizes; "
                + "figures in it would count by one of them or the other, as chance would have it.",
            zh: "两个部门各自定义了同一单位而大小不同，以该单位计量的数值含义不一。"),
        example: FindingExample(
            failing: [edit("  - {symbol: ⟦sack, is: 60 kg, name: {en: sacks, zh: 袋}}\n")], repaired: [edit("")]))

    private static func edit(_ second: String) -> FileEdit {
        let first = "units:\n  - {symbol: sack, is: 50 kg, name: {en: sacks, zh: 袋}}\n"
        return FileEdit("plan.yaml", .append(first + second))
    }

    /// Every definition of a symbol that an earlier one defines; it is not used.
    public static func findings(in context: CheckContext) -> [Finding] {
        var sizes: [String: String] = [:]
        return context.plan.header.units.enumerated().compactMap { position, unit in
            guard UnitBook.standard.entries[unit.symbol] == nil else { return nil }
            guard let first = sizes[unit.symbol] else {
                sizes[unit.symbol] = unit.size
                return nil
            }
            return Finding(
                kind, at: Address("plan", field: "units/\(position)/symbol"),
                message: LocalizedText(
                    en:
                        "‘\(unit.symbol)’ is defined a second time, as \(unit.size); the first definition counts: \(first)",
                    zh: "单位“\(unit.symbol)”重复定义为 \(unit.size)，以首次定义 \(first) 为准"),
                help: LocalizedText(en: "keep one of them, or choose another symbol", zh: "请保留其一，或改用其他符号"),
                restsOn: [Address("plan", field: "units")])
        }
    }
}
