import PlanModel

/// What has been proved of the programmes of a plan, so that a change of the plan need not prove it again.
///
/// A bound that no programme can pass also holds where fewer programmes are allowed: after a change that leaves projects,
/// targets and rules alone and at most lowers limits or mandates projects.
public struct PhasingProof: Equatable, Sendable {
    /// What the choice rested on.
    let phasing: PhasingCase
    /// What was proved there, as numbers that can be kept.
    public let bounds: ProvedBounds

    /// Whether two proofs say the same; what they are about is told by their results.
    public static func == (one: PhasingProof, other: PhasingProof) -> Bool { one.bounds == other.bounds }

    /// Whether every programme of another case is one of this case too, and is worth and serves the same there.
    func covers(_ other: PhasingCase, _ terms: PhasingTerms) -> Bool {
        guard bounds.isSound, bounds.gap == terms.gap, bounds.slack == terms.shortfallSlack else { return false }
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
        /// Which it is.
        let objective: PhasingObjective
        /// What the programme found was worth.
        let value: Double
        /// What no programme can pass.
        let bound: Double
        /// Whether the search ended for want of work before it was content.
        let isCutShort: Bool
    }

    /// The stated gap and the slack of targets that it was made for.
    let gap: Double
    let slack: Double
    /// What the shortfalls of binding and of other targets may add up to; nil where there are no such targets.
    let held: [Double?]
    /// The same for the rows of the program, which leave out what no choice can change.
    let heldRows: [Double?]
    /// Targets and benefit in order, with what no programme can pass.
    let bounds: [Bound]

    /// Whether they are numbers of a proof: both kinds of targets are told, and what was served can be proved.
    var isSound: Bool {
        held.count == 2 && heldRows.count == 2 && bounds.last?.objective == .benefit
            && bounds.allSatisfy { $0.objective.isProved && $0.bound.isFinite }
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
