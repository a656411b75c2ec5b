import Diagnostics
import PlanModel
import Quantities
import Testing

@testable import Gates

@Suite struct GateAnswerTests {
    private func answered(
        _ state: GateState?, on date: String? = nil, stage: ProjectStage? = nil, knownOn: String? = nil,
        energy: Double = 20_000
    ) -> GateVerdict {
        var project = EnergyReview.project(energy: energy, electricity: 1, start: "2024-03")
        project.stage = stage
        project.stageKnownOn = CalendarDate(written: "2024-04-01")
        var plan = EnergyReview.plan(project)
        if let state {
            var answer = GateAnswer()
            answer.project = project.id
            answer.gate = ID("energy-review")
            answer.state = state
            answer.date = date.flatMap { CalendarDate(written: $0) }
            plan.gateAnswers = [answer]
        }
        let basis = GateBasis(knownOn: knownOn.flatMap { CalendarDate(written: $0) })
        return gateVerdicts(of: plan, on: basis).first ?? EnergyReview.verdict(project)
    }

    @Test(arguments: [nil, GateState.notSubmitted, .submitted, .refused, .passed])
    func `a required gate is answered by a recorded pass and by nothing else`(state: GateState?) {
        #expect(answered(state).isAnswered == (state == .passed))
        #expect(answered(state).answer?.state == state)
    }

    @Test(arguments: [nil, GateState.notSubmitted, .submitted, .refused, .passed])
    func `an exempt project owes no answer`(state: GateState?) {
        #expect(answered(state, energy: 10).standing == .notNeeded)
    }

    @Test func `a project that has begun without a recorded pass stands apart from one that waits`() {
        #expect(answered(nil, stage: .newStart).standing == .awaited)
        #expect(answered(nil, stage: .continuing).standing == .begunUnanswered)
        #expect(answered(.submitted, stage: .completed).standing == .begunUnanswered)
        #expect(answered(.refused, stage: .continuing).standing == .refused)
        #expect(answered(.passed, stage: .continuing).standing == .passed(isLate: false))
    }

    @Test(arguments: [("2024-03-31", false), ("2024-04-01", true), ("2024", false), ("2025", true)])
    func `a pass is late where its date is surely after the start`(date: String, isLate: Bool) {
        #expect(answered(.passed, on: date).standing == .passed(isLate: isLate))
    }

    @Test(arguments: [("2024-03-31", GateStanding.awaited), ("2024-04-01", .overdue), ("2024", .awaited)])
    func `a gate is overdue where the start is surely past on the date asked for`(
        knownOn: String, standing: GateStanding
    ) {
        #expect(answered(nil, knownOn: knownOn).standing == standing)
    }

    @Test func `on an earlier date neither a later answer nor later progress is known`() {
        let early = answered(.passed, on: "2024-02-10", stage: .continuing, knownOn: "2024-02-09")
        #expect(early.standing == .awaited && early.answer == nil)
        let late = answered(.passed, on: "2024-02-10", stage: .continuing, knownOn: "2024-02-10")
        #expect(late.standing == .passed(isLate: false))
    }

    @Test func `a withdrawn project is asked nothing`() {
        let verdict = answered(nil, stage: .withdrawn)
        #expect(verdict.ruling == .notApplicable(.withdrawn))
        #expect(verdict.versions.isEmpty && verdict.isAnswered)
        #expect(answered(nil, stage: .withdrawn, knownOn: "2024-03-01").ruling.isRequired == true)
    }

    @Test func `the verdict stands at the address of its answer`() {
        #expect(answered(nil).address.description == "gate_answers/P001/energy-review")
        #expect(Plan.collection(answered(nil).address.collection) != nil)
    }
}

@Suite struct GateScopeTests {
    @Test func `packages are judged only by gates that are for packages`() {
        var package = EnergyReview.project(energy: 20_000, start: "2024")
        package.kind = .package
        #expect(gateVerdicts(of: EnergyReview.plan(package)).isEmpty)
        #expect(EnergyReview.verdict(package).ruling == .notApplicable(.kind))
        for kinds in [[ProjectKind.package], []] {
            var gate = EnergyReview.gate
            gate.appliesTo = kinds
            let verdicts = gateVerdicts(of: EnergyReview.plan(package, gate: gate))
            #expect(verdicts.map(\.ruling) == [.required(authority: EnergyReview.provincial)])
        }
    }

    @Test func `every project meets every gate that is for its kind, in the order of projects and rules`() {
        var plan = Plan()
        for number in 1...3 {
            var project = EnergyReview.project()
            project.id = ID("P\(number)")
            project.kind = number == 2 ? .package : .project
            plan.projects.append(project)
        }
        for (name, kinds) in [("A", []), ("B", [ProjectKind.project])] {
            var gate = EnergyReview.gate
            gate.id = ID(name)
            gate.appliesTo = kinds
            plan.gates.append(gate)
        }
        let pairs = gateVerdicts(of: plan).map { "\($0.project) \($0.gate)" }
        #expect(pairs == ["P1 A", "P1 B", "P2 A", "P3 A", "P3 B"])
    }

    @Test func `one verdict is the same alone and among all`() {
        var plan = EnergyReview.plan(EnergyReview.project(start: "2024-01-01"))
        var row = ProjectYear()
        row.project = ID("P001")
        row.resource = "energy"
        row.stage = .operate
        row.amount = .number(11_000)
        plan.projectYears = [row]
        #expect(gateVerdicts(of: plan) == [gateVerdict(of: plan.projects[0], at: plan.gates[0], in: plan)])
        #expect(gateVerdicts(of: plan).map(\.ruling) == [.required(authority: EnergyReview.provincial)])
    }
}
