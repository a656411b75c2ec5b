import Diagnostics
import PlanModel
import Quantities

/// The verdict of every gate on every project that it applies to, by project and then in the plan's order of rules.
///
/// Amounts are yearly: energy in tce, electricity in 10^4 kWh, coal in t, investment in 10,000 of the currency. An
/// amount that the project does not state is the largest of its years in operation. Nothing is thrown: what is missing
/// is named in the ruling, what is wrong in a rule by `gateRuleFaults(of:)`.
///
/// - Parameters:
///   - plan: the plan, with projects, rules and answers.
///   - basis: which knowledge counts.
/// - Returns: one verdict for each project and each gate whose `applies_to` names its kind, or names none.
public func gateVerdicts(of plan: Plan, on basis: GateBasis = GateBasis()) -> [GateVerdict] {
    let bench = GateBench(plan, gates: plan.gates, on: basis)
    return plan.projects.flatMap { project in
        bench.gates.filter { $0.gate.applies(to: project.kind) }.map { bench.verdict(of: project, at: $0) }
    }
}

/// Whether two plans have the same verdicts: everything that they rest on is the same.
public func haveSameVerdicts(_ one: Plan, _ other: Plan) -> Bool {
    one.projects == other.projects && one.gates == other.gates && one.gateAnswers == other.gateAnswers
        && one.projectYears == other.projectYears && one.header == other.header
}

/// The verdict of one gate on one project, which says so where the gate is for other kinds of project.
///
/// - Parameters:
///   - project: the project, which need not be in the plan.
///   - gate: the gate, which need not be in the plan.
///   - plan: the plan whose units, yearly amounts and answers count.
///   - basis: which knowledge counts.
/// - Returns: the verdict, not applicable for the project's kind where the gate does not name it.
public func gateVerdict(of project: Project, at gate: Gate, in plan: Plan, on basis: GateBasis = GateBasis())
    -> GateVerdict
{
    let bench = GateBench(plan, gates: [gate], on: basis, only: project.id)
    return bench.verdict(of: project, at: bench.gates[0])
}

extension Gate {
    /// Whether the rule is for a kind of project; one that names no kinds is for all.
    func applies(to kind: ProjectKind) -> Bool { appliesTo.isEmpty || appliesTo.contains(kind) }
}

/// What is read of a plan once for all verdicts.
private struct GateBench {
    private struct AnswerKey: Hashable {
        let project: ID<Project>
        let gate: ID<Gate>
    }

    let gates: [ReadGate]
    private let basis: GateBasis
    private let amounts: ProjectAmounts
    private let answers: [AnswerKey: GateAnswer]

    init(_ plan: Plan, gates: [Gate], on basis: GateBasis, only project: ID<Project>? = nil) {
        let reader = ThresholdReader(plan)
        self.gates = gates.map { ReadGate($0, by: reader) }
        self.basis = basis
        amounts = ProjectAmounts(
            of: plan, units: reader.units, includesUnverified: basis.includesUnverified, only: project)
        var answers: [AnswerKey: GateAnswer] = [:]
        for answer in plan.gateAnswers where basis.knows(of: answer.date) {
            answers[AnswerKey(project: answer.project, gate: answer.gate)] = answer
        }
        self.answers = answers
    }

    func verdict(of project: Project, at read: ReadGate) -> GateVerdict {
        let stage = basis.stage(of: project)
        let dates = ProjectDates(of: project, on: basis)
        var choice = VersionChoice()
        var judgement = GateJudgement(ruling: .notApplicable(.kind))
        if stage == .withdrawn {
            judgement = GateJudgement(ruling: .notApplicable(.withdrawn))
        } else if read.gate.applies(to: project.kind) {
            choice = VersionChoice(among: read.versions, for: project, on: dates)
            judgement = GateJudgement(of: choice, for: ProjectEvidence(project: project, amounts: amounts))
        }
        let answer = answers[AnswerKey(project: project.id, gate: read.gate.id)]
        let deadline = judgement.ruling.isRequired == false ? nil : choice.deadline
        return GateVerdict(
            project: project.id, projectName: project.name, projectKind: project.kind, gate: read.gate.id,
            gateName: read.gate.name, versions: choice.candidates.map(\.reference),
            mayHaveNoVersion: choice.mayBeNone, ruling: judgement.ruling, deadline: deadline, answer: answer,
            standing: GateStanding(
                judgement.ruling, answer, deadline, hasBegun: stage?.hasBegun == true, knownOn: basis.knownOn),
            explanation: judgement.explanation)
    }
}

extension GateStanding {
    /// How a project stands, from what is asked of it and what is recorded.
    fileprivate init(
        _ ruling: GateRuling, _ answer: GateAnswer?, _ deadline: GateDeadline?, hasBegun: Bool, knownOn: CalendarDate?
    ) {
        func isAfterDeadline(_ date: CalendarDate?) -> Bool {
            guard let date, let due = deadline?.date else { return false }
            return date.earliest > due.latest
        }
        switch (ruling.isRequired, answer?.state) {
        case (false, _): self = .notNeeded
        case (_, .passed): self = .passed(isLate: isAfterDeadline(answer?.date))
        case (_, .refused): self = .refused
        case (nil, _): self = .undetermined
        case (true, _) where hasBegun: self = .begunUnanswered
        case (true, _): self = isAfterDeadline(knownOn) ? .overdue : .awaited
        }
    }
}
