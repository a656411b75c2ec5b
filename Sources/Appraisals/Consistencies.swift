import Consistency
import Gates
import Outlook
import PlanFiles
import PlanModel

/// Whether the targets of a plan can all hold, what its fields do to each other, and what its objectives leave to do.
public struct ConsistencyReport: Sendable {
    /// The plan.
    public let plan: Plan
    /// Its look-ups.
    public let index: PlanIndex
    /// The standpoint.
    public let settings: OutlookSettings
    /// Whether all can hold, and what stands in the way.
    public let answer: ConsistencyAnswer
    /// What the fields do to each other's targets.
    public let matrix: FieldMatrix
    /// The targets with an objective behind them.
    public let objectives: [ObjectiveOutlook]
}

/// A target against the objective behind it, with what was ever reached here.
public struct ObjectiveOutlook: Equatable, Sendable {
    /// The paces of plan and objective.
    public let course: ObjectiveCourse
    /// The best run of as many years in the observed past; nil where none lies that far back.
    public let best: ObjectiveCourse.Run?
    /// Whether the audience may not read all of that past, so that the best run is not told either.
    public let isPastWithheld: Bool

    /// Whether a pace such as is needed was ever kept that long here; nil where the past is too short to say.
    public var wasReached: Bool? { best.flatMap(course.isMatched) }
}

/// Asks whether a plan can hold; computed only where it is asked for.
///
/// - Parameters:
///   - reading: the plan.
///   - settings: the standpoint.
///   - terms: how far paths may leave their forecasts.
/// - Returns: the report; of a real place no project is chosen or left out.
public func consistency(
    of reading: PlanReading, settings: OutlookSettings = OutlookSettings(), terms: ConsistencyTerms = ConsistencyTerms()
) -> ConsistencyReport {
    let plan = reading.plan
    let index = PlanIndex(plan)
    let basis = GateBasis(knownOn: settings.knownOn, includesUnverified: settings.includesUnverified)
    let refused = gateVerdicts(of: plan, on: basis).filter { $0.standing == .refused }.map(\.project)
    let question = ConsistencyQuestion(index: index, settings: settings, refused: Set(refused), terms: terms)
    let trajectories = Trajectories(index: index, settings: settings)
    return ConsistencyReport(
        plan: plan, index: index, settings: settings, answer: question.answer(),
        matrix: FieldMatrix(index: index, trajectories: trajectories),
        objectives: ObjectiveOutlook.all(in: index, trajectories))
}

extension ObjectiveOutlook {
    /// The targets of the plan for its last year that have an objective behind them, of this plan or a higher one.
    ///
    /// - Parameters:
    ///   - index: the plan with its look-ups.
    ///   - trajectories: its paths; where a year of a past is withheld, nothing is said of the best run in it.
    /// - Returns: each target with each objective behind it, in the order of the plan's targets.
    public static func all(in index: PlanIndex, _ trajectories: Trajectories) -> [ObjectiveOutlook] {
        let header = index.plan.header
        let higher = Set(header.plans.filter { $0.level == .higher }.map(\.id))
        func isOwn(_ target: Target) -> Bool { target.plan == nil || target.plan?.text == header.id }
        let behind = index.plan.targets.filter { target in
            target.year > header.period.last && (isOwn(target) || target.plan.map(higher.contains) ?? false)
        }
        let objectives = Dictionary(grouping: behind) { PlanIndex.SeriesKey($0.indicator, $0.place) }
        return index.plan.targets.flatMap { target -> [ObjectiveOutlook] in
            guard target.year == header.period.last, isOwn(target) else { return [] }
            let key = PlanIndex.SeriesKey(target.indicator, target.place)
            return (objectives[key] ?? []).compactMap { objective in
                guard let course = ObjectiveCourse(target, objective, index: index) else { return nil }
                let path = trajectories.path(of: key)
                let isPastWithheld = path?.history.values.contains { $0.value == .missing(.withheld) } ?? false
                return ObjectiveOutlook(
                    course: course, best: isPastWithheld ? nil : path.flatMap(course.bestRun),
                    isPastWithheld: isPastWithheld)
            }
        }
    }
}
