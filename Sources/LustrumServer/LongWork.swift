import Dispatch

/// Runs what takes seconds, one thing after the other, on a thread of its own.
///
/// The threads on which requests are answered are few; work that never pauses would keep them all.
final class LongWork: TaskExecutor {
    private let queue = DispatchQueue(label: "lustrum.long-work", qos: .utility)

    /// Puts a piece of work behind those that wait already.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
