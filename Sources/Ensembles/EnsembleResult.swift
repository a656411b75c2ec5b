import Diagnostics
import Forecasts
import Outlook
import PlanModel
import Quantities

/// What is asked of an ensemble.
public struct EnsembleTerms: Hashable, Sendable {
    /// How many draws are made.
    public var draws: Int
    /// What all draws begin from.
    public var seed: UInt64
    /// The keys of targets whose joint chance is asked for; of the binding ones, and of all, where none is named.
    public var named: [String]

    /// How many draws may be asked for.
    public static let range = 200...200_000

    /// Makes terms.
    public init(draws: Int = 10_000, seed: UInt64 = 1, named: [String] = []) {
        self.draws = draws
        self.seed = seed
        self.named = named
    }
}

/// The answer of an ensemble: chances of targets alone and together, what drives a miss, and fans.
public struct EnsembleResult: Equatable, Sendable {
    /// A source with its share in the variance of something.
    public struct Driver: Equatable, Sendable {
        /// The source.
        public let source: EnsembleSource
        /// Its share, 0 to 1.
        public let share: Double
    }

    /// One target that is still open.
    public struct TargetChance: Equatable, Sendable {
        /// The key of the target.
        public let key: String
        /// How often it is met in the draws.
        public let share: EnsembleOutcomes.Share
        /// Its probability from the forecast alone, as the appraisal gives it.
        public let alone: Double
        /// What drives its number, largest first: its own course alone where nothing else acts; none for too few draws.
        public let drivers: [Driver]
    }

    /// Several targets together.
    public struct Joint: Equatable, Sendable {
        /// Which targets they are.
        public enum Scope: Hashable, Sendable { case named, binding, all }

        /// A target's part in the misses.
        public struct Part: Equatable, Sendable {
            /// The key of the target.
            public let key: String
            /// How often it is missed where not all are met, 0 to 1.
            public let inMisses: Double
            /// How often it is the only one missed where not all are met, 0 to 1.
            public let only: Double
        }

        /// Which targets they are.
        public let scope: Scope
        /// The keys of the open ones.
        public let open: [String]
        /// The keys of those whose year is over and that are reached; they count as met.
        public let reached: [String]
        /// The keys of those that are missed already: with one of them all together are out of reach.
        public let missed: [String]
        /// The keys of those of which nothing can be said; they are left out.
        public let unsaid: [String]
        /// How often all are met together; nil where there is no open one.
        public let share: EnsembleOutcomes.Share?
        /// What it would be if each went its own way: the product of their shares.
        public let independent: Double
        /// How many of the open ones are met in a tenth of the draws at most, in the middle one, and in a tenth at least.
        public let metCounts: [Int]
        /// How often all are met and every limit that is drawn is kept too; nil where no limit is drawn.
        public let withLimits: EnsembleOutcomes.Share?
        /// The targets by their part in the misses, largest first.
        public let parts: [Part]
        /// The sources by their share in whether all are met, largest first; they overlap where courses move together.
        public let drivers: [Driver]
        /// The sources by their share in how many are met; it says more where all together are almost never or always met.
        public let countDrivers: [Driver]

        /// Whether all together are met so rarely or so often that only their number says what drives a miss.
        public var isOneSided: Bool { share.map { $0.value < 0.02 || $0.value > 0.98 } ?? true }
    }

    /// A limit on money for which something uncertain counts.
    public struct LimitChance: Equatable, Sendable {
        /// The position of the limit among those of the plan.
        public let row: Int
        /// What may be used.
        public let allowed: Double
        /// How often it is kept.
        public let share: EnsembleOutcomes.Share
        /// The quantiles of what is used, at ``levels``.
        public let used: [Double]
    }

    /// What an indicator may come to, year by year.
    public struct Fan: Equatable, Sendable {
        /// The indicator and place.
        public let key: PlanIndex.SeriesKey
        /// The years with the quantiles at ``levels``, in the indicator's unit.
        public let years: [Year: [Double]]
        /// Whether stated uncertainties were drawn; else the quantiles are those of the forecast itself.
        public let isDrawn: Bool
    }

    /// The levels of quantiles of fans and limits: the ends of 95 % and 80 %, and the middle.
    public static let levels = [0.025, 0.1, 0.5, 0.9, 0.975]

    /// What was asked.
    public let terms: EnsembleTerms
    /// How many draws were made: fewer than asked where it was stopped.
    public let draws: Int
    /// The open targets in the order of the plan.
    public let targets: [TargetChance]
    /// The named ones together; or the binding ones, and all.
    public let joints: [Joint]
    /// The limits that are drawn, in the order of the plan.
    public let limits: [LimitChance]
    /// The fans: of series with open targets first, in the order of the plan, then of other indicators.
    public let fans: [Fan]
    /// The stated uncertainties that were drawn.
    public let stated: [StatedUncertainty]
    /// The assumptions with a low or high value that were not drawn.
    public let idle: [IdleAssumption]
    /// The part of the correlations that is kept so that all can hold together, 0 to 1.
    public let correlationKept: Double

    /// Whether it was stopped before all draws were made.
    public var isStopped: Bool { draws < terms.draws }

    /// The chance of a target by its key; nil where it is not drawn.
    public func chance(of key: String) -> TargetChance? { targets.first { $0.key == key } }

    /// The fan of an indicator at a place; nil where none was made.
    public func fan(_ indicator: ID<Indicator>, _ place: ID<Place>) -> Fan? {
        fans.first { $0.key == PlanIndex.SeriesKey(indicator, place) }
    }
}
