import Quantities

/// What projects use of resources: their amounts by year from the start, and the share of them that lies in a place.
///
/// Built once for the places in which somebody wants to know. A cost without yearly amounts is spread evenly from the
/// year of the start to that of the finish. Amounts of a part do not count again where a whole of it counts with its own.
public struct ProjectUse: Sendable {
    /// An amount in a year from the start.
    public struct Amount: Equatable, Sendable {
        /// Cost, energy or another resource.
        public let resource: String
        /// Who pays, where that is known.
        public let funding: ID<FundingSource>?
        /// Years from the start.
        public let offset: Int
        /// The amount in the resource's unit.
        public let amount: Double
        /// Whether it is a part of a cost that was spread evenly.
        public let isSpread: Bool
    }

    private let index: PlanIndex
    private let includesUnverified: Bool
    private let wanted: Set<ID<Place>>
    private let lines: [ID<Place>: [(place: ID<Place>, weight: Double)]]

    /// Prepares for a plan.
    ///
    /// - Parameters:
    ///   - index: the plan with its look-ups.
    ///   - places: the places and zones for which shares are wanted.
    ///   - includesUnverified: whether unverified amounts and dates count.
    public init(index: PlanIndex, in places: Set<ID<Place>>, includesUnverified: Bool) {
        self.index = index
        self.includesUnverified = includesUnverified
        wanted = places
        var lines: [ID<Place>: [(place: ID<Place>, weight: Double)]] = [:]
        let zones = index.members.filter { places.contains(ID($0.key.text)) }.sorted { $0.key < $1.key }
        for place in Set(index.plan.projectPlaces.map(\.place)) {
            let above = index.line(of: place)
            lines[place] =
                above.filter(places.contains).map { ($0, 1) }
                + zones.compactMap { zone, members in
                    members.first { above.contains($0.place) }.map { (ID<Place>(zone.text), $0.share) }
                }
        }
        self.lines = lines
    }

    /// Whether unverified amounts and dates count.
    public var countsUnverified: Bool { includesUnverified }

    // MARK: Years

    /// The plan year in which a project starts, where that is known and counts.
    public func start(of project: Project) -> Year? {
        guard let start = project.start, includesUnverified || project.startOrigin != .unverified else { return nil }
        return index.year(of: start)
    }

    /// The plan year in which a project is completed, where that is known and counts.
    public func finish(of project: Project) -> Year? {
        guard let finish = project.finish, includesUnverified || project.finishOrigin != .unverified else { return nil }
        return index.year(of: finish)
    }

    /// How many years after its start a project is completed: by its dates, else by its amounts; nil where neither says.
    public func span(of project: Project) -> Int? {
        if let start = project.start.flatMap(index.year), let finish = project.finish.flatMap(index.year),
            start <= finish
        {
            return start.distance(to: finish)
        }
        return index.projectYears[project.id]?.filter { $0.stage == .build && $0.offset >= 0 }.map(\.offset).max()
    }

    // MARK: Amounts

    /// The amounts of a project that count.
    ///
    /// - Parameters:
    ///   - project: the project.
    ///   - wholes: the packages and projects of which it is a part and which count too: what they state is left to them.
    ///   - span: the years between start and finish where nothing says it; nil leaves an unspread cost out.
    /// - Returns: the amounts in the resources' units, those of the plan before a cost that was spread.
    public func amounts(of project: Project, besides wholes: [Project] = [], span: Int? = nil) -> [Amount] {
        let covered = Set(wholes.flatMap { own($0, span: span).map(\.resource) })
        return own(project, span: span).filter { !covered.contains($0.resource) }
    }

    private func own(_ project: Project, span assumed: Int?) -> [Amount] {
        let rows = index.projectYears[project.id] ?? []
        var amounts = rows.compactMap { row -> Amount? in
            guard includesUnverified || row.origin != .unverified, let amount = row.amount.number else { return nil }
            return Amount(
                resource: row.resource, funding: row.funding, offset: row.offset, amount: amount, isSpread: false)
        }
        guard !rows.contains(where: { $0.resource == Resources.cost }), let cost = project.cost.number, cost > 0,
            includesUnverified || project.costOrigin != .unverified, let span = span(of: project) ?? assumed
        else { return amounts }
        for offset in 0...min(span, Year.plausible.count) {
            amounts.append(
                Amount(
                    resource: Resources.cost, funding: nil, offset: offset, amount: cost / Double(span + 1),
                    isSpread: true))
        }
        return amounts
    }

    // MARK: Places

    /// The shares of a project in the places wanted.
    ///
    /// A project without places counts for the plan's own place; a single place without a share has all of it; of
    /// several places those without a share count only where all of them lie in the place wanted.
    public func shares(of project: Project) -> [(place: ID<Place>, share: Double)] {
        guard let rows = index.projectPlaces[project.id] else {
            return wanted.contains(index.plan.header.place) ? [(index.plan.header.place, 1)] : []
        }
        var known: [ID<Place>: Double] = [:]
        var weights: [ID<Place>: [Double]] = [:]
        var order: [ID<Place>] = []
        for row in rows {
            for (place, weight) in lines[row.place] ?? [] {
                if weights[place] == nil { order.append(place) }
                weights[place, default: []].append(weight)
                known[place, default: 0] += weight * (Self.share(of: row) ?? 0)
            }
        }
        let isOpen = rows.contains { Self.share(of: $0) == nil }
        return order.compactMap { place in
            let weights = weights[place] ?? []
            let share = isOpen && weights.count == rows.count ? weights.min() ?? 0 : min(1, known[place] ?? 0)
            return share == 0 ? nil : (place, share)
        }
    }

    /// The share of a project in a place; one that no project can have is another fault and counts as not known.
    private static func share(of row: ProjectPlace) -> Double? {
        row.share.number.flatMap { (0...1).contains($0) ? $0 : nil }
    }
}
