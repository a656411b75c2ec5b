import Diagnostics

/// Every check of the house.
public enum AllChecks {
    /// Checks whose findings make others pointless: what they find faulty is not reported a second time.
    public static let structural: [any Check.Type] = [
        UnknownReference.self, FormulaUnreadable.self, FormulaUnknownIndicator.self, RulesOverlap.self,
        RuleValidityReversed.self, RuleThresholdUnreadable.self,
    ]

    /// All other checks, by what they are about.
    public static let others: [any Check.Type] = formulaChecks + ruleChecks + projectChecks + targetChecks

    private static let formulaChecks: [any Check.Type] = [
        FormulaUnitMismatch.self, FormulaCycleCheck.self, UnitCountedTwice.self,
    ]

    private static let ruleChecks: [any Check.Type] = [
        RuleNotInForce.self, GateNotAnswered.self,
    ]

    /// The kinds of all checks.
    public static var kinds: [FindingKind] { (structural + others).map { $0.kind } }
}
