import Diagnostics
import PlanModel
import Quantities

/// A threshold with which an unknown amount would have to be compared.
struct Cut: Hashable, Sendable {
    let name: String
    /// In the unit in which projects state the amount; nil where the threshold cannot be read.
    let number: Double?
}

/// A question that the evidence leaves open, and the ruling where the answer is yes.
struct OpenQuestion: Hashable, Sendable {
    enum Condition: Hashable, Sendable {
        case isIndustry(Set<String>)
        case areAllBelow(Set<Cut>)
        case isAnyReached(Set<Cut>)
    }

    let condition: Condition
    let ruling: GateRuling
    let lacking: [GateEvidence]

    init(_ condition: Condition, then ruling: GateRuling, lacking: [GateEvidence]) {
        self.condition = condition
        self.ruling = ruling
        self.lacking = lacking
    }

    init(
        _ condition: Condition, then ruling: GateRuling, _ comparisons: [GateComparison], _ evidence: ProjectEvidence
    ) {
        let open = comparisons.filter { $0.isReached == nil }
        self.init(condition, then: ruling, lacking: open.map(evidence.lacking))
    }
}

/// What a version asks once everything known is taken into account: open questions in order, and what else holds.
///
/// Questions whose answer changes nothing are left out, so that versions with equal open rules agree on the project.
struct OpenRule: Hashable, Sendable {
    let questions: [OpenQuestion]
    /// The rulings that are possible, at least one.
    let possible: [GateRuling]
    /// What would decide between them.
    let missing: [GateEvidence]

    init(settled ruling: GateRuling) { self.init([], else: [ruling]) }

    init(_ questions: [OpenQuestion], else last: [GateRuling], lacking: [GateEvidence] = []) {
        var kept: [OpenQuestion] = []
        var possible = last
        for question in questions.reversed() where possible != [question.ruling] {
            kept.insert(question, at: 0)
            possible = [question.ruling].united(with: possible)
        }
        self.questions = kept
        self.possible = possible
        missing = (kept.flatMap(\.lacking) + lacking).each()
    }
}

extension [GateComparison] {
    /// The thresholds whose comparison is open.
    var cuts: Set<Cut> {
        Set(
            filter { $0.isReached == nil }.map { comparison in
                let threshold = comparison.threshold
                let number = threshold.measureUnit.flatMap { threshold.quantity?.converted(to: $0)?.number }
                return Cut(name: threshold.name, number: number)
            })
    }
}
