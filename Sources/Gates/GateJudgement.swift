import PlanModel

/// The ruling of all versions that may be in force, and the comparisons behind it.
struct GateJudgement {
    var ruling: GateRuling
    var explanation = GateExplanation()

    init(ruling: GateRuling) { self.ruling = ruling }

    /// Lets every candidate version judge; where they agree the date does not matter.
    init(of choice: VersionChoice, for evidence: ProjectEvidence) {
        let judgements = choice.candidates.map { VersionJudgement(of: $0, for: evidence) }
        explanation.industries = judgements.flatMap(\.explanation.industries)
        explanation.amounts = judgements.flatMap(\.explanation.amounts)
        var possible = judgements.reduce(into: []) { $0 = $0.united(with: $1.rest.possible) }
        if choice.mayBeNone { possible.append(.notApplicable(.noVersionInForce)) }
        if possible.count == 1 {
            ruling = possible[0]
            return
        }
        let areAlike = !choice.mayBeNone && Set(judgements.map(\.rest)).count == 1
        let missing = judgements.flatMap(\.rest.missing) + (areAlike ? [] : choice.missing)
        let inOrder = missing.filter { !$0.isOfRule } + missing.filter(\.isOfRule)
        ruling = .undetermined(missing: inOrder.each(), possible: possible)
    }
}
