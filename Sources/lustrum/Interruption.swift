import Dispatch
import Glibc
import Synchronization

/// Notes whether the person at the terminal has interrupted the program, for verbs that end in their own time.
final class Interruption {
    private final class Count: Sendable {
        let number = Atomic<Int>(0)
    }

    private let count: Count
    private let source: any DispatchSourceSignal

    /// Notes interruptions from now on; the process is no longer ended by them.
    init() {
        signal(SIGINT, SIG_IGN)
        let count = Count()
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { count.number.add(1, ordering: .relaxed) }
        source.resume()
        self.count = count
    }

    /// Whether there was one.
    var happened: Bool { asked() }

    /// The same question for other threads, as long as this object is held.
    var asked: @Sendable () -> Bool {
        let count = count
        return { count.number.load(ordering: .relaxed) > 0 }
    }
}
