import Diagnostics
import PlanModel
import Quantities

/// The parts into which a place went on a date do not make up the whole place.
public enum SplitSharesOffOne: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "split-shares-off-one", "区划拆分占比合计不为 1", .error,
        mistake: LocalizedText(
            en:
                "A town was divided between two others and one of the two rows was forgotten; a third of its people disappeared from the series.",
            zh: "撤镇后分属两镇，只录入其中一行，时间序列中少了三分之一的人口。"),
        example: FindingExample(failing: edits("⟦0.3"), repaired: edits("0.4")))

    private static func edits(_ share: String) -> [FileEdit] {
        [
            FileEdit("places.csv", .append("west,West Town,西镇,town,county,4,30.1,107.1,WGS84\n")),
            FileEdit(
                "place_changes.csv",
                .write(
                    """
                    date,from,to,share,kind
                    2024-01-01,west,north,\(share),split
                    2024-01-01,west,south,0.6,split

                    """)),
        ]
    }

    private struct Event: Hashable {
        let date: CalendarDate
        let place: ID<Place>
    }

    /// Every change of a place whose shares add up to something else than one.
    public static func findings(in context: CheckContext) -> [Finding] {
        let events = Dictionary(grouping: context.plan.placeChanges) { Event(date: $0.date, place: $0.from) }
        return events.values.compactMap { rows in
            guard let first = rows.first, rows.allSatisfy({ ShareOutOfRange.isShare($0.share) }),
                let sum = Shares.sumOffOne(rows.map(\.share))
            else { return nil }
            let name = context.name(first.from)
            return Finding(
                kind, at: Address("place_changes", first.key, field: "share"),
                message: LocalizedText(
                    en: "the parts of ‘\(name.en)’ on \(first.date) add up to \(sum) of it",
                    zh: "“\(name.zh)”\(first.date) 变更的各部分合计为 \(sum)"),
                restsOn: rows.map { Address("place_changes", $0.key, field: "share") } + [Address("place_changes")])
        }
    }
}
