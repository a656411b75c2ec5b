import Appraisals
import Ensembles
import Outlook
import PlanFiles
import PlanModel

/// What takes longer to compute of a plan than a reader waits for its first page; it is for the office alone.
public enum LongQuestion: String, Hashable, Sendable, CaseIterable {
    /// Whether targets and limits can all hold, and what the fields do to each other's targets.
    case consistency
    /// How likely the targets are together, and what drives a miss.
    case ensemble
    /// The plan and its scenarios side by side.
    case scenarios

    /// The question on whose answer the page at a path rests; nil for all other pages.
    public init?(_ path: SitePath) {
        guard path.steps.count == 3 else { return nil }
        switch path.steps[2] {
        case "consistency", "fields": self = .consistency
        case "ensemble": self = .ensemble
        case "scenarios": self = .scenarios
        default: return nil
        }
    }

    /// Computes the answer.
    ///
    /// - Parameters:
    ///   - reading: the plan.
    ///   - settings: the standpoint.
    ///   - state: the plan with its programme, where it is there already.
    ///   - watcher: told how far it is.
    /// - Returns: the answer, to be given to the pages of the plan.
    public func answer(
        of reading: PlanReading, settings: OutlookSettings, from state: PlanState? = nil,
        watcher: (LongProgress) -> Void = { _ in }
    ) -> LongAnswer {
        switch self {
        case .consistency: .consistency(Appraisals.consistency(of: reading, settings: settings))
        case .ensemble:
            .ensemble(EnsembleAnswer(EnsembleQuestion(reading, settings: settings), watcher))
        case .scenarios:
            .scenarios(
                Appraisals.scenarios(of: reading, settings: settings, from: state) { done in
                    watcher(.scenarios(done, of: reading.plan.scenarios.count))
                })
        }
    }
}

/// The answer to a long question.
public enum LongAnswer: Sendable {
    /// Whether the plan can hold.
    case consistency(ConsistencyReport)
    /// What draws say of its targets together.
    case ensemble(EnsembleAnswer)
    /// Its scenarios.
    case scenarios(ScenarioComparison)

    /// The question that it answers.
    var question: LongQuestion {
        switch self {
        case .consistency: .consistency
        case .ensemble: .ensemble
        case .scenarios: .scenarios
        }
    }
}

/// What draws say of the main targets together, and of all.
public struct EnsembleAnswer: Sendable {
    /// Of the binding targets together, and of all.
    let all: EnsembleReport
    /// Of the main targets of the plan; nil where it has none.
    let main: EnsembleReport?

    /// Draws once and sums up twice.
    init(_ question: EnsembleQuestion, _ watcher: (LongProgress) -> Void) {
        let terms = EnsembleTerms()
        let outcomes = question.model.outcomes(
            of: 0..<terms.draws, seed: terms.seed, watcher: { watcher(.draws($0, of: terms.draws)) })
        all = question.report(outcomes, terms: terms)
        let keys = question.plan.mainTargets.map(\.key)
        main = keys.isEmpty ? nil : question.report(outcomes, terms: EnsembleTerms(named: keys))
    }
}

extension Plan {
    /// The plan's own targets of its main indicators for its last year, in the order of their table.
    var mainTargets: [Target] {
        indicators.filter { $0.mainOrder != nil }.sorted { ($0.mainOrder ?? 0, $0.id) < ($1.mainOrder ?? 0, $1.id) }
            .compactMap { indicator in
                targets.first {
                    $0.indicator == indicator.id && $0.place == header.place && $0.year == header.period.last
                        && ($0.plan == nil || $0.plan?.text == header.id)
                }
            }
    }
}

extension SitePlan {
    /// Whether the answer to a question is there already, or is for others.
    public func needsNo(_ question: LongQuestion) -> Bool {
        guard audience == .office else { return true }
        return switch question {
        case .consistency: consistency != nil
        case .ensemble: ensemble != nil
        case .scenarios: scenarios != nil
        }
    }

    /// Takes the answer to a question; an audience other than the office does not get it.
    public mutating func take(_ answer: LongAnswer) {
        guard audience == .office else { return }
        awaited[answer.question] = nil
        switch answer {
        case .consistency(let report): consistency = report
        case .ensemble(let report): ensemble = report
        case .scenarios(let comparison): scenarios = comparison
        }
    }
}
