import Diagnostics
import Outlook
import PlanModel
import Quantities

extension EnsembleResult {
    /// Sums up draws.
    ///
    /// - Parameters:
    ///   - outcomes: the draws from the first one on.
    ///   - model: the model that made them.
    ///   - trajectories: the paths behind the model.
    ///   - index: the plan with its look-ups.
    ///   - terms: what was asked.
    public init(
        _ outcomes: EnsembleOutcomes, of model: EnsembleModel, trajectories: Trajectories, index: PlanIndex,
        terms: EnsembleTerms
    ) {
        let summary = EnsembleSummary(outcomes: outcomes, model: model)
        self.terms = terms
        draws = outcomes.count
        targets = summary.targets
        let scopes = JointScope.all(trajectories.targets, index: index, named: terms.named)
        let all = scopes.map { summary.joint($0, trajectories.targets) }
        // Where nothing can be said of any other target, all of them are the binding ones again.
        joints = all.count == 2 && all[0].open == all[1].open && all[0].missed == all[1].missed ? [all[0]] : all
        limits = summary.limits
        fans = summary.fans
        stated = model.stated
        idle = model.idle
        correlationKept = model.correlation.kept
    }
}

/// Which targets are looked at together.
private struct JointScope {
    let scope: EnsembleResult.Joint.Scope
    let keys: Set<String>

    /// The named targets; or the binding ones of this plan where there are any, and all of this plan.
    static func all(_ targets: [TargetOutlook], index: PlanIndex, named: [String]) -> [JointScope] {
        guard named.isEmpty else { return [JointScope(scope: .named, keys: Set(named))] }
        let header = index.plan.header
        let own = targets.map(\.target).filter { $0.plan == nil || $0.plan?.text == header.id }
        let binding = own.filter { target in
            header.kinds.first { $0.id == target.kind }?.isBinding ?? false
        }
        let all = JointScope(scope: .all, keys: Set(own.map(\.key)))
        guard !binding.isEmpty, binding.count < own.count else { return [all] }
        return [JointScope(scope: .binding, keys: Set(binding.map(\.key))), all]
    }
}

/// Sums over draws.
private struct EnsembleSummary {
    let outcomes: EnsembleOutcomes
    let model: EnsembleModel
    private let orders: [VarianceShares?]

    init(outcomes: EnsembleOutcomes, model: EnsembleModel) {
        self.outcomes = outcomes
        self.model = model
        orders = outcomes.drawn.map { VarianceShares(of: $0) }
    }

    /// The sources with their shares, largest first; shares below a two-hundredth are left out.
    private func drivers(of outcome: [Double], among sources: [Int]) -> [EnsembleResult.Driver] {
        sources.compactMap { source in
            orders[source].map {
                EnsembleResult.Driver(source: model.sources[source], share: $0.share(in: outcome))
            }
        }.filter { $0.share >= 0.005 }.sorted { ($1.share, $0.source.name) < ($0.share, $1.source.name) }
    }

    var targets: [EnsembleResult.TargetChance] {
        model.targets.indices.map { target in
            let sources = model.sources(of: target)
            return EnsembleResult.TargetChance(
                key: model.targets[target].key, share: outcomes.chance(of: target),
                alone: model.targets[target].conditions.probability,
                drivers: sources.count == 1
                    ? sources.map { EnsembleResult.Driver(source: model.sources[$0], share: 1) }
                    : drivers(of: outcomes.numbers(of: target), among: sources))
        }
    }

    var limits: [EnsembleResult.LimitChance] {
        model.costs.limits.enumerated().map { position, limit in
            EnsembleResult.LimitChance(
                row: limit.row, allowed: limit.allowed,
                share: EnsembleOutcomes.Share(
                    outcomes.used[position].count { $0 <= limit.allowed }, of: outcomes.count),
                used: Self.quantiles(outcomes.used[position]))
        }
    }

