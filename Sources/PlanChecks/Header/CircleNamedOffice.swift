import Diagnostics
import PlanModel

/// A circle has the name by which the office itself is called.
public enum CircleNamedOffice: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "circle-named-office", "知悉范围与编制机关重名", .error,
        mistake: LocalizedText(
            en: "A circle of readers was called office; who published for ‘office’ gave out everything that the plan "
                + "holds, not what that circle may read.",
            zh: "将某一知悉范围命名为 office；以“office”发布时，公开的是规划全部内容，而非该范围可知悉的内容。"),
        example: FindingExample(failing: [edit("⟦office")], repaired: [edit("departments")]))

    private static func edit(_ circle: String) -> FileEdit {
        FileEdit(
            "plan.yaml",
            .replace(
                "zh: 政府内部}}\n", with: "zh: 政府内部}}\n  - {id: \(circle), name: {en: departments, zh: 各部门}}\n"))
    }

    /// Every circle of that name.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.header.circles.enumerated().compactMap { position, circle in
            guard circle.id.text == Audience.officeName else { return nil }
            return Finding(
                kind, at: Address("plan", field: "circles/\(position)/id"),
                message: LocalizedText(
                    en: "‘\(circle.id)’ stands for the office, which reads everything; no circle can be called so",
                    zh: "“\(circle.id)”专指可读全部内容的编制机关，不能用作知悉范围的编号"),
                help: LocalizedText(en: "give the circle another identifier", zh: "请为该范围另取编号"),
                restsOn: [Address("plan", field: "circles")])
        }
    }
}
