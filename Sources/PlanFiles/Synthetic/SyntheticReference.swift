/// A programme that is known to be possible: limits and targets of the synthetic plan leave little room around it.
///
/// Built by a greedy choice under a weighting of its own, so that the best programme is another one and the limits bind.
struct SyntheticReference: Sendable {
    /// The year of the plan in which each project starts, from 0; nil for those left out.
    private(set) var starts: [Int?]
    /// The limits by resource and year of the plan.
    private(set) var limits: [[Int]]

    init(_ portfolio: SyntheticPortfolio, seed: UInt64) {
        var draws = SeededDraws(seed: seed, stream: "reference")
        let uses = portfolio.projects.map { project in SyntheticResource.allCases.map { project.use(of: $0) } }
        let room = Self.room(portfolio, uses)
        starts = Array(repeating: nil, count: uses.count)
        var left = room
        var taken: Set<Int> = []
        let group = Self.groups(portfolio.alternatives)
        let first = Dictionary(portfolio.prerequisites.map { ($0.project, $0.requires) }) { one, _ in one }
        for project in Self.order(portfolio, &draws) {
            if let group = group[project], taken.contains(group) { continue }
            var earliest = portfolio.projects[project].ready
            if let required = first[project] {
                guard let begun = starts[required] else { continue }
                earliest = max(earliest, begun + portfolio.projects[required].duration)
            }
            guard let start = Self.start(from: earliest, uses[project], &left) else { continue }
            starts[project] = start
            if let group = group[project] { taken.insert(group) }
        }
        limits = SyntheticResource.allCases.map { resource in
            let grid = Double(resource.resolution)
            return zip(room[resource.rawValue], left[resource.rawValue]).map { room, left in
                Int(((max(room - left, 0) + 0.08 * draws.unit() * room) / grid).rounded(.up) * grid)
            }
        }
    }

    /// A quarter of what all projects together would use, spread over the years as a region's means grow.
    private static func room(_ portfolio: SyntheticPortfolio, _ uses: [[[Int]]]) -> [[Double]] {
        let years = SyntheticPortfolio.years
        let profile = [0.8, 0.95, 1.05, 1.1, 1.1]
        let late = [0.35, 0.6, 0.95, 1.3, 1.6]
        return SyntheticResource.allCases.map { resource in
            let total = uses.reduce(0) { sum, use in sum + use[resource.rawValue].reduce(0) { $0 + max(0, $1) } }
            let mean = 0.25 * Double(total) / Double(years)
            return (0..<years).map { year in
                switch resource {
                case .cost, .labour: mean * profile[year] * 1.35
                case .energy, .co2: mean * profile[year] * late[year]
                case .land: mean * profile[year]
                }
            }
        }
    }

    private static func groups(_ alternatives: [[Int]]) -> [Int: Int] {
        var groups: [Int: Int] = [:]
        for (group, members) in alternatives.enumerated() {
            for member in members { groups[member] = group }
        }
        return groups
    }

    /// Projects by value for money with weights of this programme alone; mandated ones first.
    private static func order(_ portfolio: SyntheticPortfolio, _ draws: inout SeededDraws) -> [Int] {
        let fields = SyntheticField.all.map { _ in draws.logNormal(0, 0.35) }
        let districts = (0..<SyntheticPortfolio.districts).map { _ in draws.logNormal(0, 0.25) }
        let scores = portfolio.projects.map { project -> Double in
            let score = project.value / Double(project.size) * draws.logNormal(0, 0.25)
            return project.isMandated ? .infinity : score * fields[project.field] * districts[project.district]
        }
        return scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    }

    /// The first year in which all amounts of a project fit into what is left, which they then take.
    private static func start(from earliest: Int, _ use: [[Int]], _ left: inout [[Double]]) -> Int? {
        for start in earliest..<max(earliest, SyntheticPortfolio.years) {
            let years = start..<SyntheticPortfolio.years
            let fits = use.indices.allSatisfy { resource in
                years.allSatisfy { Double(use[resource][$0 - start]) <= left[resource][$0] }
            }
            guard fits else { continue }
            for resource in use.indices {
                for year in years { left[resource][year] -= Double(use[resource][year - start]) }
            }
            return start
        }
        return nil
    }
}
