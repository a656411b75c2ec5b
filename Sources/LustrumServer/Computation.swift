import Publishing
import Synchronization

/// Something that is computed once, however many ask for it: how far it is, then what came of it.
final class Computation<Answer: Sendable>: Sendable {
    private enum Stage {
        case underWay(LongProgress)
        case done(Answer)
        case calledOff
    }

    private let stage = Mutex(Stage.underWay(.waiting))

    /// Begins to compute once what was begun before on the same thread is done.
    ///
    /// - Parameters:
    ///   - work: the thread.
    ///   - compute: the work; it may tell how far it is, and look whether it is still wanted.
    init(on work: LongWork, _ compute: @escaping @Sendable (Computation) -> Answer) {
        work.begin { [self] in
            tell(.begun)
            guard isWanted else { return }
            let answer = compute(self)
            stage.withLock { if case .underWay = $0 { $0 = .done(answer) } }
        }
    }

    /// Says how far it is.
    func tell(_ progress: LongProgress) { stage.withLock { if case .underWay = $0 { $0 = .underWay(progress) } } }

    /// Calls it off: what was begun may still be finished, but nobody gets it.
    func callOff() { stage.withLock { $0 = .calledOff } }

    /// Whether anybody still waits for it.
    var isWanted: Bool { stage.withLock { if case .calledOff = $0 { false } else { true } } }

    /// What came of it; nil before it is there.
    var answer: Answer? { stage.withLock { if case .done(let answer) = $0 { answer } else { nil } } }

    /// How far it is.
    var progress: LongProgress { stage.withLock { if case .underWay(let progress) = $0 { progress } else { .begun } } }
}
