import Diagnostics

/// What came of solving a program.
///
/// That no solution exists is an answer. Every case carries what is known beside the word for it: the best solution, and
/// the bound that no solution can pass.
public enum SolvingOutcome: Equatable, Sendable {
    /// No solution is better.
    case optimal(Solution)
    /// A solution that is at most the gap asked for away from the best.
    case withinGap(Solution)
    /// The work allowed was done; with the best solution so far, if there is one, and the bound.
    case workLimitReached(best: Solution?, bound: Double)
    /// The watcher asked to stop; with the best solution so far, if there is one, and the bound.
    case stopped(best: Solution?, bound: Double)
    /// The rows and bounds cannot hold together.
    case noSolution
    /// The objective can be made as good as one likes: a row or a bound is missing.
    case unbounded
    /// No answer, and why.
    case failed(SolvingFailure)

    /// The best solution found, if there is one.
    public var solution: Solution? {
        switch self {
        case .optimal(let solution), .withinGap(let solution): solution
        case .workLimitReached(let best, _), .stopped(let best, _): best
        case .noSolution, .unbounded, .failed: nil
        }
    }

    /// Whether the question is settled: solved as far as asked, or known to have no answer.
    public var isSettled: Bool {
        switch self {
        case .optimal, .withinGap, .noSolution, .unbounded: true
        case .workLimitReached, .stopped, .failed: false
        }
    }

    /// The outcome in a sentence for a planner.
    public var sentence: LocalizedText {
        switch self {
        case .optimal: LocalizedText(en: "This is the best there is.", zh: "此为最优安排。")
        case .withinGap(let solution): Self.near(solution)
        case .workLimitReached(let best?, _): Self.unfinished(best, en: "The work allowed was done", zh: "已达到允许的计算量")
        case .workLimitReached(nil, _):
            LocalizedText(
                en: "The work allowed was done before anything was found that keeps all conditions.",
                zh: "在允许的计算量内未找到满足全部条件的安排。")
        case .stopped(let best?, _): Self.unfinished(best, en: "The search was stopped", zh: "计算已中止")
        case .stopped(nil, _):
            LocalizedText(
                en: "The search was stopped before anything was found that keeps all conditions.",
                zh: "计算已中止，尚未找到满足全部条件的安排。")
        case .noSolution:
            LocalizedText(en: "The conditions cannot all be kept together.", zh: "各项条件无法同时满足。")
        case .unbounded:
            LocalizedText(
                en: "Nothing limits how good the result can get: a condition is missing.",
                zh: "没有条件限制结果的好坏，缺少约束。")
        case .failed(let failure): failure.sentence
        }
    }

    private static func near(_ solution: Solution) -> LocalizedText {
        let gap = percent(solution.gap)
        return LocalizedText(
            en: "The best there is cannot be more than \(gap) better than this.",
            zh: "最优安排至多比此安排好 \(gap)。")
    }

    private static func unfinished(_ solution: Solution, en: String, zh: String) -> LocalizedText {
        guard solution.gap.isFinite else {
            return LocalizedText(
                en: "\(en); this is the best found, and it is not known how much better another may be.",
                zh: "\(zh)；此为已找到的最好安排，尚不清楚能否更好。")
        }
        let gap = percent(solution.gap)
        return LocalizedText(
            en: "\(en); the best there is cannot be more than \(gap) better than this.",
            zh: "\(zh)；最优安排至多比此安排好 \(gap)。")
    }

    /// A share as per cent, rounded up to two decimals so that it never says too little.
    static func percent(_ share: Double) -> String {
        let hundredths = min((share * 10_000 - 1e-6).rounded(.up), 1e15)
        let (whole, rest) = (Int(hundredths) / 100, Int(hundredths) % 100)
        let digits = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return "\(whole)\(digits) %"
    }
}

/// Why a program could not be solved at all.
public enum SolvingFailure: Hashable, Sendable {
    /// A coefficient, cost or bound is not a number, or a coefficient or cost is infinite.
    case malformed
    /// The program has more coefficients than can be handed over.
    case tooLarge
    /// The solver gave up; its own word for the state.
    case solver(state: Int)

    /// The failure in a sentence.
    public var sentence: LocalizedText {
        switch self {
        case .malformed:
            LocalizedText(en: "A figure in the calculation is not a number.", zh: "计算所用的某个数据不是有效数字。")
        case .tooLarge: LocalizedText(en: "The calculation is too large.", zh: "计算规模过大。")
        case .solver(let state):
            LocalizedText(
                en: "The calculation could not be finished (state \(state)).", zh: "计算未能完成（状态 \(state)）。")
        }
    }
}
