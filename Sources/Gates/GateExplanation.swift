import Diagnostics
import PlanModel
import Quantities

/// Every comparison behind a verdict, in the order made.
public struct GateExplanation: Hashable, Sendable {
    /// The comparisons of the project's industry, one for each version that exempts industries.
    public var industries: [IndustryComparison] = []
    /// The comparisons of amounts with thresholds.
    public var amounts: [GateComparison] = []
}

/// The industry of a project against those that a version exempts.
public struct IndustryComparison: Hashable, Sendable {
    /// The version of the rule.
    public let version: String
    /// The project's industry; empty where it is not stated.
    public let industry: String
    /// The industries that are exempt.
    public let exempt: [String]

    /// Whether the project's industry is among them; nil where it is not stated.
    public var isExempt: Bool? {
        industry.isEmpty ? nil : exempt.contains { $0.lowercased() == industry.lowercased() }
    }
}

/// An amount of a project against a threshold of a version.
public struct GateComparison: Hashable, Sendable {
    /// What follows from reaching the threshold.
    public enum Purpose: Hashable, Sendable {
        /// The exemption is lost.
        case exemption
        /// The authority decides; nil where it is not named.
        case level(authority: LocalizedText?)
    }

    /// On which side of the threshold the amount lies.
    public enum Side: String, Hashable, Sendable, CaseIterable {
        /// Below it.
        case below
        /// Equal to it: the threshold is reached.
        case at
        /// Above it.
        case above
        /// Amount or threshold is not known well enough.
        case unknown
    }

    /// The version of the rule.
    public let version: String
    /// What follows from reaching the threshold.
    public let purpose: Purpose
    /// The project's amount.
    public let amount: ProjectAmount
    /// The threshold.
    public let threshold: GateThreshold
    /// On which side of the threshold the amount lies.
    public let side: Side

    init(version: String, purpose: Purpose, amount: ProjectAmount, threshold: GateThreshold) {
        self.version = version
        self.purpose = purpose
        self.amount = amount
        self.threshold = threshold
        side = Self.side(of: amount, against: threshold.quantity)
    }

    /// Whether the threshold is reached; nil where that is not known.
    public var isReached: Bool? {
        switch side {
        case .below: false
        case .at, .above: true
        case .unknown: nil
        }
    }

    private static func side(of amount: ProjectAmount, against threshold: Quantity?) -> Side {
        guard let threshold else { return .unknown }
        switch amount {
        case .known(let quantity): return side(of: quantity, against: threshold)
        case .atLeast(let quantity, _):
            let side = side(of: quantity, against: threshold)
            return side == .below ? .unknown : side
        case .missing: return .unknown
        }
    }

    /// Amounts that differ by less than the rounding of a change of units are equal.
    private static func side(of amount: Quantity, against threshold: Quantity) -> Side {
        guard let number = amount.converted(to: threshold.unit)?.number else { return .unknown }
        let tolerance = 1e-12 * max(number.magnitude, threshold.number.magnitude)
        if (number - threshold.number).magnitude <= tolerance { return .at }
        return number < threshold.number ? .below : .above
    }
}
