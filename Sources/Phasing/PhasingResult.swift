import Diagnostics
import LinearPrograms
import PlanModel
import Quantities

/// What came of choosing and phasing the projects of a plan.
public struct PhasingResult: Equatable, Sendable {
    /// The programme, fixed projects included; nil where none was found.
    public let programme: Programme?
    /// What became of every project and why, in the order of the plan.
    public let projects: [ProjectDecision]
    /// The objectives in order, with what was reached and what cannot be passed.
    public let objectives: [ObjectiveResult]
    /// Why there is no programme: a smallest set of rules that cannot be kept together.
    public let conflict: [PhasingRule]
    /// What would end the conflict: limits that would have to be raised and floors that would have to ask for less.
    public let relief: [Relief]
    /// How much of each limit is used, in the order of the limits that count.
    public let limits: [LimitUse]
    /// How the targets stand that a choice can decide.
    public var targets: [TargetUse]
    /// Money by year of the period, in 10,000 of the currency.
    public let money: [Money]
    /// What changed against the reference programme; empty without one.
    public let moves: [ProgrammeMove]
    /// The projects whose cost stands in for a benefit that nobody appraised.
    public let costAsBenefit: Set<ID<Project>>
    /// What the verifier found against the programme; nothing is hidden.
    public let violations: [ProgrammeViolation]
    /// The share of the benefit by which the best programme may be better.
    public let statedGap: Double
    /// What was proved, for the choice after a change; nil where no programme was found.
    public let proof: PhasingProof?

    /// The work of all searches.
    public var work: WorkDone { objectives.map(\.work).reduce(WorkDone(), +) }

    /// The gap that was reached on the benefit; nil where it was not searched for.
    public var benefitGap: Double? { objectives.first { $0.objective == .benefit }?.gap }

    /// How much a rule in conflict would have to give way.
    public struct Relief: Equatable, Sendable {
        /// The limit or floor.
        public let rule: PhasingRule
        /// The amount in the resource's unit, above zero.
        public let amount: Double
    }

    /// How much of a limit is used.
    public struct LimitUse: Equatable, Sendable {
        /// The position of the limit among those of the plan.
        public let row: Int
        /// How much is allowed, on the limit's grid, in the resource's unit.
        public let allowed: Double
        /// How much is used, by fixed and chosen projects.
        public let used: Double
        /// How much of it fixed projects use.
        public let fixed: Double
    }

    /// How a target stands.
    public struct TargetUse: Equatable, Sendable {
        /// The target.
        public let target: PhasingTarget
        /// What the chosen projects add, in the indicator's unit.
        public let added: Double
        /// How far it stays away; 0 where it is reached.
        public let shortfall: Double
        /// What the target comes to where the programme is put to the whole outlook, in the indicator's unit; nil where
        /// nobody has done so.
        public var inFull: Double?

        /// What it comes to where effects are added up by their slopes, as the search does.
        public var addedUp: Double { target.without + added }
    }

    /// Money of one year.
    public struct Money: Equatable, Sendable {
        /// The year.
        public let year: Year
        /// Money of all projects of the programme, in 10,000 of the currency.
        public let amount: Double
    }
}

/// What became of a project.
public struct ProjectDecision: Equatable, Sendable {
    /// The project.
    public let project: ID<Project>
    /// Its part in the choice.
    public let role: ProjectRole
    /// The years in which it is built; nil where it is left out or its years are not known.
    public let placement: Programme.Placement?
    /// What it is worth, in 10,000 of the currency.
    public let benefit: Double
    /// Why.
    public let reason: ProjectReason
}

/// Why a project is in, when, or what keeps it out.
public enum ProjectReason: Equatable, Sendable {
    /// It goes ahead at its own time.
    case goesAhead
    /// It cannot be in, for the reason of its role.
    case cannotBe
    /// It is chosen.
    case chosen(ChosenFor, StartsThen)
    /// It is left out: the start at which least stands in its way, with all of that.
    case leftOut(from: Year, [Obstacle])
    /// It could be in without breaking anything, but is worth less than the gap.
    case tie(from: Year)
    /// No programme was found.
    case undecided

    /// What a project is chosen for.
    public enum ChosenFor: Equatable, Sendable {
        /// It is mandated.
        case mandate
        /// Without it a target stays further away, by an amount in the indicator's unit.
        case target(Int, by: Double)
        /// A floor would be broken without it.
        case floor(Int)
        /// Another chosen project waits for it.
        case other(ID<Project>)
        /// It is a part of a chosen package.
        case part(of: ID<Project>)
        /// Its benefit, in 10,000 of the currency.
        case benefit(Double)
    }

    /// Why a project starts in its year.
    public enum StartsThen: Equatable, Sendable {
        /// It is the first year in which it may start.
        case firstYear
        /// A year earlier something would stand in its way.
        case notEarlier(Year, [Obstacle])
        /// It could start earlier; the later year evens out the money of the years or stays with the reference.
        case byChoice(Year)
    }
}

/// What is wanted of a programme, in this order.
public enum PhasingObjective: String, Equatable, Sendable, Codable, CaseIterable {
    /// The targets that bind the government stay away as little as possible, each by the share of its gap.
    case bindingTargets = "binding-targets"
    /// The same of the other targets.
    case anticipatoryTargets = "anticipatory-targets"
    /// As much benefit as possible.
    case benefit
    /// As few moves from the reference as possible.
    case moves
    /// Money of the years as even as possible: the sum of its distances from their mean; without a reference alone.
    case evenMoney = "even-money"

    /// Whether it is served with a proof of what no programme can pass.
    var isProved: Bool {
        switch self {
        case .bindingTargets, .anticipatoryTargets, .benefit: true
        case .moves, .evenMoney: false
        }
    }
}

/// What was reached of an objective.
public struct ObjectiveResult: Equatable, Sendable {
    /// The objective.
    public let objective: PhasingObjective
    /// Its value in the programme: shares of gaps, 10,000 of the currency, moves.
    public let value: Double
    /// What no programme can pass that keeps the objectives before it; infinite where nothing is known.
    public let bound: Double
    /// How far the bound lies from the value, as a share of it; infinite where no bound is known.
    public let gap: Double
    /// Whether the search ended because the work allowed was done.
    public let isCutShort: Bool
    /// The work done.
    public let work: WorkDone
}

/// A change against the reference programme.
public struct ProgrammeMove: Equatable, Sendable {
    /// The project.
    public let project: ID<Project>
    /// Its years in the reference; nil where it was left out.
    public let before: Programme.Placement?
    /// Its years now; nil where it is left out.
    public let after: Programme.Placement?
    /// Why it moved.
    public let cause: Cause

    /// Why a project moved.
    public enum Cause: Equatable, Sendable {
        /// Put back alone it would break this.
        case forced([Obstacle])
        /// Its years in the reference are not possible any more.
        case notPossible
        /// Put back alone it would break nothing, and the difference is worth less than the gap.
        case tie
        /// Put back alone it would break nothing, but cost this much benefit, in 10,000 of the currency.
        case worth(Double)
    }
}
