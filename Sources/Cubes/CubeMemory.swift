/// Memory for the numbers of columns, asked for at once and given back when the last column in it is gone.
///
/// Memory of its own instead of arrays, because kernels hold pointers into several columns at a time.
final class CubeMemory: @unchecked Sendable {
    /// How many numbers it holds.
    let count: Int
    private let memory: UnsafeMutableRawPointer
    /// How many of the numbers in front have been handed out before, so that the system has given their pages.
    fileprivate var handedOut = 0

    /// Memory for so many numbers, not yet set.
    init(_ count: Int) {
        self.count = count
        memory = .allocate(byteCount: max(64, count * MemoryLayout<Double>.stride), alignment: 64)
    }

    deinit { memory.deallocate() }

    /// So many numbers are fetched ahead of small pieces, once as many have been handed out.
    private static let ahead = 32_768
    private var fetched = 0

    /// Fetches memory ahead of small pieces, which are written one after the other.
    fileprivate func fetchAhead(to end: Int, _ room: Int) {
        let first = max(fetched, end - room)
        guard room < Self.ahead, end > handedOut, first >= Self.ahead, end > fetched else { return }
        fetched = min(count, first + Self.ahead)
        FreshMemory.fetch(numbers(first), bytes: (fetched - first) * MemoryLayout<Double>.stride)
    }

    /// The number at a position.
    func numbers(_ position: Int) -> UnsafeMutablePointer<Double> {
        memory.assumingMemoryBound(to: Double.self) + position
    }
}

/// A piece of memory that a pool hands out.
struct CubePiece {
    /// What keeps it.
    let memory: CubeMemory
    /// Where it begins; not yet set.
    let numbers: UnsafeMutablePointer<Double>
    /// Whether nobody has written to it yet.
    let isFresh: Bool
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

    /// Memory for so many numbers.
    func take(_ count: Int) -> CubePiece {
        let room = Self.room(count)
        // The one given back last is the one that caches still hold.
        if let known = pieces.lastIndex(where: { $0.room == room }) {
            let piece = pieces.remove(at: known)
            return CubePiece(memory: piece.memory, numbers: piece.numbers, isFresh: false)
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
        let isFresh = used > current.handedOut
        current.fetchAhead(to: used, room)
        current.handedOut = max(current.handedOut, used)
        return CubePiece(memory: current, numbers: current.numbers(used - room), isFresh: isFresh)
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
