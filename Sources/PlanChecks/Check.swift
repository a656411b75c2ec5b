import Diagnostics
import Gates
import Outlook
import PlanModel
import Quantities

/// One check: a kind of finding and the search for it.
public protocol Check: Sendable {
    /// The kind of finding that the check makes.
    static var kind: FindingKind { get }
    /// The findings in a plan; positions are added later from the addresses.
    static func findings(in context: CheckContext) -> [Finding]
}

/// What a check may look at.
public struct CheckContext: Sendable {
    /// The plan.
    public let plan: Plan
    /// Look-ups over the plan.
    public let index: PlanIndex
    /// The paths of its indicators and how its targets stand.
    public let trajectories: Trajectories
    /// What the dated rules ask of its projects.
    public let gates: [GateVerdict]
    /// Whether unverified figures count.
    public let includesUnverified: Bool
    /// The loops in which places are parts of each other.
    let placeLoops: Loops<ID<Place>>

    /// Makes a context; paths and verdicts that are not given are computed.
    public init(
        plan: Plan, index: PlanIndex, trajectories: Trajectories? = nil, gates: [GateVerdict]? = nil,
        includesUnverified: Bool = false
    ) {
        let settings = OutlookSettings(includesUnverified: includesUnverified)
        self.plan = plan
        self.index = index
        self.trajectories = trajectories ?? Trajectories(index: index, settings: settings)
        self.gates = gates ?? gateVerdicts(of: plan)
        self.includesUnverified = includesUnverified
        placeLoops = Loops(
            Dictionary(plan.places.compactMap { place in place.parent.map { (place.id, [$0]) } }) { first, _ in first })
    }
}

extension CheckContext {
    /// A number as the indicator shows it, with its unit: `52.5 %`.
    public func shown(_ number: Double, of indicator: ID<Indicator>) -> LocalizedText {
        index.shown(number, of: indicator)
    }

    /// The name of an indicator, or its identifier where it has none.
    public func name(_ indicator: ID<Indicator>) -> LocalizedText { index.name(indicator) }

    /// The name of a place, or its identifier where it has none.
    public func name(_ place: ID<Place>) -> LocalizedText { index.name(place) }

    /// The name of a project, or its identifier where it has none.
    public func name(_ project: ID<Project>) -> LocalizedText { index.name(project) }
}

extension Address {
    /// The field of the record in which a nested address stands: `tasks/T1#goals` for `tasks/T1#goals/0`.
    var topField: Address {
        guard let field, let slash = field.firstIndex(of: "/") else { return self }
        return Address(path, field: String(field[..<slash]))
    }

    /// Stands for "some record of this column mentions the record named": what a check of absence rests on.
    ///
    /// Where a mistyped reference most likely meant the record, that absence is a consequence and not reported.
    static func mention(of record: Address, in column: Address) -> Address {
        let field = column.topField.field ?? ""
        return Address(record.path, field: "mentioned/\(column.collection)/\(field)")
    }
}
