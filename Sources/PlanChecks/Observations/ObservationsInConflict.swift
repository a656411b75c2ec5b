import Diagnostics
import PlanModel
import Quantities

/// Two sources give different values for one indicator, place and year on the same date.
///
/// The source of higher rank counts. Figures that look the same at the indicator's decimals are the same; a revision whose
/// date is only assumed is another fault.
public enum ObservationsInConflict: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "observations-in-conflict", "同一年份监测值不一致", .warning,
        mistake: LocalizedText(
            en: "The yearbook and the yearly report gave different figures for one year. "
                + "Each office quoted the one that suited it.",
            zh: "年鉴与公报对同一年份数据不一，各部门各取所需。"),
        example: FindingExample(failing: [
            FileEdit("sources.csv", .replace("2025-03-15,1", with: "2025-03-15,2")),
            FileEdit(
                "observations/main.csv", .append("forest_cover,county,2025,⟦47.5,,2026-02-20,,yearbook-2024\n")),
        ]))

    /// Every observation that another one of the same date contradicts and that does not count.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.index.observations.values.flatMap { observations -> [Finding] in
            var findings: [Finding] = []
            var first = 0
            while first < observations.count {
                let (year, date) = (observations[first].year, observations[first].knownOn)
                let last = observations[first...].firstIndex { $0.year != year || $0.knownOn != date }
                let end = last ?? observations.count
                if end - first > 1 { findings += conflicts(Array(observations[first..<end]), context) }
                first = end
            }
            return findings
        }
    }

    private static func conflicts(_ observations: [Observation], _ context: CheckContext) -> [Finding] {
        let usable = observations.filter {
            $0.value.number != nil && !($0.status == .revised && $0.knownOnBasis == .assumed)
        }
        func rank(_ observation: Observation) -> Int {
            observation.sources.compactMap { context.index.sources[$0]?.rank }.min() ?? .max
        }
        guard let chosen = usable.min(by: { (rank($0), $0.key) < (rank($1), $1.key) }), let value = chosen.value.number
        else { return [] }
        return usable.compactMap { other in
            guard other.key != chosen.key, let number = other.value.number,
                context.rounded(number, of: other.indicator) != context.rounded(value, of: other.indicator)
            else { return nil }
            return finding(
                other, number, against: chosen, value, isDecided: rank(other) != rank(chosen), context)
        }
    }

    private static func finding(
        _ other: Observation, _ number: Double, against chosen: Observation, _ value: Double, isDecided: Bool,
        _ context: CheckContext
    ) -> Finding {
        let title = context.title(other)
        let (this, that) = (context.shown(number, of: other.indicator), context.shown(value, of: other.indicator))
        let (source, counts) = (sourceTitle(other, context), sourceTitle(chosen, context))
        let decision =
            isDecided
            ? LocalizedText(en: "the second counts, by the rank of its source", zh: "按来源级别，以后者为准")
            : LocalizedText(en: "nothing ranks the one above the other", zh: "两个来源级别相同，无法判定")
        return Finding(
            kind, at: other.at("value"),
            message: LocalizedText(
                en: "\(title.en) is \(this.en) (\(source.en)) and \(that.en) (\(counts.en)), both known on "
                    + "\(other.knownOn); \(decision.en)",
                zh: "\(title.zh)在 \(other.knownOn) 有两个数值：\(this.zh)（\(source.zh)）与 \(that.zh)（\(counts.zh)），"
                    + decision.zh),
            help: isDecided
                ? nil : LocalizedText(en: "give the better source a lower rank", zh: "请为更权威的来源设定更小的 rank"),
            restsOn: [chosen.at("value"), other.at("known_on"), chosen.at("known_on")])
    }

    private static func sourceTitle(_ observation: Observation, _ context: CheckContext) -> LocalizedText {
        guard let id = observation.sources.first else { return LocalizedText(en: "no source", zh: "无来源") }
        let title = context.index.sources[id]?.title ?? LocalizedText()
        return title.isEmpty ? LocalizedText(en: id.text, zh: id.text) : title
    }
}
