import Diagnostics
import PlanModel
import Quantities

/// An observation was known before any of its sources was published.
///
/// Later works that quote an older publication are let be, and so are dates that are only assumed.
public enum KnownBeforeSource: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "known-before-source", "发布时间早于来源出版物", .warning,
        mistake: LocalizedText(
            en:
                "The figure was taken from a later publication, but the date was left as it had been: the past was made to know what it could not.",
            zh: "数据改用较晚的出版物，发布日期却沿用旧值，等于让过去“提前知道”后来的数据。"),
        example: FindingExample(failing: [
            FileEdit(
                "observations/main.csv",
                .replace(
                    "hospital_beds,county,2025,2600,,2026-02-20", with: "hospital_beds,county,2025,2600,,⟦2026-01-20"))
        ]))

    /// Every observation that is certainly older than all its sources.
    public static func findings(in context: CheckContext) -> [Finding] {
        let years = ObservedYears(context.plan.header.fiscalYearStart)
        return context.plan.observations.compactMap { observation in
            guard observation.knownOnBasis == .source, observation.knownOn != .unknown,
                let source = earliest(observation, context), let date = source.date,
                observation.knownOn.latest < date.earliest, !years.isWithin(observation)
            else { return nil }
            let title = context.title(observation)
            let name =
                source.title.isEmpty ? LocalizedText(en: source.id.text, zh: source.id.text) : source.title
            return Finding(
                kind, at: observation.at("known_on"),
                message: LocalizedText(
                    en: "\(title.en) was known on \(observation.knownOn), before ‘\(name.en)’ was published (\(date))",
                    zh: "\(title.zh)的发布日期为 \(observation.knownOn)，早于来源“\(name.zh)”的发布日期（\(date)）"),
                restsOn: [observation.at("source"), source.id.address.with(field: "date")])
        }
    }

    /// The source that was published first; nil where one has no date or only quotes another.
    private static func earliest(_ observation: Observation, _ context: CheckContext) -> Source? {
        var first: Source?
        for id in observation.sources {
            guard let source = context.index.sources[id], let date = source.date,
                source.access == .original || source.access == .copy
            else { return nil }
            if let known = first?.date, known <= date { continue }
            first = source
        }
        return first
    }
}
