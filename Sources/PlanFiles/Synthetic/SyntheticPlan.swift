import Diagnostics
import PlanModel
import Quantities

/// A plan of an invented region with any number of projects, drawn at random from a seed: for tests and measurements.
///
/// Same number and seed, same plan. It has the structure of a real one: 20 fields, 40 districts, 25 indicators with
/// targets, limits by resource and year that leave little room around a possible programme, prerequisites, exclusive
/// alternatives, and one project in a hundred mandated. No figure in it was measured, and it says so.
public struct SyntheticPlan: Sendable {
    /// How many projects a synthetic plan may have.
    public static let sizes = 1...100_000

    /// The first year of the plan.
    static let firstYear = 2026
    /// The year of the baselines.
    static let baselineYear = 2025
    /// The place for which the plan is made.
    static let region = ID<Place>("region")
    /// The source of everything that the invented offices propose.
    static let proposals = ID<Source>("proposals-2025")

    let portfolio: SyntheticPortfolio
    let reference: SyntheticReference
    let count: Int
    let seed: UInt64

    /// The synthetic plan with so many projects; a number outside the sizes allowed counts as the nearest one.
    public static func plan(projects count: Int, seed: UInt64) -> Plan {
        SyntheticPlan(min(max(count, sizes.lowerBound), sizes.upperBound), seed).plan
    }

    private init(_ count: Int, _ seed: UInt64) {
        var portfolio = SyntheticPortfolio(count: count, seed: seed)
        let reference = SyntheticReference(portfolio, seed: seed)
        portfolio.keepMandated { reference.starts[$0] != nil }
        self.portfolio = portfolio
        self.reference = reference
        self.count = count
        self.seed = seed
    }

    private var plan: Plan {
        var plan = Plan()
        plan.header = header
        plan.sources = Self.inOrder(sources)
        plan.places = Self.inOrder(places)
        plan.indicators = Self.inOrder(indicators)
        let aims = aims
        plan.observations = Self.inOrder(aims.flatMap(observations))
        plan.targets = Self.inOrder(aims.flatMap(targets))
        plan.goals = Self.inOrder(goals)
        plan.tasks = Self.inOrder(tasks)
        plan.projects = Self.inOrder(projects)
        plan.projectYears = Self.inOrder(projectYears)
        plan.projectPlaces = Self.inOrder(projectPlaces)
        plan.prerequisites = Self.inOrder(prerequisites)
        plan.alternatives = Self.inOrder(alternatives)
        plan.effects = Self.inOrder(effects)
        plan.limits = Self.inOrder(limits)
        plan.paragraphs = Self.inOrder(paragraphs)
        return plan
    }

    /// Records in the order of their keys, as every plan keeps them.
    private static func inOrder<Record: PlanRecord>(_ records: [Record]) -> [Record] {
        records.map { ($0.key, $0) }.sorted { $0.0 < $1.0 }.map { $0.1 }
    }

    // MARK: Names

    /// A number with leading zeros: `07`.
    static func padded(_ number: Int, width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    func id(ofProject project: Int) -> ID<Project> { ID("P" + number(ofProject: project)) }

    func number(ofProject project: Int) -> String {
        Self.padded(project + 1, width: max(3, String(count).utf8.count))
    }

    func id(ofDistrict district: Int) -> ID<Place> { ID("D" + Self.padded(district + 1, width: 2)) }

    func id(ofTask task: Int, field: Int) -> ID<PlanTask> { ID("\(SyntheticField.all[field].id)-\(task + 1)") }

    func id(ofOffice field: Int) -> ID<Body> { ID("\(SyntheticField.all[field].id)-office") }

    /// The source of the figures of a year.
    func report(of year: Int) -> ID<Source> { ID("report-\(year)") }

    // MARK: Limits

    private var limits: [Limit] {
        SyntheticResource.allCases.flatMap { resource in
            reference.limits[resource.rawValue].enumerated().map { year, amount in
                var limit = Limit()
                limit.resource = resource.name
                limit.place = Self.region
                limit.year = Year(Self.firstYear + year)
                limit.amount = .number(Double(amount))
                limit.resolution = Double(resource.resolution)
                limit.sources = [Self.proposals]
                return limit
            }
        }
    }
}
