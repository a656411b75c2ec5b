import PlanModel

/// Betters a programme step by step without breaking anything: by what fits beside it, by exchanges, by other years.
///
/// Steps are tried in a fixed order and counted, so that the same programme is bettered alike on every run. Packages stay
/// as they are: their members move together or not at all.
struct ProgrammeImprovement {
    private(set) var tally: ProgrammeTally
    /// How many further options may be tried.
    private var left: Int
    /// What the shortfalls of binding and of other targets may add up to.
    private let most: [Double]
    private var sums: [Double]
    /// The options that are worth something, by falling worth.
    private let ranking: [ProgrammeTally.Part]
    private let stays: [Bool]

    private var phasing: PhasingCase { tally.phasing }

    /// Starts from a programme that keeps all rules.
    ///
    /// - Parameters:
    ///   - tally: the programme.
    ///   - most: what the shortfalls of binding and of other targets may add up to; nil for no more than now.
    ///   - steps: how many options may be tried.
    init(_ tally: ProgrammeTally, most: [Double?], steps: Int) {
        let phasing = tally.phasing
        self.tally = tally
        left = steps
        sums = [true, false].map(tally.shortfalls(ofBinding:))
        self.most = zip(most, sums).map { max($0 ?? $1, $1) + 1e-9 }
        stays = phasing.ties.packages.map { !$0.isEmpty }
        let all = phasing.options.enumerated().flatMap { project, options in
            options.indices.filter { options[$0].benefit > 0 }.map { (project: project, option: $0) }
        }
        ranking = all.filter { phasing.ties.packages[$0.project].isEmpty }.sorted { one, other in
            let worth = { (part: ProgrammeTally.Part) in phasing.options[part.project][part.option].benefit }
            return (worth(other), one.project, one.option) < (worth(one), other.project, other.option)
        }
    }

    // MARK: Steps

    private mutating func set(_ project: Int, _ option: Int?) {
        let old = tally.chosen[project]
        let touched = [old, option].compactMap { $0 }.flatMap { phasing.options[project][$0].effects.map(\.target) }
        for target in touched.indices where !touched[..<target].contains(touched[target]) {
            count(touched[target], -1)
        }
        tally.take(project)
        if let option { tally.put(project, option) }
        for target in touched.indices where !touched[..<target].contains(touched[target]) {
            count(touched[target], 1)
        }
    }

    private mutating func count(_ target: Int, _ sign: Double) {
        let own = phasing.targets[target]
        sums[own.isBinding ? 0 : 1] += sign * own.weight * tally.shortfall(target) / own.scale
    }

    private var reachesTargets: Bool { zip(sums, most).allSatisfy { $0 <= $1 } }

    /// Puts a project in another option, or takes it out, where nothing is broken by it; else changes nothing.
    ///
    /// - Returns: whether it did.
    private mutating func change(_ project: Int, to option: Int?, keepsTargets: Bool = true) -> Bool {
        left -= 1
        let old = tally.chosen[project]
        if let option, old == nil, !hasRoom(for: phasing.options[project][option]) { return false }
        if option == nil, phasing.isMandated(project) { return false }
        let before = sums
        set(project, option)
        let keeps =
            keepsTargets ? zip(sums, zip(most, before)).allSatisfy { $0 <= max($1.0, $1.1 + 1e-12) } : true
        if keeps, isSound(project, [old, option]) { return true }
        set(project, old)
        sums = before
        return false
    }

    private func hasRoom(for option: PhasingOption) -> Bool {
        option.use.allSatisfy { $0.units <= 0 || tally.used[$0.slot] + $0.units <= phasing.limits[$0.slot].room }
    }

    private func isSound(_ project: Int, _ options: [Int?]) -> Bool {
        for option in options.compactMap({ $0 }).map({ phasing.options[project][$0] }) {
            guard option.use.allSatisfy({ tally.used[$0.slot] <= phasing.limits[$0.slot].room }),
                option.floors.allSatisfy({ tally.floorShort($0.floor) == 0 })
            else { return false }
        }
        return tally.chosen[project] == nil
            ? tally.relationObstacles(ofTaking: project).isEmpty : tally.relationObstacles(of: project).isEmpty
    }

    // MARK: Worth

    /// Adds what fits beside the programme, the most worth first, until a worth is reached.
    ///
    /// - Returns: the projects added.
    @discardableResult
    mutating func fill(besides excluded: Int? = nil, upTo enough: Int = .max) -> [Int] {
        var added: [Int] = []
        for (project, option) in ranking where tally.chosen[project] == nil && project != excluded {
            guard left > 0, tally.benefit < enough else { break }
            if change(project, to: option) { added.append(project) }
        }
        return added
    }

    /// Exchanges a project for others that are worth more together, the one worth least first, until a worth is reached.
    mutating func exchange(upTo enough: Int = .max) {
        var isBetter = true
        while isBetter, left > 0, tally.benefit < enough {
            isBetter = false
            for (project, option) in ranking.reversed() where tally.chosen[project] == option && !stays[project] {
                guard left > 0, tally.benefit < enough else { return }
                let (worth, before) = (tally.benefit, sums)
                guard change(project, to: nil, keepsTargets: false) else { continue }
                let added = fill(besides: project)
                if tally.benefit > worth, reachesTargets {
                    isBetter = true
                    continue
                }
                for other in added.reversed() { set(other, nil) }
                set(project, option)
                sums = before
            }
        }
    }

    // MARK: Even money

    private var unevenness: Double {
        let mean = tally.money.reduce(0, +) / Double(max(1, tally.money.count))
        return tally.money.reduce(0) { $0 + abs($1 - mean) }
    }

    /// Moves projects to other years as long as that makes money more even, without going below a worth.
    mutating func even(keeping worth: Int) {
        var isBetter = tally.money.count > 1
        while isBetter, left > 0 {
            isBetter = false
            for project in phasing.options.indices where !stays[project] && phasing.options[project].count > 1 {
                guard var now = tally.chosen[project], left > 0 else { continue }
                for option in phasing.options[project].indices where option != now {
                    let before = unevenness
                    guard change(project, to: option) else { continue }
                    if unevenness < before - 1e-6 * before, tally.benefit >= worth {
                        now = option
                        isBetter = true
                    } else {
                        set(project, now)
                    }
                }
            }
        }
    }

    // MARK: Near a reference

    /// Puts projects back to where a reference has them, without going below a worth.
    mutating func restore(_ reference: [Int?], keeping worth: Int) {
        var isNearer = true
        while isNearer, left > 0 {
            isNearer = false
            for (project, option) in reference.enumerated()
            where option != tally.chosen[project] && !stays[project] && !phasing.options[project].isEmpty {
                guard left > 0 else { return }
                let now = tally.chosen[project]
                guard change(project, to: option) else { continue }
                if tally.benefit >= worth { isNearer = true } else { set(project, now) }
            }
        }
    }
}
