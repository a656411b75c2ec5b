import LinearPrograms
import PlanModel

/// What has been proved of the programmes of a plan, so that a change of the plan need not prove it again.
///
/// A bound that no programme can pass also holds where fewer programmes are allowed: after a change that leaves projects,
/// targets and rules alone and at most lowers limits or mandates projects.
public struct PhasingProof: Equatable, Sendable {
    /// What the choice rested on.
    let phasing: PhasingCase
    /// The stated gap and the slack of targets that it was made for.
    let gap: Double
    let slack: Double
    /// What the shortfalls of binding and of other targets may add up to; nil where there are no such targets.
    let held: [Double?]
    /// The same for the rows of the program, which leave out what no choice can change.
    let heldRows: [Double?]
    /// Targets and benefit, with what no programme can pass.
    let objectives: [ObjectiveResult]

    /// Whether two proofs say the same; what they are about is told by their results.
    public static func == (one: PhasingProof, other: PhasingProof) -> Bool {
        one.held == other.held && one.heldRows == other.heldRows && one.objectives == other.objectives
    }

    /// Whether every programme of another case is one of this case too, and is worth and serves the same there.
    func covers(_ other: PhasingCase, _ terms: PhasingTerms) -> Bool {
        guard gap == terms.gap, slack == terms.shortfallSlack else { return false }
        return phasing.years == other.years && phasing.projects.map(\.id) == other.projects.map(\.id)
            && zip(phasing.roles, other.roles).allSatisfy(Self.isSameOrMandated)
            && zip(phasing.options, other.options).allSatisfy { options, others in
                options.count == others.count && zip(options, others).allSatisfy { $0.isSame(as: $1) }
            }
            && phasing.limits.count == other.limits.count
            && zip(phasing.limits, other.limits).allSatisfy { limit, other in
                limit.slot == other.slot && limit.grid == other.grid && other.room <= limit.room
            }
            && phasing.floors == other.floors && phasing.targets.count == other.targets.count
            && zip(phasing.targets, other.targets).allSatisfy { $0.isSame(as: $1) } && hasRelations(of: other)
    }

    private func hasRelations(of other: PhasingCase) -> Bool {
        phasing.waits.elementsEqual(other.waits, by: ==)
            && phasing.alternatives.elementsEqual(other.alternatives, by: ==)
            && phasing.packages.elementsEqual(other.packages, by: ==)
    }

    private static func isSameOrMandated(_ role: ProjectRole, _ other: ProjectRole) -> Bool {
        role == other || (role == .candidate(isMandated: false) && other == .candidate(isMandated: true))
    }
}

/// What was proved of the programmes of a plan, as numbers that can be kept beside a programme.
///
/// They hold for that plan from that standpoint alone; who keeps them has to say of which plan they are.
public struct ProvedBounds: Hashable, Sendable, Codable {
    /// One objective that was served with a proof.
    public struct Bound: Hashable, Sendable, Codable {
        /// The word of the ``PhasingObjective``.
        let objective: String
        /// What the programme found was worth.
        let value: Double
        /// What no programme can pass.
        let bound: Double
    }

    /// The stated gap and the slack of targets.
    let gap: Double
    let slack: Double
    /// What the shortfalls of binding and of other targets may add up to, and the same for the rows of the program.
    let held: [Double?]
    let heldRows: [Double?]
    /// The objectives in order.
    let bounds: [Bound]

    /// The numbers of a proof; nil where one is not finite, for then nothing is proved.
    public init?(_ proof: PhasingProof) {
        guard proof.objectives.allSatisfy({ $0.value.isFinite && $0.bound.isFinite }) else { return nil }
        gap = proof.gap
        slack = proof.slack
        held = proof.held
        heldRows = proof.heldRows
        bounds = proof.objectives.map { Bound(objective: $0.objective.rawValue, value: $0.value, bound: $0.bound) }
    }
}

extension PhasingProof {
    /// The proof that numbers stand for in the plan that they are of; nil where they are none of a proof.
    init?(_ proved: ProvedBounds, of phasing: PhasingCase) {
        let objectives = proved.bounds.compactMap { bound in
            PhasingObjective(rawValue: bound.objective).map {
                ObjectiveResult(
                    objective: $0, value: bound.value, bound: bound.bound, gap: 0, isCutShort: false, work: WorkDone())
            }
        }
        guard proved.held.count == 2, proved.heldRows.count == 2, objectives.count == proved.bounds.count,
            objectives.allSatisfy(\.objective.isProved)
        else { return nil }
        self.init(
            phasing: phasing, gap: proved.gap, slack: proved.slack, held: proved.held, heldRows: proved.heldRows,
            objectives: objectives)
    }
}

extension PhasingOption {
    /// Whether two options say the same of everything that is compared or proved.
    fileprivate func isSame(as other: PhasingOption) -> Bool {
        placement == other.placement && benefit == other.benefit && use.elementsEqual(other.use, by: ==)
            && floors.elementsEqual(other.floors, by: ==)
            && effects.elementsEqual(other.effects) { $0.target == $1.target && isNear($0.amount, $1.amount) }
    }
}

extension PhasingTarget {
    fileprivate func isSame(as other: PhasingTarget) -> Bool {
        row == other.row && isBinding == other.isBinding && isAtLeast == other.isAtLeast && weight == other.weight
            && isNear(needed, other.needed) && isNear(without, other.without)
    }
}

/// Whether two numbers are the same but for the order in which they were added up.
private func isNear(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) <= 1e-12 * max(1, abs(one), abs(other))
}
