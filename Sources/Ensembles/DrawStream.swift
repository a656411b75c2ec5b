import Glibc

/// Random numbers of one source of uncertainty, each found by its number alone.
///
/// A draw depends on the seed, the name of its source and its number, and on nothing drawn before: the same draws stand
/// behind two variants of a plan (common random numbers), and any part of a run may be computed anywhere. The bits are
/// those of splitmix64 (Steele, Lea and Flood, 2014) at the position of the draw.
public struct DrawStream: Sendable {
    private let key: UInt64

    /// The stream of a source under a seed.
    public init(seed: UInt64, source: String) {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in source.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        key = Self.mixed(seed &+ Self.mixed(state))
    }

    /// A number between 0 and 1, neither of them reached.
    public func uniform(_ draw: Int) -> Double { Self.inside(bits(2 &* UInt64(draw))) }

    /// A draw of the standard normal distribution (Box and Muller, 1958): √(-2 ln u) · cos(2πv).
    public func normal(_ draw: Int) -> Double {
        let (first, second) = (2 &* UInt64(draw), 2 &* UInt64(draw) &+ 1)
        return (-2 * log(Self.inside(bits(first)))).squareRoot() * cos(2 * .pi * Self.inside(bits(second)))
    }

    private func bits(_ position: UInt64) -> UInt64 {
        Self.mixed(key &+ (position &+ 1) &* 0x9E37_79B9_7F4A_7C15)
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// 53 bits as the middle of their cell, so that 0 and 1 are left out.
    private static func inside(_ bits: UInt64) -> Double { (Double(bits >> 11) + 0.5) * 0x1p-53 }
}

/// The standard normal distribution.
public enum StandardNormal {
    /// The probability of a value of at most x: Φ(x) = erfc(-x/√2)/2.
    public static func probability(atMost x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }
}
