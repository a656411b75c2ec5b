import Quantities

/// From which standpoint the plan is computed.
public struct OutlookSettings: Hashable, Sendable {
    /// Only what was known on this date counts; nil for everything that is known.
    public var knownOn: CalendarDate?
    /// Whether unverified figures enter verdicts and probabilities.
    public var includesUnverified: Bool

    /// Makes settings.
    public init(knownOn: CalendarDate? = nil, includesUnverified: Bool = false) {
        self.knownOn = knownOn
        self.includesUnverified = includesUnverified
    }

    /// Whether something that became known on a date was known at the standpoint.
    public func knows(_ date: CalendarDate) -> Bool {
        guard let knownOn else { return true }
        return date.earliest <= knownOn.latest
    }
}
