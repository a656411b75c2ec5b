import Cubes
import Foundation
import Synchronization

/// CPU seconds so far, of the process or of the thread that asks.
func cpu(_ clock: clockid_t = CLOCK_PROCESS_CPUTIME_ID) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// Seconds on the wall.
func wall() -> Double { cpu(CLOCK_MONOTONIC) }

/// All draws of the model, on some threads.
struct Drawing: Sendable {
    let cube: CubeDraws
    /// The numbers of the indicators whose inputs are drawn, in the order of the sources.
    let indicators: [Int]
    let draws: Int
    private var cells: Int { cube.wanted.count }

    /// Draws that are handed to a bench at a time.
    private static let stretch = 200

    /// Makes a stretch of draws: the factor of every input, then all formulas.
    func run(_ bench: DrawBench, _ first: Int, _ count: Int, _ values: UnsafeMutableBufferPointer<Double>) {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: indicators.count * count) { drawn in
            for (source, indicator) in indicators.enumerated() {
                for draw in 0..<count {
                    drawn[source * count + draw] = 0.9 + 0.2 * Mix.unit(indicator, first + draw, 2)
                }
            }
            bench.run(count, drawn: UnsafeBufferPointer(drawn), into: values)
        }
    }

    /// Computes all draws on some threads.
    ///
    /// - Returns: the values of every wanted cell by draw, with the seconds on the wall, of the process, and of the thread
    ///   that took longest.
    func all(_ threads: Int) -> (values: [Double], wall: Double, cpu: Double, longest: Double) {
        let values = Mutex([Double](repeating: 0, count: cells * draws))
        let next = Atomic<Int>(0)
        let longest = Mutex(0.0)
        let (begin, spent) = (wall(), cpu())
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            let own = cpu(CLOCK_THREAD_CPUTIME_ID)
            let bench = cube.bench()
            let room = UnsafeMutableBufferPointer<Double>.allocate(capacity: cells * Self.stretch)
            defer { room.deallocate() }
            while true {
                let first = next.add(Self.stretch, ordering: .relaxed).oldValue
                guard first < draws else { break }
                let count = min(Self.stretch, draws - first)
                run(bench, first, count, room)
                values.withLock { values in
                    for cell in 0..<cells {
                        for draw in 0..<count { values[cell * draws + first + draw] = room[cell * count + draw] }
                    }
                }
            }
            longest.withLock { $0 = max($0, cpu(CLOCK_THREAD_CPUTIME_ID) - own) }
        }
        return (values.withLock { $0 }, wall() - begin, cpu() - spent, longest.withLock { $0 })
    }
}
