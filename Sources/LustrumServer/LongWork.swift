import Dispatch

/// Runs what takes seconds, one thing after the other, on a thread of its own.
///
/// The threads on which requests are answered are few; work that never pauses would keep them all.
final class LongWork: Sendable {
    private let queue: DispatchQueue

    /// Makes a thread of its own.
    init(_ name: String) { queue = DispatchQueue(label: "lustrum.\(name)", qos: .utility) }

    /// Puts a piece of work behind those that wait already.
    func begin(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }

    /// Waits for what comes of a piece of work; the caller's thread goes on with others meanwhile.
    func result<Result: Sendable>(of work: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { waiting in begin { waiting.resume(returning: work()) } }
    }
}