    var fans: [EnsembleResult.Fan] {
        var column = 0
        return model.series.map { series in
            var years: [Year: [Double]] = [:]
            for (year, distribution) in series.years {
                if series.isMoved {
                    years[year] = Self.quantiles(outcomes.fan[column])
                    column += 1
                } else {
                    years[year] = EnsembleResult.levels.map { distribution.quantile($0) }
                }
            }
            return EnsembleResult.Fan(key: series.key, years: years, isDrawn: series.isMoved)
        }
    }

    /// The quantiles at the levels: between the draws next to n · p, in proportion; none without draws.
    static func quantiles(_ numbers: [Double]) -> [Double] {
        let sorted = numbers.sorted()
        guard let last = sorted.last else { return [] }
        return EnsembleResult.levels.map { level in
            let place = level * Double(sorted.count - 1)
            let below = Int(place)
            guard below + 1 < sorted.count else { return last }
            return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
        }
    }

    // MARK: Together

    func joint(_ scope: JointScope, _ targets: [TargetOutlook]) -> EnsembleResult.Joint {
        var (reached, missed, unsaid): ([String], [String], [String]) = ([], [], [])
        for outlook in targets where scope.keys.contains(outlook.target.key) {
            switch outlook.standing {
            case .reached: reached.append(outlook.target.key)
            case .notReached: missed.append(outlook.target.key)
            case .notAssessable: unsaid.append(outlook.target.key)
            case .chance: continue
            }
        }
        let open = model.targets.indices.filter { scope.keys.contains(model.targets[$0].key) }
        let together = outcomes.together(open)
        let counts = counts(of: open)
        let sources = Set(open.flatMap { model.sources(of: $0) }).sorted()
        let kept = keepsLimits()
        return EnsembleResult.Joint(
            scope: scope.scope, open: open.map { model.targets[$0].key }, reached: reached, missed: missed,
            unsaid: unsaid, share: open.isEmpty ? nil : outcomes.chance(ofAll: open),
            independent: open.reduce(1) { $0 * outcomes.chance(of: $1).value },
            metCounts: counts.isEmpty
                ? [] : [0.1, 0.5, 0.9].map { counts.sorted()[Int($0 * Double(counts.count - 1))] },
            withLimits: kept.map { kept in
                EnsembleOutcomes.Share(zip(together, kept).count { $0 && $1 }, of: outcomes.count)
            },
            parts: parts(of: open, together),
            drivers: drivers(of: together.map { $0 ? 1 : 0 }, among: sources),
            countDrivers: drivers(of: counts.map(Double.init), among: sources))
    }

    /// How many of some targets are met, by draw; none where there is no target.
    private func counts(of open: [Int]) -> [Int] {
        guard !open.isEmpty else { return [] }
        var counts = [Int](repeating: 0, count: outcomes.count)
        for target in open { for draw in counts.indices where outcomes.met[target][draw] { counts[draw] += 1 } }
        return counts
    }

    private func keepsLimits() -> [Bool]? {
        guard !model.costs.limits.isEmpty else { return nil }
        var kept = [Bool](repeating: true, count: outcomes.count)
        for (position, limit) in model.costs.limits.enumerated() {
            for draw in kept.indices where outcomes.used[position][draw] > limit.allowed { kept[draw] = false }
        }
        return kept
    }

    private func parts(of open: [Int], _ together: [Bool]) -> [EnsembleResult.Joint.Part] {
        let misses = together.count { !$0 }
        guard misses > 0 else { return [] }
        var counts = [Int](repeating: 0, count: open.count)
        var alone = counts
        for draw in together.indices where !together[draw] {
            var found = 0
            var last = 0
            for (position, target) in open.enumerated() where !outcomes.met[target][draw] {
                counts[position] += 1
                found += 1
                last = position
            }
            if found == 1 { alone[last] += 1 }
        }
        return open.indices.map { position in
            EnsembleResult.Joint.Part(
                key: model.targets[open[position]].key, inMisses: Double(counts[position]) / Double(misses),
                only: Double(alone[position]) / Double(misses))
        }.filter { $0.inMisses > 0 }.sorted { ($1.inMisses, $0.key) < ($0.inMisses, $1.key) }
    }
}
