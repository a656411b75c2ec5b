import Diagnostics
import PlanModel
import Quantities

/// A figure is marked as revised, and the date on which the revision became known is only assumed.
public enum RevisionWithoutDate: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "revision-without-date", "修订数据未注明发布时间", .warning,
        mistake: LocalizedText(
            en: "A revised figure was entered without the day of its publication. "
                + "Nobody could say afterwards whether the plan was decided on the old figure or on the new one.",
            zh: "录入修订数据时未注明发布日期，事后无法判断规划是依据旧数还是新数确定的。"),
        example: FindingExample(failing: [
            FileEdit(
                "observations/main.csv",
                .replace("gdp,county,2022,349,,2023-03-31", with: "gdp,county,2022,349,revised,⟦2023-03-31"))
        ]))

    private struct Batch: Hashable {
        let series: PlanIndex.SeriesKey
        let knownOn: CalendarDate
    }

    /// Every revision with an assumed date; the years of a series that were revised together are one finding.
    public static func findings(in context: CheckContext) -> [Finding] {
        let undated = context.plan.observations.filter { $0.status == .revised && $0.knownOnBasis == .assumed }
        let batches = Dictionary(grouping: undated) {
            Batch(series: PlanIndex.SeriesKey($0.indicator, $0.place), knownOn: $0.knownOn)
        }
        return batches.values.compactMap { batch in
            let years = batch.map(\.year)
            guard let first = batch.first, let from = years.min(), let upTo = years.max() else { return nil }
            let title = context.title(first)
            return Finding(
                kind, at: first.at("known_on"),
                message: LocalizedText(
                    en: "\(title.en) is a revision, and its date (\(first.knownOn)) is assumed",
                    zh: "\(title.zh)为修订数据，其发布日期（\(first.knownOn)）系假定"),
                notes: batch.count > 1
                    ? [
                        LocalizedText(
                            en: "the same holds for \(batch.count) values of the series, \(from) to \(upTo)",
                            zh: "该序列 \(from)—\(upTo) 年共 \(batch.count) 个数值均如此")
                    ] : [],
                help: LocalizedText(
                    en: "write the day on which the revision was published", zh: "请填写修订数据的发布日期"),
                restsOn: [first.at("status"), first.at("known_on_basis")])
        }
    }
}
