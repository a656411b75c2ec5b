import Diagnostics

/// Every check of the house.
public enum AllChecks {
    /// Checks whose findings make others pointless: what they find faulty is not reported a second time.
    public static let structural: [any Check.Type] = [
        UnknownReference.self
    ]

    /// All other checks, by what they are about.
    public static let others: [any Check.Type] = projectChecks + targetChecks

    /// The kinds of all checks.
    public static var kinds: [FindingKind] { (structural + others).map { $0.kind } }
}
