import PlanModel
import Quantities

/// The amounts of all projects that rules compare: what a project states, else its largest year in operation.
struct ProjectAmounts: Sendable {
    private struct Row: Hashable {
        let project: ID<Project>
        let measure: GateMeasure
    }

    /// The known part of one year, and why the rest of it is missing.
    private struct YearSum {
        var known: Double?
        var missing: MissingReason?
    }

    private let units: [GateMeasure: Unit]
    private let includesUnverified: Bool
    private var years: [Row: [Int: YearSum]] = [:]

    /// Gathers the yearly rows of a plan, those of one project alone where it is named.
    init(of plan: Plan, units: [GateMeasure: Unit], includesUnverified: Bool, only project: ID<Project>? = nil) {
        self.units = units
        self.includesUnverified = includesUnverified
        for row in plan.projectYears where row.stage == .operate && (project == nil || row.project == project) {
            guard let measure = GateMeasure(rawValue: row.resource), measure.isYearly else { continue }
            let isLeftOut = row.origin == .unverified && !includesUnverified
            let key = Row(project: row.project, measure: measure)
            var sum = years[key, default: [:]][row.offset] ?? YearSum()
            switch isLeftOut ? .missing(.unverifiedLeftOut) : row.amount {
            case .number(let number): sum.known = (sum.known ?? 0) + number
            case .missing(let reason): sum.missing = sum.missing ?? reason
            }
            years[key, default: [:]][row.offset] = sum
        }
    }

    /// What is known of one amount of a project.
    func amount(of project: Project, _ measure: GateMeasure) -> ProjectAmount {
        guard let unit = units[measure] else { return .missing(.unreadable) }
        switch measure.stated(by: project, includingUnverified: includesUnverified) {
        case .number(let number): return .known(Quantity(number, unit))
        case .missing(let reason):
            guard let sums = years[Row(project: project.id, measure: measure)] else { return .missing(reason) }
            return Self.largest(of: sums, in: unit)
        }
    }

    private static func largest(of sums: [Int: YearSum], in unit: Unit) -> ProjectAmount {
        let inOrder = sums.sorted { $0.key < $1.key }.map(\.value)
        let missing = inOrder.lazy.compactMap(\.missing).first
        guard let known = inOrder.compactMap(\.known).max() else { return .missing(missing ?? .notStated) }
        let quantity = Quantity(known, unit)
        return missing.map { .atLeast(quantity, $0) } ?? .known(quantity)
    }
}
