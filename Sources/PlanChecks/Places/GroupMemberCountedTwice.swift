import Diagnostics
import PlanModel

/// A zone holds a place and also the place of which it is a part.
public enum GroupMemberCountedTwice: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "group-member-counted-twice", "片区成员重复计入", .warning,
        mistake: LocalizedText(
            en: "A circle was enlarged to a whole county whose towns were members already; their people counted twice.",
            zh: "经济圈范围扩大到全县，而县内各镇已在名单中，人口被重复计算。"),
        example: FindingExample(failing: [
            FileEdit("groups.csv", .append("riverside,⟦county,\n"))
        ]))

    /// Every member that holds another member of its zone; a parent that is not above its part is another fault.
    public static func findings(in context: CheckContext) -> [Finding] {
        let ranks = context.levelRanks
        func isAbove(_ one: ID<Place>, _ other: ID<Place>) -> Bool {
            guard let upper = context.index.places[one].flatMap({ ranks[$0.level] }),
                let lower = context.index.places[other].flatMap({ ranks[$0.level] })
            else { return true }
            return upper < lower
        }
        return context.index.members.flatMap { group, members -> [Finding] in
            let shares = Dictionary(members.map { ($0.place, $0) }) { first, _ in first }
            guard shares.count > 1 else { return [] }
            var inside: [ID<Place>: [GroupMember]] = [:]
            for member in members {
                for above in context.index.line(of: member.place).dropFirst() where shares[above] != nil {
                    guard isAbove(above, member.place) else { continue }
                    inside[above, default: []].append(member)
                }
            }
            return inside.compactMap { above, parts in
                shares[above].map { finding($0, parts, in: group, context) }
            }
        }
    }

    private static func finding(
        _ whole: GroupMember, _ parts: [GroupMember], in group: ID<PlaceGroup>, _ context: CheckContext
    ) -> Finding {
        let name = context.name(whole.place)
        let title = context.plan.header.groups.first { $0.id == group }?.name ?? LocalizedText()
        let zone = title.isEmpty ? LocalizedText(en: group.text, zh: group.text) : title
        let names = parts.prefix(5).map { context.name($0.place) }
        return Finding(
            kind, at: Address("groups", whole.key, field: "place"),
            message: LocalizedText(
                en: "‘\(zone.en)’ holds ‘\(name.en)’ and \(parts.count) of its parts: "
                    + names.map(\.en).joined(separator: ", "),
                zh: "“\(zone.zh)”既包括“\(name.zh)”，又包括其下级 \(parts.count) 个地区："
                    + names.map(\.zh).joined(separator: "、")),
            restsOn: parts.map { Address("groups", $0.key, field: "place") }
                + parts.map { $0.place.address.with(field: "parent") })
    }
}
