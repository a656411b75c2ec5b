/// Random draws that are the same on every machine: splitmix64 (Steele, Lea and Flood, 2014), and plain arithmetic on it.
struct SeededDraws: Sendable {
    private var state: UInt64
    private var spare: Double?

    /// Starts a stream of draws from a seed and a name for what is drawn, so that streams do not disturb each other.
    init(seed: UInt64, stream: String) {
        state = seed
        for byte in stream.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        _ = next()
    }

    /// The next 64 random bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// A number from 0 up to but not including 1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number from the lower bound up to but not including the upper one.
    mutating func number(in range: Range<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * unit()
    }

    /// A whole number from 0 up to but not including the bound.
    mutating func index(below bound: Int) -> Int { Int(unit() * Double(bound)) }

    /// True with the probability given.
    mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    /// A draw from the standard normal distribution (Marsaglia and Bray, 1964).
    mutating func normal() -> Double {
        if let saved = spare {
            spare = nil
            return saved
        }
        while true {
            let (x, y) = (2 * unit() - 1, 2 * unit() - 1)
            let square = x * x + y * y
            guard square > 0, square < 1 else { continue }
            let factor = (-2 * PortableReals.logarithm(square) / square).squareRoot()
            spare = y * factor
            return x * factor
        }
    }

    /// A draw from the log-normal distribution with the mean and standard deviation of its logarithm.
    mutating func logNormal(_ mean: Double, _ deviation: Double) -> Double {
        PortableReals.exponential(mean + deviation * normal())
    }

    /// Shares that add up to one: a symmetric Dirichlet distribution with a whole concentration.
    mutating func shares(_ count: Int, concentration: Int) -> [Double] {
        let gammas = (0..<count).map { _ in
            (0..<concentration).reduce(0.0) { sum, _ in sum - PortableReals.logarithm(1 - unit()) }
        }
        let total = gammas.reduce(0, +)
        return gammas.map { $0 / total }
    }

    /// The position that a weighted draw picks; the weights add up to one.
    mutating func pick(_ weights: [Double]) -> Int {
        var left = unit()
        for (position, weight) in weights.enumerated() {
            left -= weight
            if left < 0 { return position }
        }
        return max(0, weights.count - 1)
    }

    /// The numbers from 0 up to but not including the count, in random order (Fisher and Yates).
    mutating func permutation(_ count: Int) -> [Int] {
        var order = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, index(below: last + 1)) }
        return order
    }
}

/// e to the power x and the natural logarithm from the four basic operations alone, so that every machine has the same bits.
enum PortableReals {
    private static let ln2High = 0x1.62E4_2FEE_0000_0p-1
    private static let ln2Low = 0x1.A39E_F357_93C7_6p-33

    /// e to the power x: e^x = 2^k · e^r with |r| ≤ ln 2 / 2, and the Taylor series of e^r.
    static func exponential(_ x: Double) -> Double {
        let power = (x / (ln2High + ln2Low)).rounded()
        guard power.magnitude < 1000 else { return power < 0 ? 0 : .infinity }
        let rest = (x - power * ln2High) - power * ln2Low
        var (sum, term) = (1.0, 1.0)
        for step in 1...16 {
            term *= rest / Double(step)
            sum += term
        }
        return Double(sign: .plus, exponent: Int(power), significand: sum)
    }

    /// The natural logarithm of a positive number: ln(m · 2^k) = k ln 2 + 2 artanh((m - 1)/(m + 1)), m near 1.
    static func logarithm(_ x: Double) -> Double {
        guard x > 0, x.isFinite else { return x == 0 ? -.infinity : .nan }
        var (mantissa, power) = (x.significand, Double(x.exponent))
        if mantissa > 1.414_213_562_373_095_1 {
            mantissa /= 2
            power += 1
        }
        let ratio = (mantissa - 1) / (mantissa + 1)
        let square = ratio * ratio
        var (sum, term) = (0.0, ratio)
        for step in 0..<13 {
            sum += term / Double(2 * step + 1)
            term *= square
        }
        return power * ln2High + (2 * sum + power * ln2Low)
    }
}
