import Diagnostics
import Ensembles
import Outlook
import PlanFiles
import PlanModel

/// A plan whose open targets are to be drawn together: what a run of any part of the draws needs.
public struct EnsembleQuestion: Sendable {
    /// The plan.
    public let plan: Plan
    /// Its look-ups.
    public let index: PlanIndex
    /// The paths behind the draws, with the standpoint.
    public let trajectories: Trajectories
    /// The programme whose effects and costs count; nil for the years that the plan itself gives its projects.
    public let programme: Programme?
    /// What is drawn.
    public let model: EnsembleModel

    /// Reads a plan from a standpoint.
    public init(_ reading: PlanReading, settings: OutlookSettings = OutlookSettings(), programme: Programme? = nil) {
        let index = PlanIndex(reading.plan)
        self.init(
            index: index, trajectories: Trajectories(index: index, settings: settings, programme: programme),
            programme: programme)
    }

    /// Takes paths that have been computed already.
    ///
    /// - Parameters:
    ///   - index: the plan with its look-ups.
    ///   - trajectories: its paths.
    ///   - programme: the programme with which they were computed; nil for none.
    public init(index: PlanIndex, trajectories: Trajectories, programme: Programme? = nil) {
        plan = index.plan
        self.index = index
        self.trajectories = trajectories
        self.programme = programme
        model = EnsembleModel(index: index, trajectories: trajectories, programme: programme)
    }

    /// The answer from draws that have been made.
    public func report(_ outcomes: EnsembleOutcomes, terms: EnsembleTerms) -> EnsembleReport {
        EnsembleReport(
            question: self,
            result: EnsembleResult(
                outcomes, of: model, trajectories: trajectories, index: index, terms: terms))
    }
}

/// What draws of everything uncertain say of the open targets of a plan.
public struct EnsembleReport: Sendable {
    /// The plan and its paths.
    public let question: EnsembleQuestion
    /// Chances, what drives a miss, and fans.
    public let result: EnsembleResult
}

/// Draws everything uncertain behind the open targets of a plan, and sums it up; computed only where it is asked for.
///
/// - Parameters:
///   - question: the plan and its paths.
///   - terms: how many draws, from which seed, of which targets together.
///   - isStopped: asked every few hundred draws; what was drawn until then is summed up.
/// - Returns: the report; the same terms give the same bits.
public func ensemble(
    _ question: EnsembleQuestion, terms: EnsembleTerms = EnsembleTerms(), isStopped: () -> Bool = { false }
) -> EnsembleReport {
    question.report(
        question.model.outcomes(of: 0..<terms.draws, seed: terms.seed, isStopped: isStopped), terms: terms)
}
