import Diagnostics
import PlanModel
import Quantities

/// A unit of measure cannot be read.
public enum UnitUnreadable: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "unit-unreadable", "计量单位无法识别", .error,
        mistake: LocalizedText(
            en: "The unit was misspelt or written as a phrase, so nothing can be converted into it or added to it.",
            zh: "计量单位拼写有误或写成了说明文字，无法换算和汇总。"),
        example: FindingExample(failing: [
            FileEdit("indicators.yaml", .replace("unit: yuan/person", with: "unit: yuan/⟦persn"))
        ]))

    /// Every unit of an indicator, an assumption, a resource and of the plan's own list that makes no sense.
    public static func findings(in context: CheckContext) -> [Finding] {
        let list = Address("plan", field: "units")
        var findings: [Finding] = []
        func look(_ text: String, _ address: Address, after column: Int = 0) {
            do {
                _ = try context.index.unitBook.unit(text)
            } catch {
                findings.append(finding(error, at: address, after: column))
            }
        }
        for (position, unit) in context.plan.header.units.enumerated() {
            let address = list.with(field: "units/\(position)/is")
            let parts = unit.size.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let size = DecimalText.number(String(parts[0])), size > 0 else {
                findings.append(sizeFinding(unit, at: address))
                continue
            }
            look(String(parts[1]), address, after: parts[0].count + 1)
        }
        for indicator in context.plan.indicators {
            look(indicator.unit, indicator.id.address.with(field: "unit"))
        }
        for assumption in context.plan.assumptions where !assumption.unit.isEmpty {
            look(assumption.unit, assumption.id.address.with(field: "unit"))
        }
        for (resource, unit) in context.plan.header.resourceUnits.contents.sorted(by: { $0.key < $1.key }) {
            look(unit, Address("plan", field: "resource_units/\(resource)"))
        }
        return findings
    }

    /// The finding at the symbol that makes no sense, so many characters into the cell.
    private static func finding(_ fault: UnitFault, at address: Address, after skipped: Int) -> Finding {
        let (message, help) = words(fault)
        let length =
            switch fault {
            case .empty: 0
            case .unknownSymbol(let text, _, _), .unexpected(let text, _): text.count
            }
        let start = fault.column + skipped
        return Finding(
            kind, at: address, columns: length == 0 ? nil : start..<start + length, message: message, help: help,
            restsOn: [Address("plan", field: "units")])
    }

    private static func words(_ fault: UnitFault) -> (message: LocalizedText, help: LocalizedText) {
        switch fault {
        case .empty:
            (
                LocalizedText(en: "the unit is empty", zh: "计量单位为空"),
                LocalizedText(en: "a pure number has the unit 1", zh: "无量纲数的单位写作 1")
            )
        case .unknownSymbol(let symbol, _, let suggestion):
            (
                LocalizedText(en: "‘\(symbol)’ is no known unit", zh: "“\(symbol)”不是已知计量单位"),
                suggestion.map { LocalizedText(en: "did you mean ‘\($0)’?", zh: "是否为“\($0)”？") }
                    ?? LocalizedText(
                        en: "units of the plan's own are listed under units in plan.yaml",
                        zh: "规划自定单位请列入 plan.yaml 的 units")
            )
        case .unexpected(let part, _):
            (
                LocalizedText(en: "‘\(part)’ cannot stand in a unit", zh: "计量单位中不能出现“\(part)”"),
                LocalizedText(
                    en: "write factors joined by a space, with one / at most: 10^4 t/km2",
                    zh: "各因子以空格相连，至多一个“/”，如 10^4 t/km2")
            )
        }
    }

    private static func sizeFinding(_ unit: UnitDefinition, at address: Address) -> Finding {
        Finding(
            kind, at: address,
            message: LocalizedText(
                en: "the size of ‘\(unit.symbol)’ (‘\(unit.size)’) is not a number and a unit",
                zh: "“\(unit.symbol)”的换算（“\(unit.size)”）不是“数字＋空格＋单位”"),
            help: LocalizedText(en: "write for example: 500 g", zh: "例如：500 g"))
    }
}
