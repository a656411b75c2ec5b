/// Memory for the numbers of columns, asked for at once and given back when the last column in it is gone.
///
/// Memory of its own instead of arrays, because kernels hold pointers into several columns at a time.
final class CubeMemory: @unchecked Sendable {
    /// How many numbers it holds.
    let count: Int
    private let memory: UnsafeMutableRawPointer

    /// Memory for so many numbers, not yet set.
    init(_ count: Int) {
        self.count = count
        memory = .allocate(byteCount: max(64, count * MemoryLayout<Double>.stride), alignment: 64)
    }

    deinit { memory.deallocate() }

    /// The number at a position.
    func numbers(_ position: Int) -> UnsafeMutablePointer<Double> {
        memory.assumingMemoryBound(to: Double.self) + position
    }
}

/// Hands out memory to columns, piece by piece from what was asked for at once.
///
/// A system clears memory page by page when it is first written, which takes longer than to compute what is written.
/// So a pool keeps what it asked for as long as it lives, and hands it out again once nobody holds it any more.
final class CubePool {
    /// How many numbers are asked for at once.
    private let chunk: Int
    private var asked: [CubeMemory] = []
    private var free: [CubeMemory] = []
    private var pieces: [(room: Int, memory: CubeMemory, numbers: UnsafeMutablePointer<Double>)] = []
    private var memory: CubeMemory?
    private var used = 0

    /// Memory for the columns of a model, so many of them at once.
    init(_ layout: CubeLayout, columns: Int = 32) { chunk = max(1, columns * Self.room(layout.cells)) }

    /// What a piece takes: a multiple of a cache line, with room for one more vector behind it.
    private static func room(_ count: Int) -> Int { (count + Kernels.width + 7) & ~7 }

    /// Memory for so many numbers, not yet set, with what keeps it.
    func take(_ count: Int) -> (CubeMemory, UnsafeMutablePointer<Double>) {
        let room = Self.room(count)
        // The one given back last is the one that caches still hold.
        if let known = pieces.lastIndex(where: { $0.room == room }) {
            let piece = pieces.remove(at: known)
            return (piece.memory, piece.numbers)
        }
        let current: CubeMemory
        if let memory, used + room <= chunk {
            current = memory
        } else {
            current = free.popLast() ?? CubeMemory(chunk)
            asked.append(current)
            used = 0
        }
        memory = current
        used += room
        return (current, current.numbers(used - room))
    }

    /// Takes a piece back that nobody reads any more.
    func giveBack(_ count: Int, _ memory: CubeMemory, _ numbers: UnsafeMutablePointer<Double>) {
        pieces.append((Self.room(count), memory, numbers))
    }

    /// Takes back all the memory that no column holds any more.
    func recycle() {
        memory = nil
        pieces = []
        var held: [CubeMemory] = []
        while var last = asked.popLast() {
            if isKnownUniquelyReferenced(&last) { free.append(last) } else { held.append(last) }
        }
        asked = held
    }
}
