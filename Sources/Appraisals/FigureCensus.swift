import Diagnostics
import PlanModel
import Quantities

/// How many figures of each origin the plan holds, by what they are figures of.
public struct FigureCensus: Hashable, Sendable {
    /// What a figure is a figure of.
    public enum Subject: String, Hashable, Sendable, CaseIterable {
        /// Observations.
        case observations
        /// Values wanted.
        case targets
        /// Baselines of targets.
        case baselines
        /// Costs of projects.
        case costs
        /// Starts of projects.
        case starts
        /// Completions of projects.
        case finishes
        /// Amounts of projects by year.
        case projectYears = "project-years"
        /// Effects of projects and tasks.
        case effects
        /// Limits of resources.
        case limits
        /// Least shares and amounts.
        case floors
    }

    /// The counts of one subject.
    public struct Counts: Hashable, Sendable {
        /// Figures by origin.
        public private(set) var byOrigin: [Origin: Int] = [:]
        /// Figures that are missing.
        public private(set) var missing = 0
        /// Figures that the reader may not read.
        public private(set) var withheld = 0

        /// How many figures there should be.
        public var total: Int { byOrigin.values.reduce(missing + withheld, +) }

        mutating func add(_ origin: Origin, _ value: Value) {
            switch value {
            case .missing(.withheld): withheld += 1
            // Left out of a public page, but still told of by number.
            case .missing(.unverifiedLeftOut): add(.unverified, isThere: true)
            case .number, .missing: add(origin, isThere: value.number != nil)
            }
        }

        mutating func add(_ origin: Origin, isThere: Bool) {
            if isThere { byOrigin[origin, default: 0] += 1 } else { missing += 1 }
        }

        mutating func add(_ other: Counts) {
            missing += other.missing
            withheld += other.withheld
            byOrigin.merge(other.byOrigin, uniquingKeysWith: +)
        }
    }

    /// The counts by subject; subjects without any figure are left out.
    public let counts: [Subject: Counts]

    /// The counts of all subjects together.
    public var total: Counts {
        counts.values.reduce(into: Counts()) { $0.add($1) }
    }

    /// Counts the figures of a plan, whatever its verdicts make of them.
    public init(of plan: Plan) {
        var counts: [Subject: Counts] = [:]
        func add(_ subject: Subject, _ value: Value, _ origin: Origin) {
            counts[subject, default: Counts()].add(origin, value)
        }
        for observation in plan.observations { add(.observations, observation.value, observation.origin) }
        for target in plan.targets {
            add(.targets, target.value, target.origin)
            add(.baselines, target.baseline, target.baselineOrigin)
        }
        for project in plan.projects {
            add(.costs, project.cost, project.costOrigin)
            counts[.starts, default: Counts()].add(project.startOrigin, isThere: project.start != nil)
            counts[.finishes, default: Counts()].add(project.finishOrigin, isThere: project.finish != nil)
        }
        for amount in plan.projectYears { add(.projectYears, amount.amount, amount.origin) }
        for effect in plan.effects { add(.effects, effect.amount, effect.origin) }
        for limit in plan.limits { add(.limits, limit.amount, limit.origin) }
        for floor in plan.floors {
            add(.floors, floor.amount.number == nil ? floor.share : floor.amount, floor.origin)
        }
        self.counts = counts
    }
}
