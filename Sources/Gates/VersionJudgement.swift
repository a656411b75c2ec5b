import Diagnostics
import PlanModel
import Quantities

/// What is known of a project when a rule is applied to it.
struct ProjectEvidence {
    let project: Project
    let amounts: ProjectAmounts

    func amount(_ measure: GateMeasure?) -> ProjectAmount {
        measure.map { amounts.amount(of: project, $0) } ?? .missing(.unreadable)
    }

    /// The evidence that would decide a comparison.
    func lacking(for comparison: GateComparison) -> GateEvidence {
        guard let measure = comparison.threshold.measure, comparison.threshold.quantity != nil,
            let reason = comparison.amount.missingReason
        else { return .threshold(at: comparison.threshold.address) }
        return .amount(measure, reason, at: project.id.address.with(field: measure.rawValue))
    }
}

/// What one version of a rule says of a project: exemptions first, then the authorities from the highest down.
struct VersionJudgement {
    /// What the version still asks once everything known is taken into account.
    let rest: OpenRule
    /// The comparisons made.
    let explanation: GateExplanation

    init(of read: ReadVersion, for evidence: ProjectEvidence) {
        func compare(_ threshold: GateThreshold, _ purpose: GateComparison.Purpose) -> GateComparison {
            GateComparison(
                version: read.version.id, purpose: purpose, amount: evidence.amount(threshold.measure),
                threshold: threshold)
        }
        let below = read.exemptBelow.map { compare($0, .exemption) }
        let levels = read.levels.map { level in
            level.fromAny.map { compare($0, .level(authority: level.authority)) }
        }
        let industry = Self.industry(read, evidence)
        explanation = GateExplanation(industries: industry.map { [$0] } ?? [], amounts: below + levels.joined())
        rest = Self.open(read, industry, below, levels, evidence)
    }

    /// Nil where the version exempts no industry.
    private static func industry(_ read: ReadVersion, _ evidence: ProjectEvidence) -> IndustryComparison? {
        guard !read.version.exemptIndustries.isEmpty else { return nil }
        return IndustryComparison(
            version: read.version.id, industry: evidence.project.industry, exempt: read.version.exemptIndustries)
    }

    /// Whether all amounts stay below; false without thresholds, nil where it is not known.
    private static func isBelowAll(_ comparisons: [GateComparison]) -> Bool? {
        if comparisons.isEmpty || comparisons.contains(where: { $0.isReached == true }) { return false }
        return comparisons.allSatisfy { $0.isReached == false } ? true : nil
    }

    /// Whether any amount is reached; true without thresholds, nil where it is not known.
    private static func isAnyReached(_ comparisons: [GateComparison]) -> Bool? {
        if comparisons.isEmpty || comparisons.contains(where: { $0.isReached == true }) { return true }
        return comparisons.allSatisfy { $0.isReached == false } ? false : nil
    }

    private static func open(
        _ read: ReadVersion, _ industry: IndustryComparison?, _ below: [GateComparison], _ levels: [[GateComparison]],
        _ evidence: ProjectEvidence
    ) -> OpenRule {
        let isExemptIndustry = if let industry { industry.isExempt } else { Bool?.some(false) }
        let isBelow = isBelowAll(below)
        var certain: [ExemptionReason] = isExemptIndustry == true ? [.industry] : []
        if isBelow == true { certain.append(.belowThresholds) }
        guard certain.isEmpty else { return OpenRule(settled: .exempt(certain)) }
        var questions: [OpenQuestion] = []
        if isExemptIndustry == nil {
            let lacking = GateEvidence.industry(at: evidence.project.id.address.with(field: "industry"))
            let industries = Set(read.version.exemptIndustries.map { $0.lowercased() })
            questions.append(OpenQuestion(.isIndustry(industries), then: .exempt([.industry]), lacking: [lacking]))
        }
        if isBelow == nil {
            questions.append(OpenQuestion(.areAllBelow(below.cuts), then: .exempt([.belowThresholds]), below, evidence))
        }
        for (level, comparisons) in zip(read.levels, levels) {
            let ruling = GateRuling.required(authority: level.authority)
            switch isAnyReached(comparisons) {
            case true?: return OpenRule(questions, else: [ruling])
            case nil:
                questions.append(OpenQuestion(.isAnyReached(comparisons.cuts), then: ruling, comparisons, evidence))
            case false?: continue
            }
        }
        let unnamed = GateRuling.required(authority: nil)
        if read.levels.isEmpty || !read.exemptBelow.isEmpty { return OpenRule(questions, else: [unnamed]) }
        // Who is neither exempt nor under an authority of a version that states no thresholds of exemption.
        let silence = GateEvidence.silence(version: read.version.id, at: read.field("levels"))
        return OpenRule(questions, else: [.exempt([.belowThresholds]), unnamed], lacking: [silence])
    }
}
