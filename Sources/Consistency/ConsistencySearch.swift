import Formulas
import LinearPrograms
import Outlook
import PlanModel
import Quantities

/// The search for an answer: formulas are linearised at the last solution until computing them in full agrees.
struct ConsistencySearch {
    private let question: ConsistencyQuestion
    private let members: Set<Int>
    private let given: [Int: Double]
    private var relations: [FormulaCell: FormulaGradient]
    private var moves: [FormulaCell: Double] = [:]
    private var model: ConsistencyModel?
    private var values: [Double] = []
    /// The number of each member, formulas computed in full.
    private(set) var numbers: [Double] = []
    /// How far those leave the linear model at most, as a share of a member's gap.
    private(set) var deviation = 0.0

    /// What counts as nothing, as a share of a gap.
    static let nothing = 1e-6

    init(_ question: ConsistencyQuestion, among members: Set<Int>, conceding given: [Int: Double]) {
        self.question = question
        self.members = members
        self.given = given
        relations = question.courses.relations
    }

    // MARK: The solution with the least relaxation

    /// Solves in rounds, each linearised at the solution before it.
    mutating func settle() {
        for _ in 0..<question.terms.rounds {
            var model = model(isElastic: true)
            let outcome = model.program.solved(for: objectives(model))
            guard let values = outcome.values else { return }
            self.model = model
            self.values = values
            let next = model.moves(at: values)
            let found = question.trajectories.relations(of: Array(relations.keys), moved: next)
            guard found.count == relations.count, found.values.allSatisfy({ $0.missing == nil }) else { return }
            measure(found, model)
            guard deviation > Self.nothing else { return }
            moves = next
            relations = found
        }
    }

    private func model(isElastic: Bool) -> ConsistencyModel {
        var model = ConsistencyModel(question, relations: relations, at: moves, isElastic: isElastic)
        for position in question.members.indices {
            let amount = (given[position] ?? 0) / question.members[position].gap
            model.give(way: members.contains(position) ? amount : .infinity, position)
        }
        return model
    }

    /// What is to give way least comes first; the last objective is that paths stay near their forecasts.
    private func objectives(_ model: ConsistencyModel) -> [OrderedObjective] {
        let giving = ConsistencyMember.Priority.allCases.sorted(by: >).map { priority in
            OrderedObjective(
                .minimise,
                question.members.indices.filter { question.members[$0].priority == priority }.flatMap { position in
                    [LinearProgram.Term(model.slacks[position].up), LinearProgram.Term(model.slacks[position].down)]
                }, absoluteSlack: 1e-8)
        }.filter { !$0.terms.isEmpty }
        let strain = model.paths.flatMap { [LinearProgram.Term($0.up), LinearProgram.Term($0.down)] }
        return giving + [OrderedObjective(.minimise, strain)]
    }

    private mutating func measure(_ found: [FormulaCell: FormulaGradient], _ model: ConsistencyModel) {
        deviation = 0
        numbers = question.members.indices.map { position in
            let linear = model.number(of: position, at: values)
            let cells = question.members[position].cells(in: question.index.plan)
            guard !cells.isEmpty, cells.allSatisfy({ found[$0] != nil }) else { return linear }
            let full = cells.reduce(0) { $0 + (found[$1]?.value.number ?? 0) }
            deviation = max(deviation, abs(full - linear) / question.members[position].gap)
            return full
        }
    }

    /// Whether nothing has to give way.
    var isHolding: Bool { model != nil && slackTotals.allSatisfy { $0 <= Self.nothing } }

    private var slackTotals: [Double] {
        model?.slacks.map { values[$0.up.position] + values[$0.down.position] } ?? []
    }

    /// What gives way, in the order of members.
    var concessions: [ConsistencyAnswer.Concession] {
        guard let model else { return [] }
        return model.slacks.enumerated().compactMap { position, slack in
            let (up, down) = (values[slack.up.position], values[slack.down.position])
            guard max(up, down) > Self.nothing else { return nil }
            let member = question.members[position]
            let (isLowered, share) = (down > up, max(up, down))
            let bound = isLowered ? member.least : member.most
            let amount = share * member.gap
            return ConsistencyAnswer.Concession(
                member: position, amount: amount, share: share, bound: (bound ?? 0) + (isLowered ? -amount : amount),
                isLowered: isLowered)
        }
    }

    /// The paths that run beside their forecasts, those that do so most first.
    var strains: [ConsistencyAnswer.Strain] {
        guard let model else { return [] }
        return model.paths.map { path in
            ConsistencyAnswer.Strain(key: path.key, share: values[path.up.position] - values[path.down.position])
        }.filter { abs($0.share) > 1e-4 }.sorted {
            (abs($1.share), $0.key.indicator, $0.key.place) < (abs($0.share), $1.key.indicator, $1.key.place)
        }
    }

    // MARK: Conflicts

    /// Conflicts one after the other: after each, its members that give way anyway are left out, else the first to do so.
    func conflicts() -> (found: [ConsistencyAnswer.Conflict], hasMore: Bool) {
        var model = model(isElastic: false)
        let order = members.sorted { (question.members[$0].priority, $0) < (question.members[$1].priority, $1) }
        var left = order
        let giving = Set(concessions.map(\.member))
        var found: [ConsistencyAnswer.Conflict] = []
        while found.count < question.terms.conflicts {
            let search = model.program.conflict(among: left.map { model.rows[$0] })
            guard case .found(let conflict) = search, !conflict.rows.isEmpty else { return (found, false) }
            let rows = Set(conflict.rows)
            let positions = left.filter { rows.contains(model.rows[$0]) }.sorted()
            found.append(
                ConsistencyAnswer.Conflict(
                    members: positions, reaches: positions.map { model.reach(of: $0, keeping: positions) },
                    isMinimal: conflict.isMinimal))
            let yielding = positions.filter(giving.contains)
            let first = positions.min { (question.members[$0].priority, $0) < (question.members[$1].priority, $1) }
            let out = yielding.isEmpty ? first.map { [$0] } ?? [] : yielding
            for position in out { model.give(way: .infinity, position) }
            left.removeAll(where: out.contains)
        }
        return (found, model.program.solved().solution == nil)
    }
}
