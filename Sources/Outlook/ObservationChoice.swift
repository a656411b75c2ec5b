import Diagnostics
import PlanModel
import Quantities

/// Which of several observations of one indicator, place and year counts.
public enum ObservationChoice {
    /// The observation that counts for a year: of those known, the one known last; on one date the better source.
    ///
    /// - Parameters:
    ///   - candidates: observations of one indicator, place and year, in order of the date known.
    ///   - settings: the standpoint.
    ///   - sources: the publications, for their rank.
    /// - Returns: the observation with a number, or why there is none.
    public static func chosen(
        among candidates: [Observation], settings: OutlookSettings, sources: [ID<Source>: Source]
    ) -> Result<Observation, MissingObservation> {
        let known = candidates.filter { settings.knows($0.knownOn) }
        guard !known.isEmpty else {
            return .failure(candidates.isEmpty ? .none : .notYetKnown)
        }
        let usable = known.filter {
            $0.value.number != nil && (settings.includesUnverified || $0.origin != .unverified)
        }
        func rank(_ observation: Observation) -> Int {
            observation.sources.compactMap { sources[$0]?.rank }.min() ?? .max
        }
        func outranks(_ one: Observation, _ other: Observation) -> Bool {
            if one.knownOn != other.knownOn { return one.knownOn > other.knownOn }
            return (rank(one), one.key) < (rank(other), other.key)
        }
        if let best = usable.min(by: outranks) { return .success(best) }
        if known.contains(where: { $0.value.number != nil }) { return .failure(.unverified) }
        return .failure(known.last?.value.missingReason.map { .recorded($0) } ?? .none)
    }
}

/// Why no observation counts.
public enum MissingObservation: Error, Hashable, Sendable {
    /// Nothing was observed.
    case none
    /// It became known after the standpoint's date.
    case notYetKnown
    /// There are only unverified figures.
    case unverified
    /// The record itself says why.
    case recorded(MissingReason)

    /// The reason as a missing value's.
    func reason(_ key: PlanIndex.SeriesKey, _ year: Year) -> MissingReason {
        switch self {
        case .none: .noObservation(indicator: key.indicator.text, place: key.place.text, year: year)
        case .notYetKnown: .other(LocalizedText(en: "not yet known on the date asked for", zh: "在所设日期尚未公布"))
        case .unverified: .unverifiedLeftOut
        case .recorded(let reason): reason
        }
    }
}
