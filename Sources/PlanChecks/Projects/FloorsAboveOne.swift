import Diagnostics
import PlanModel

/// Minimum shares of fields, or of places side by side, ask for more than all of a resource.
public enum FloorsAboveOne: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "minimum-shares-above-all", "最低份额合计超过全部", .error,
        mistake: LocalizedText(
            en:
                "Every office asked for a minimum share of its own, and nobody added them up; together they ask for more than there is.",
            zh: "各部门分别提出最低份额，未作汇总，合计超过 100%。"),
        example: FindingExample(
            failing: [
                FileEdit("floors.csv", .write("field,share,source\necology,0.6,report-2025\nhealth,⟦0.5,report-2025\n"))
            ],
            repaired: [
                FileEdit("floors.csv", .write("field,share,source\necology,0.4,report-2025\nhealth,0.5,report-2025\n"))
            ]))

    /// One finding for every resource whose shares of fields, or of places below one place, add up to more than one.
    public static func findings(in context: CheckContext) -> [Finding] {
        let rows = context.plan.floors.filter { ($0.share.number ?? 0) > 0 }
        let groups = Dictionary(grouping: rows.filter { side(of: $0, context) != nil }) { floor in
            [floor.resource, side(of: floor, context) ?? ""]
        }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { _, floors in
            // A thousandth of a per cent is the rounding of shares, not a demand.
            let sum = floors.compactMap(\.share.number).reduce(0, +)
            guard sum > 1.000_01, let last = floors.last else { return nil }
            let percent = context.plain(sum * 100)
            func list(_ language: String) -> String {
                floors.map { floor in
                    let name = floor.field.map(context.index.name) ?? floor.place.map(context.index.name)
                    let share = context.plain((floor.share.number ?? 0) * 100)
                    return "\(name?.text(in: language) ?? "") \(share) %"
                }.joined(separator: language == "zh" ? "；" : "; ")
            }
            let resource = Resources.words(last.resource)
            return Finding(
                kind, at: last.at("share"),
                message: LocalizedText(
                    en: "the minimum shares of \(resource.en) add up to \(percent) %",
                    zh: "\(resource.zh)最低份额合计 \(percent)%"),
                notes: [LocalizedText(en: list("en"), zh: list("zh"))],
                restsOn: floors.flatMap { floor in ["resource", "field", "place", "share"].map(floor.at) })
        }
    }

    /// What a floor stands beside: other fields, or other places below the same one; nil where it overlaps others.
    private static func side(of floor: Floor, _ context: CheckContext) -> String? {
        switch (floor.field, floor.place) {
        case (.some, nil): "fields"
        case (nil, let place?): context.index.places[place]?.parent.map { "places/\($0)" }
        default: nil
        }
    }
}

extension Floor {
    /// The address of a field of the minimum share.
    func at(_ field: String) -> Address { Address("floors", key, field: field) }
}
