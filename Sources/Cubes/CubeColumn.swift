/// Memory for the columns of a cube, asked for at once.
///
/// Memory of its own instead of arrays, because kernels hold pointers into several columns at a time.
final class CubeMemory: @unchecked Sendable {
    private let memory: UnsafeMutableRawPointer
    /// Numbers from one column to the next: a multiple of a cache line, with room for one more vector behind the column.
    private let stride: Int

    /// Memory for so many columns of so many numbers, not yet set.
    init(columns: Int, of count: Int) {
        stride = (count + Kernels.width + 7) & ~7
        let bytes = max(64, columns * stride * MemoryLayout<Double>.stride)
        memory = .allocate(byteCount: bytes, alignment: 64)
    }

    deinit { memory.deallocate() }

    /// The first number of a column.
    func numbers(_ column: Int) -> UnsafeMutablePointer<Double> {
        memory.assumingMemoryBound(to: Double.self) + column * stride
    }
}

/// The numbers of one column over all years and places, year by year; NaN is missing.
///
/// Nobody writes to a column that more than one cube holds: `Cube` copies it first.
final class CubeColumn: @unchecked Sendable {
    /// The first number; the numbers of a year stand one behind the other, and reading may run over by a vector.
    let numbers: UnsafeMutablePointer<Double>
    /// How many numbers there are.
    let count: Int
    private let memory: CubeMemory

    /// A column in a part of a memory, not yet set.
    init(_ column: Int, of count: Int, in memory: CubeMemory) {
        self.count = count
        self.memory = memory
        numbers = memory.numbers(column)
    }

    /// A copy with memory of its own.
    convenience init(copying other: CubeColumn) {
        self.init(0, of: other.count, in: CubeMemory(columns: 1, of: other.count))
        numbers.update(from: other.numbers, count: other.count)
    }
}

/// Gives columns that will be written as a whole, from memory asked for several columns at a time.
struct CubePool {
    private let count: Int
    private let chunk: Int
    private var memory: CubeMemory?
    private var used = 0

    init(_ count: Int, atOnce chunk: Int) {
        self.count = count
        self.chunk = max(1, chunk)
    }

    /// A column that nobody else holds, not yet set.
    mutating func column() -> CubeColumn {
        let current: CubeMemory
        if let memory, used < chunk {
            current = memory
        } else {
            current = CubeMemory(columns: chunk, of: count)
            used = 0
        }
        memory = current
        used += 1
        return CubeColumn(used - 1, of: count, in: current)
    }
}
