import Diagnostics
import Outlook
import Phasing
import PlanModel
import Quantities

/// Computes what an amendment does to a plan, on the very plan that it is about.
///
/// The plan is changed on a copy and computed again; of the programmes within the stated gap the one with the fewest
/// moves is taken, so that a change that touches no full limit moves no project.
///
/// - Parameters:
///   - amendment: the changes; all or none are applied.
///   - before: the plan as it stands.
/// - Returns: what differs, and the plan after the changes.
/// - Throws: the first change that does not fit the plan.
public func consequences(
    of amendment: Amendment, on before: PlanState
) throws(ChangeConflict) -> (consequences: Consequences, after: PlanState) {
    let after = try before.applying(amendment.changeSet)
    let difference = StateDifference(before: before, after: after, changes: amendment.changeSet)
    return (difference.consequences(title: amendment.title), after)
}

/// Two states of a plan side by side.
struct StateDifference {
    let before: PlanState
    let after: PlanState
    let changes: ChangeSet

    func consequences(title: LocalizedText) -> Consequences {
        let findings = findings
        return Consequences(
            title: title, changes: changes, targets: targets, limits: limits, projects: projects, places: places,
            years: years, newFindings: findings.new, goneFindings: findings.gone, conflict: after.phasing.conflict,
            statedGap: after.phasing.statedGap)
    }

    /// The keys of two lists, each once: those of the first list in its order, then those that only the second has.
    private func keys<Key: Hashable>(_ first: [Key], _ second: [Key]) -> [Key] {
        let known = Set(first)
        return first + second.filter { !known.contains($0) }
    }

    // MARK: Targets

    private var targets: [Consequences.TargetDifference] {
        let (old, new) = (byAddress(before.targets), byAddress(after.targets))
        return keys(before.targets.map(\.target.key), after.targets.map(\.target.key)).compactMap { key in
            let (one, other) = (old[key], new[key])
            guard !Self.isSame(one, other) else { return nil }
            return Consequences.TargetDifference(address: Address("targets", key), before: one, after: other)
        }
    }

    private func byAddress(_ targets: [TargetOutlook]) -> [String: TargetOutlook] {
        Dictionary(targets.map { ($0.target.key, $0) }) { first, _ in first }
    }

    /// Whether two standings are shown alike: the same target, the same kind of standing, the same whole per cent.
    private static func isSame(_ one: TargetOutlook?, _ other: TargetOutlook?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        guard one.target == other.target, one.required == other.required else { return false }
        switch (one.standing, other.standing) {
        case (.chance(let left), .chance(let right)):
            return (left.probability * 100).rounded() == (right.probability * 100).rounded()
        default: return one.standing == other.standing
        }
    }

    // MARK: Limits

    private var limits: [Consequences.LimitDifference] {
        let (old, new) = (uses(before), uses(after))
        return keys(before.reading.plan.limits.map(\.key), after.reading.plan.limits.map(\.key)).compactMap { key in
            let (one, other) = (old[key], new[key])
            guard let limit = other?.limit ?? one?.limit,
                one?.use?.state != other?.use?.state || one?.limit != other?.limit
            else { return nil }
            return Consequences.LimitDifference(limit: limit, before: one?.use, after: other?.use)
        }
    }

    private func uses(_ state: PlanState) -> [String: (limit: Limit, use: PhasingResult.LimitUse?)] {
        let limits = state.reading.plan.limits
        let uses = Dictionary(state.phasing.limits.map { ($0.row, $0) }) { first, _ in first }
        return Dictionary(limits.enumerated().map { ($1.key, ($1, uses[$0])) }) { first, _ in first }
    }

    // MARK: Projects

    private var projects: [Consequences.ProjectDifference] {
        let (old, new) = (before.phasing.programme, after.phasing.programme)
        let moves = Dictionary(after.phasing.moves.map { ($0.project, $0) }) { first, _ in first }
        let touched = touchedProjects
        return keys(before.reading.plan.projects.map(\.id), after.reading.plan.projects.map(\.id)).compactMap { id in
            let (one, other) = (old?[id], new?[id])
            guard one != other else { return nil }
            let cause: Consequences.ProjectDifference.Cause =
                touched.contains(id) ? .changed : moves[id].map { .moved($0) } ?? .changed
            return Consequences.ProjectDifference(project: id, before: one, after: other, cause: cause)
        }
    }

    /// The projects that the changes are about.
    private var touchedProjects: Set<ID<Project>> {
        let tables = ["projects", "project_years", "project_places"]
        return Set(
            changes.changes.compactMap { $0.set ?? $0.add ?? $0.remove }
                .filter { tables.contains($0.collection) }
                .compactMap { $0.key.split(separator: "/").first.map { ID<Project>(String($0)) } })
    }

    // MARK: Money

    private var places: [Consequences.MoneyDifference<ID<Place>>] {
        let (old, new) = (before.moneyByPlace, after.moneyByPlace)
        let parts = keys(
            before.index.children[before.reading.plan.header.place] ?? [],
            after.index.children[after.reading.plan.header.place] ?? [])
        return differences(parts) { (old[$0] ?? 0, new[$0] ?? 0) }
    }

    private var years: [Consequences.MoneyDifference<Year>] {
        let old = Dictionary(before.phasing.money.map { ($0.year, $0.amount) }) { first, _ in first }
        let new = Dictionary(after.phasing.money.map { ($0.year, $0.amount) }) { first, _ in first }
        return differences(keys(before.phasing.money.map(\.year), after.phasing.money.map(\.year))) {
            (old[$0] ?? 0, new[$0] ?? 0)
        }
    }

    /// Sums that differ by at least one unit of 10,000 of the currency: less is rounding.
    private func differences<Part: Hashable & Sendable>(
        _ parts: [Part], _ sums: (Part) -> (Double, Double)
    ) -> [Consequences.MoneyDifference<Part>] {
        parts.compactMap { part in
            let (one, other) = sums(part)
            return abs(other - one) < 1 ? nil : Consequences.MoneyDifference(part: part, before: one, after: other)
        }
    }

    // MARK: Findings

    private var findings: (new: [Finding], gone: [Finding]) {
        func identity(_ finding: Finding) -> String {
            "\(finding.kind.id) \(finding.address?.description ?? "") \(finding.message.text(in: "en"))"
        }
        let (old, new) = (Set(before.findings.map(identity)), Set(after.findings.map(identity)))
        return (
            after.findings.filter { !old.contains(identity($0)) },
            before.findings.filter { !new.contains(identity($0)) }
        )
    }
}

extension PhasingResult.LimitUse {
    /// How a limit is kept.
    public enum State: String, Equatable, Sendable {
        /// More is used than may be.
        case exceeded
        /// Less than a hundredth of it is left.
        case full
        /// There is room.
        case open
    }

    /// How the limit is kept.
    public var state: State { used > allowed ? .exceeded : used >= 0.99 * allowed ? .full : .open }
}
