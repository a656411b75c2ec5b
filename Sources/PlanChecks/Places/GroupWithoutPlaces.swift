import Diagnostics
import PlanModel

/// A zone or circle is named in the plan and no place belongs to it.
public enum GroupWithoutPlaces: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "group-without-places", "片区没有成员地区", .warning,
        mistake: LocalizedText(
            en:
                "A new economic circle was announced before anybody had agreed which counties are in it; every figure for it was empty.",
            zh: "新的经济圈已经提出，但范围尚未确定，相关数据全为空。"),
        example: FindingExample(failing: [
            FileEdit(
                "plan.yaml",
                .replace("place_groups:\n", with: "place_groups:\n  - ⟦{id: hills, name: {en: Hills, zh: 山区}}\n"))
        ]))

    /// Every zone without members.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.header.groups.compactMap { group in
            guard context.index.members[group.id] == nil, !group.id.text.isEmpty else { return nil }
            let name = group.name.isEmpty ? LocalizedText(en: group.id.text, zh: group.id.text) : group.name
            return Finding(
                kind, at: group.id.address,
                message: LocalizedText(en: "no place belongs to ‘\(name.en)’", zh: "“\(name.zh)”没有所属地区"),
                restsOn: [
                    Address("groups"), Address("plan", field: "place_groups"),
                    .mention(of: group.id.address, in: Address("groups", field: "group")),
                ])
        }
    }
}
