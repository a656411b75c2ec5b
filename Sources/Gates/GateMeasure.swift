import Diagnostics
import PlanModel
import Quantities

/// What a rule may compare of a project with a threshold.
public enum GateMeasure: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Yearly energy use in operation, tce.
    case energy
    /// Yearly electricity use in operation, 10^4 kWh.
    case electricity
    /// Yearly coal use in operation, t.
    case coal
    /// Total investment, 10,000 of the plan's currency.
    case cost

    /// What a person calls it.
    public var words: LocalizedText {
        switch self {
        case .energy: LocalizedText(en: "energy use", zh: "年综合能源消费量")
        case .electricity: LocalizedText(en: "electricity use", zh: "年电力消费量")
        case .coal: LocalizedText(en: "coal use", zh: "年煤炭消费量")
        case .cost: LocalizedText(en: "total investment", zh: "总投资")
        }
    }

    /// The unit in which projects state it, as the unit book reads it.
    func unitText(currency: String) -> String {
        switch self {
        case .energy: "tce"
        case .electricity: "10^4 kWh"
        case .coal: "t"
        case .cost: "10^4 " + currency
        }
    }

    /// The amount that the project itself states.
    func stated(by project: Project, includingUnverified: Bool) -> Value {
        switch self {
        case .energy: project.energy
        case .electricity: project.electricity
        case .coal: project.coal
        case .cost:
            project.costOrigin == .unverified && !includingUnverified ? .missing(.unverifiedLeftOut) : project.cost
        }
    }

    /// Whether rows of `project_years` may stand in for what the project does not state.
    var isYearly: Bool { self != .cost }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Measures sort as declared: energy, electricity, coal, investment.
    public static func < (left: GateMeasure, right: GateMeasure) -> Bool { left.rank < right.rank }
}

/// What is known of an amount of a project.
public enum ProjectAmount: Hashable, Sendable {
    /// The amount.
    case known(Quantity)
    /// Not less than this: other years of it are missing, for the reason given.
    case atLeast(Quantity, MissingReason)
    /// Nothing, and why.
    case missing(MissingReason)

    /// Why the amount is not, or not wholly, known.
    public var missingReason: MissingReason? {
        switch self {
        case .known: nil
        case .atLeast(_, let reason), .missing(let reason): reason
        }
    }
}
