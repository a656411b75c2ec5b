import Diagnostics
import PlanModel
import Quantities

/// The places of a reporting unit do not make up the whole unit.
public enum ReportingSharesOffOne: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "reporting-shares-off-one", "填报单位占比合计不为 1", .error,
        mistake: LocalizedText(
            en:
                "A development zone was enlarged into a second town and only the new row was added; its output then counted more than once.",
            zh: "开发区扩区后只增加了新行，未调整原有占比，其产值被重复计算。"),
        example: FindingExample(failing: edits("⟦1"), repaired: edits("0.6")))

    private static func edits(_ share: String) -> [FileEdit] {
        [
            FileEdit(
                "reporting_units.csv",
                .write(
                    """
                    unit,name_en,name_zh,place,share
                    zone,Development zone,开发区,north,\(share)
                    zone,Development zone,开发区,south,0.4

                    """))
        ]
    }

    /// Every unit whose shares add up to something else than one.
    public static func findings(in context: CheckContext) -> [Finding] {
        Dictionary(grouping: context.plan.reportingUnits, by: \.unit).values.compactMap { rows in
            guard let first = rows.first, rows.allSatisfy({ ShareOutOfRange.isShare($0.share) }),
                let sum = Shares.sumOffOne(rows.map(\.share))
            else { return nil }
            let name = first.name.isEmpty ? LocalizedText(en: first.unit, zh: first.unit) : first.name
            return Finding(
                kind, at: Address("reporting_units", first.key, field: "share"),
                message: LocalizedText(
                    en: "the \(rows.count) shares of ‘\(name.en)’ add up to \(sum)",
                    zh: "“\(name.zh)”的 \(rows.count) 项占比合计为 \(sum)"),
                restsOn: rows.map { Address("reporting_units", $0.key, field: "share") } + [
                    Address("reporting_units")
                ])
        }
    }
}

/// Shares that make up a whole.
enum Shares {
    /// The sum of shares as text where it is not one; each share may be rounded to three decimals.
    static func sumOffOne(_ shares: [Double]) -> String? {
        let sum = shares.reduce(0, +)
        guard (sum - 1).magnitude > 0.0005 * Double(shares.count) + 1e-9 else { return nil }
        return JSONValue.shortest(DecimalText.rounded(sum, decimals: 4))
    }
}
