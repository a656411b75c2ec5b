import Diagnostics
import Quantities

/// Look-ups over a plan, built once and used by every room that computes.
public struct PlanIndex: Sendable {
    /// The plan that is indexed.
    public let plan: Plan
    /// Indicators by identifier.
    public let indicators: [ID<Indicator>: Indicator]
    /// Places by identifier.
    public let places: [ID<Place>: Place]
    /// Projects by identifier.
    public let projects: [ID<Project>: Project]
    /// Tasks by identifier.
    public let tasks: [ID<PlanTask>: PlanTask]
    /// Sources by identifier.
    public let sources: [ID<Source>: Source]
    /// The place above each place that has one.
    public let parents: [ID<Place>: ID<Place>]
    /// The direct parts of each place, in official order, and the members of each zone that holds them whole.
    public let children: [ID<Place>: [ID<Place>]]
    /// Observations by indicator and place, in order of year and date known.
    public let observations: [SeriesKey: [Observation]]
    /// Amounts of projects.
    public let projectYears: [ID<Project>: [ProjectYear]]
    /// Places of projects.
    public let projectPlaces: [ID<Project>: [ProjectPlace]]
    /// Members of zones and circles.
    public let members: [ID<PlaceGroup>: [GroupMember]]
    /// The unit of each indicator whose unit can be read.
    public let units: [ID<Indicator>: Unit]
    /// The units that the plan may write.
    public let unitBook: UnitBook

    /// An indicator at a place.
    public struct SeriesKey: Hashable, Sendable {
        /// The indicator.
        public let indicator: ID<Indicator>
        /// The place.
        public let place: ID<Place>

        /// Makes a key.
        public init(_ indicator: ID<Indicator>, _ place: ID<Place>) {
            self.indicator = indicator
            self.place = place
        }
    }

    /// Indexes a plan; of records with the same identifier the first counts.
    public init(_ plan: Plan) {
        self.plan = plan
        func byID<Record, Key: Hashable>(_ records: [Record], _ key: (Record) -> Key) -> [Key: Record] {
            Dictionary(records.map { (key($0), $0) }) { first, _ in first }
        }
        indicators = byID(plan.indicators, \.id)
        places = byID(plan.places, \.id)
        parents = places.compactMapValues(\.parent)
        projects = byID(plan.projects, \.id)
        tasks = byID(plan.tasks, \.id)
        sources = byID(plan.sources, \.id)
        let ordered = plan.places.sorted { ($0.order ?? .max, $0.id) < ($1.order ?? .max, $1.id) }
        let parts = Dictionary(grouping: ordered.filter { $0.parent != nil }) { $0.parent ?? ID("") }
            .mapValues { $0.map(\.id) }
        let whole = Dictionary(grouping: plan.groupMembers, by: \.group).filter { group in
            group.value.allSatisfy { $0.share == 1 }
        }
        children = parts.merging(
            whole.map { (ID<Place>($0.key.text), $0.value.map(\.place)) }, uniquingKeysWith: { place, _ in place })
        observations = Dictionary(grouping: plan.observations) { SeriesKey($0.indicator, $0.place) }
            .mapValues { $0.sorted { ($0.year, $0.knownOn) < ($1.year, $1.knownOn) } }
        projectYears = Dictionary(grouping: plan.projectYears, by: \.project)
        projectPlaces = Dictionary(grouping: plan.projectPlaces, by: \.project)
        members = Dictionary(grouping: plan.groupMembers, by: \.group)
        let book = plan.unitBook
        unitBook = book
        units = Dictionary(
            plan.indicators.compactMap { indicator in
                (try? book.unit(indicator.unit)).map { (indicator.id, $0) }
            }
        ) { first, _ in first }
    }

    /// The place and every place above it, nearest first; stops where the hierarchy loops.
    public func line(of place: ID<Place>) -> [ID<Place>] {
        var line: [ID<Place>] = []
        var current: ID<Place>? = place
        while let step = current, !line.contains(step), places[step] != nil {
            line.append(step)
            current = parents[step]
        }
        return line
    }

    /// The observations of an indicator at a place, in order of year and date known.
    public func observations(_ indicator: ID<Indicator>, _ place: ID<Place>) -> [Observation] {
        observations[SeriesKey(indicator, place)] ?? []
    }
}
