/// The projects of a synthetic plan as numbers, drawn with the structure of real portfolios.
///
/// Costs are log-normal; benefits grow a little slower than costs, so that many choices are nearly as good; about one
/// project in six frees energy and carbon; each field feeds one to three indicators, every third indicator counts only
/// in a quarter of the districts. Money stands in 10,000 yuan, energy in tce, carbon in t, land in mu, labour in persons.
struct SyntheticPortfolio: Sendable {
    /// How many years the plan has.
    static let years = 5
    /// How many districts the region has.
    static let districts = 40

    /// One project.
    struct Project: Sendable {
        var field: Int
        var district: Int
        /// Cost in units of one million yuan.
        var size: Int
        /// Years of building.
        var duration: Int
        /// The first year of the plan in which it can start, from 0.
        var ready: Int
        var value: Double
        /// Energy and carbon by cost.
        var energyIntensity: Double
        var landIntensity: Double
        var isGreen: Bool
        var isMandated = false
    }

    private(set) var projects: [Project] = []
    /// What each project adds to each indicator, in hundredths, tenths or whole units.
    private(set) var contributions: [[(indicator: Int, amount: Int)]] = []
    /// The project that waits and the one that comes first.
    private(set) var prerequisites: [(project: Int, requires: Int)] = []
    /// Groups of which at most one is chosen.
    private(set) var alternatives: [[Int]] = []

    init(count: Int, seed: UInt64) {
        drawProjects(count, seed)
        drawContributions(seed)
        drawRelations(seed)
    }

    private mutating func drawProjects(_ count: Int, _ seed: UInt64) {
        var draws = SeededDraws(seed: seed, stream: "projects")
        let fields = SyntheticField.all.count
        let fieldShares = draws.shares(fields, concentration: 4)
        let districtShares = draws.shares(Self.districts, concentration: 5)
        let fieldValue = (0..<fields).map { _ in draws.number(in: 0.85..<1.15) }
        let fieldEnergy = (0..<fields).map { _ in draws.number(in: 0.3..<2.3) }
        let fieldLand = (0..<fields).map { _ in draws.number(in: 0.3..<2.3) }
        projects.reserveCapacity(count)
        for _ in 0..<count {
            let field = draws.pick(fieldShares)
            let district = draws.pick(districtShares)
            let size = min(max(draws.logNormal(4.6, 1.1).rounded(), 5), 8_000)
            let logarithm = PortableReals.logarithm(size)
            let duration = min(max(1 + Int(logarithm / 2.2 + 1.6 * draws.unit()), 1), Self.years)
            let value = PortableReals.exponential(0.95 * logarithm) * draws.logNormal(0, 0.28) * fieldValue[field]
            let ready = draws.pick([0.55, 0.2, 0.13, 0.08, 0.04])
            projects.append(
                Project(
                    field: field, district: district, size: Int(size), duration: duration, ready: ready, value: value,
                    energyIntensity: draws.logNormal(0, 0.8) * fieldEnergy[field],
                    landIntensity: draws.logNormal(0, 0.7) * fieldLand[field], isGreen: draws.chance(0.18)))
        }
    }

    private mutating func drawContributions(_ seed: UInt64) {
        var draws = SeededDraws(seed: seed, stream: "contributions")
        let indicators = SyntheticIndicator.all
        var fed: [[Int]] = SyntheticField.all.map { field in
            indicators.indices.filter { indicators[$0].field == field.id }.filter { !Self.isLocal($0) }
        }
        for field in fed.indices {
            let others = indicators.indices.filter { !Self.isLocal($0) && !fed[field].contains($0) }
            let more = max(0, 1 - fed[field].count) + draws.index(below: 3)
            for position in draws.permutation(others.count).prefix(more) { fed[field].append(others[position]) }
        }
        let local = indicators.indices.filter(Self.isLocal)
        let served = local.map { _ in Set(draws.permutation(Self.districts).prefix(Self.districts / 4)) }
        contributions = projects.map { project in
            var amounts: [(indicator: Int, amount: Int)] = []
            for indicator in fed[project.field] {
                let amount = (Double(project.size) * draws.logNormal(-0.2, 0.5)).rounded()
                amounts.append((indicator, max(1, Int(amount))))
            }
            for (position, indicator) in local.enumerated()
            where served[position].contains(project.district) && draws.chance(0.5) {
                let amount = (Double(project.size) * draws.logNormal(-0.3, 0.5)).rounded()
                amounts.append((indicator, max(1, Int(amount))))
            }
            return amounts.sorted { $0.indicator < $1.indicator }
        }
    }

    /// Whether an indicator counts only in some of the districts.
    static func isLocal(_ indicator: Int) -> Bool { indicator % 3 == 0 }

    private mutating func drawRelations(_ seed: UInt64) {
        var draws = SeededDraws(seed: seed, stream: "relations")
        var order = draws.permutation(projects.count)
        for _ in 0..<projects.count / 20 {
            guard let one = order.popLast(), let other = order.popLast() else { break }
            func end(_ project: Int) -> Int { projects[project].ready + projects[project].duration }
            let (first, second) = end(one) <= end(other) ? (one, other) : (other, one)
            // A pair of which the second could never start within the plan would say nothing.
            if end(first) < Self.years { prerequisites.append((second, first)) }
        }
        for _ in 0..<projects.count / 60 {
            let group = order.suffix(3)
            guard group.count == 3 else { break }
            order.removeLast(3)
            alternatives.append(group.sorted())
        }
        for project in order.suffix(projects.count / 100) { projects[project].isMandated = true }
    }

    /// What is mandated in truth: only projects for which the reference programme found room.
    mutating func keepMandated(where isKept: (Int) -> Bool) {
        for project in projects.indices where projects[project].isMandated {
            projects[project].isMandated = isKept(project)
        }
    }
}
