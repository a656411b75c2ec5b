import Dispatch
import Ensembles
import Foundation
import Synchronization

/// Draws stretches of an ensemble side by side; what comes out is the same for any number of threads.
struct SideBySide: Sendable {
    let model: EnsembleModel
    let seed: UInt64
    let threads: Int?

    /// Draws that one thread takes at a time.
    private static let stretch = 2_048

    private struct State: Sendable {
        var next = 0
        var done = 0
        var found: [Int: EnsembleOutcomes] = [:]
    }

    /// Draws a range in stretches.
    ///
    /// - Parameters:
    ///   - draws: the numbers of the draws.
    ///   - isStopped: asked every few hundred draws.
    ///   - progress: told how many draws are done.
    /// - Returns: the draws from the first on; fewer than asked for where it was stopped.
    func outcomes(
        of draws: Range<Int>, isStopped: @escaping @Sendable () -> Bool, progress: @escaping @Sendable (Int) -> Void
    ) -> EnsembleOutcomes {
        let stretches = stride(from: draws.lowerBound, to: draws.upperBound, by: Self.stretch)
            .map { $0..<min($0 + Self.stretch, draws.upperBound) }
        let state = Mutex(State())
        let threads = max(1, min(threads ?? ProcessInfo.processInfo.activeProcessorCount, stretches.count))
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            while !isStopped() {
                let mine = state.withLock { state -> Int? in
                    defer { state.next += 1 }
                    return state.next < stretches.count ? state.next : nil
                }
                guard let mine else { return }
                let found = model.outcomes(of: stretches[mine], seed: seed, isStopped: isStopped)
                state.withLock { state in
                    state.found[mine] = found
                    state.done += found.count
                    progress(state.done)
                }
            }
        }
        let found = state.withLock(\.found)
        var outcomes = model.outcomes(of: draws.lowerBound..<draws.lowerBound, seed: seed)
        for stretch in stretches.indices {
            guard let next = found[stretch], outcomes.append(next), next.count == stretches[stretch].count else {
                break
            }
        }
        return outcomes
    }
}
