import Diagnostics
import PlanModel

/// The projects that go ahead whatever is chosen use more than a limit allows.
public enum LimitExceeded: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "limit-exceeded-by-mandated", "仅已定项目就突破约束", .error,
        mistake: LocalizedText(
            en:
                "The budget office sets a year's limit without knowing what is already promised; the promised projects alone break it.",
            zh: "财政部门核定年度资金规模时未掌握已定和续建项目，仅这些项目就已突破约束。"),
        example: FindingExample(
            failing: [FileEdit("limits.csv", .replace("cost,county,2026,20000,", with: "cost,county,2026,⟦2000,"))],
            repaired: [FileEdit("limits.csv", .replace("cost,county,2026,20000,", with: "cost,county,2026,3000,"))]))

    /// Every limit that is exceeded on its own grid by the projects that are mandated or have begun.
    ///
    /// Projects without a start year are left out and counted in a note.
    public static func findings(in context: CheckContext) -> [Finding] {
        guard !context.plan.limits.isEmpty else { return [] }
        let use = CommittedUse(in: context)
        var exceeded: [(slot: Int, amount: Double)] = []
        for (slot, limit) in context.plan.limits.enumerated() {
            guard let amount = limit.amount.number, context.includesUnverified || limit.origin != .unverified,
                exceeds(use.sums[slot], amount, grid: limit.resolution)
            else { continue }
            exceeded.append((slot, amount))
        }
        guard !exceeded.isEmpty else { return [] }
        let parts = use.parts(of: Set(exceeded.map(\.slot)))
        let undated = use.undatedCounts()
        return exceeded.map { slot, amount in
            let limit = context.plan.limits[slot]
            return finding(
                limit, amount, use.sums[slot], parts[slot] ?? [], undated[limit.resource]?[limit.place] ?? 0, context)
        }
    }

    /// Whether a sum is above a limit once both are rounded to the limit's grid.
    private static func exceeds(_ sum: Double, _ limit: Double, grid: Double) -> Bool {
        guard grid > 0 else { return sum > limit }
        return (sum / grid).rounded() > (limit / grid).rounded()
    }

    private static func finding(
        _ limit: Limit, _ amount: Double, _ sum: Double, _ parts: [CommittedUse.Part], _ undated: Int,
        _ context: CheckContext
    ) -> Finding {
        let place = context.name(limit.place)
        let resource = context.index.name(ofResource: limit.resource, paidBy: limit.funding)
        let allowed = context.amount(amount, of: limit.resource)
        let used = context.amount(sum, of: limit.resource)
        let excess = context.amount(sum - amount, of: limit.resource)
        var notes = [list(parts, limit, context)]
        if undated > 0 {
            notes.append(
                LocalizedText(
                    en: "\(counted(undated, "further project")) without a known start year left out",
                    zh: "另有 \(undated) 个确定实施的项目开工年份不明，未计入"))
        }
        let address = Address("limits", limit.key, field: "amount")
        return Finding(
            kind, at: address,
            message: LocalizedText(
                en: "projects that are mandated or have begun use \(used.en) of \(resource.en) in \(place.en) "
                    + "in \(limit.year), \(excess.en) more than the limit of \(allowed.en)",
                zh: "仅已定和已开工项目，\(limit.year) 年\(place.zh)\(resource.zh)就达 \(used.zh)，"
                    + "超出约束（\(allowed.zh)）\(excess.zh)"),
            notes: notes,
            restsOn: ["resource", "place", "year", "funding", "resolution"].map { address.with(field: $0) })
    }

    private static func list(_ parts: [CommittedUse.Part], _ limit: Limit, _ context: CheckContext) -> LocalizedText {
        let rest = parts.dropFirst(5)
        func text(_ language: String) -> String {
            func amount(_ number: Double) -> String { context.amount(number, of: limit.resource).text(in: language) }
            var texts = parts.prefix(5).map { "\(context.name($0.project).text(in: language)) \(amount($0.amount))" }
            if !rest.isEmpty {
                let sum = amount(rest.map(\.amount).reduce(0, +))
                texts.append(language == "zh" ? "其余 \(rest.count) 个项目 \(sum)" : "\(rest.count) more \(sum)")
            }
            return texts.joined(separator: language == "zh" ? "；" : "; ")
        }
        return LocalizedText(en: text("en"), zh: text("zh"))
    }
}
