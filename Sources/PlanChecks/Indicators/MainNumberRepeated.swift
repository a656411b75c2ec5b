import Diagnostics
import PlanModel

/// Two indicators have the same number in the table of main indicators.
public enum MainNumberRepeated: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "main-number-repeated", "主要指标序号重复", .error,
        mistake: LocalizedText(
            en:
                "An indicator was put between two others and the numbers behind it were not moved on; letters then spoke of two different “number 7”.",
            zh: "中间插入一项主要指标后其后编号未顺延，来文中的“第 7 项”指向两个不同指标。"),
        example: FindingExample(failing: [
            FileEdit("indicators.yaml", .replace("main: 2", with: "main: ⟦1"))
        ]))

    /// Every indicator whose number an earlier one has.
    public static func findings(in context: CheckContext) -> [Finding] {
        var holders: [Int: ID<Indicator>] = [:]
        return context.plan.indicators.compactMap { indicator in
            guard let number = indicator.mainOrder else { return nil }
            guard let holder = holders[number] else {
                holders[number] = indicator.id
                return nil
            }
            let (name, other) = (context.name(indicator.id), context.name(holder))
            return Finding(
                kind, at: indicator.id.address.with(field: "main"),
                message: LocalizedText(
                    en: "‘\(name.en)’ and ‘\(other.en)’ are both main indicator \(number)",
                    zh: "“\(name.zh)”与“\(other.zh)”的主要指标序号同为 \(number)"),
                restsOn: [holder.address.with(field: "main")])
        }
    }
}
