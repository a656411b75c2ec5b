import Diagnostics
import PlanModel
import Quantities

/// The share of a place in a zone, of a reporting unit in a place, or of a split lies outside 0 to 1.
public enum ShareOutOfRange: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "share-out-of-range", "占比超出范围", .error,
        mistake: LocalizedText(
            en: "The share was typed in percent, and the zone counted fifty times the town.",
            zh: "占比按百分数填写，片区把该镇计了五十倍。"),
        example: FindingExample(failing: [
            FileEdit("groups.csv", .replace("riverside,north,0.5", with: "riverside,north,⟦50"))
        ]))

    /// Every share that is no share.
    public static func findings(in context: CheckContext) -> [Finding] {
        var findings: [Finding] = []
        func look(_ share: Double, _ address: @autoclosure () -> Address) {
            guard !isShare(share) else { return }
            let text = JSONValue.shortest(share)
            let parts = share > 1 && share <= 100 ? JSONValue.shortest(share / 100) : nil
            findings.append(
                Finding(
                    kind, at: address(),
                    message: LocalizedText(
                        en: "a share of \(text) lies outside 0 to 1", zh: "占比 \(text) 超出 0 至 1 的范围"),
                    help: parts.map { LocalizedText(en: "did you mean \($0)?", zh: "是否为 \($0)？") }))
        }
        for member in context.plan.groupMembers { look(member.share, Address("groups", member.key, field: "share")) }
        for unit in context.plan.reportingUnits {
            look(unit.share, Address("reporting_units", unit.key, field: "share"))
        }
        for change in context.plan.placeChanges {
            look(change.share, Address("place_changes", change.key, field: "share"))
        }
        return findings
    }

    /// Whether a number can be a share.
    static func isShare(_ number: Double) -> Bool { (0...1).contains(number) }
}
