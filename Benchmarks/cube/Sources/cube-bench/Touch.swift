import Cubes
import Formulas
import PlanModel

/// Scenarios that touch 5 % of the inputs, drawn at random, as a share of computing everything.
///
/// Read in two ways: a twentieth of the input indicators, each at all places; or a twentieth of the places without parts,
/// all of their inputs, and with them every total above.
struct Touch {
    let made: Case
    private static let draws = 40

    init(_ made: Case) { self.made = made }

    func report() {
        let (base, first, warm) = computed()
        let formulas = made.indicators.filter { $0.expr != nil }.count
        distribution("touch_dependent_formulas", touched.map { Double(dependents(of: $0)) }, Double(formulas))
        let districts = CubeQuestion(places: Set(made.inputs.ids.prefix(1 + made.size.districts)))
        let towns = CubeQuestion(places: Set(made.inputs.ids.filter { !made.inputs.parts(of: $0).isEmpty }))
        alone("touch_alone_everything", base, nil, first, lists)
        alone("touch_alone_asked", base, districts, first, lists)
        together("touch_together_everything", base, districts, .everything, warm, lists)
        together("touch_together_asked", base, districts, .asked, warm, lists)
        together("touch_together_asked_with_towns", base, towns, .asked, warm, lists)
    }

    /// The cube, and what it takes to compute everything in fresh and in used memory.
    private func computed() -> (cube: Cube, first: Double, warm: Double) {
        var base = made.filled()
        let start = cpu()
        base.compute()
        let first = cpu() - start
        let warm = median(
            (0..<5).map { _ in
                let start = cpu()
                base.compute()
                return cpu() - start
            })
        cube_bench.report("touch_full", first)
        cube_bench.report("touch_full_in_used_memory", warm)
        return (base, first, warm)
    }

    /// The other reading: a twentieth of the places.
    func reportPlaces() {
        let (base, first, _) = computed()
        for (name, ranked) in [
            ("districts", placed { $0.inputs.parents[$0.inputs.parents[$1]] }),
            ("towns", placed { $0.inputs.parents[$1] }),
            ("villages", placed { $1 }),
        ] {
            cube_bench.report("touch_\(name)_differing_cells", differing(base, ranked))
            alone("touch_\(name)_alone_everything", base, nil, first, ranked)
        }
    }

    /// Changes of all inputs at a twentieth of the places without parts, taken whole by whole in an order drawn at random.
    private func placed(_ whole: (Case, Int) -> Int) -> [[CubeChange]] {
        let inputs = made.indicators.filter { $0.input != nil }
        let leaves = made.inputs.parts.indices.filter { made.inputs.parts[$0].isEmpty }
        let ids = made.inputs.ids
        return (0..<Self.draws).map { draw in
            let ranked = leaves.map { (leaf: $0, rank: Mix.unit(whole(made, $0), draw, 31)) }
                .sorted { ($0.rank, $0.leaf) < ($1.rank, $1.leaf) }
            let some = Set(ranked.prefix(leaves.count / 20).map { ids[$0.leaf] })
            return inputs.map { .factorAt(ID($0.name), some, 1.1) }
        }
    }

    /// The share of cells of formulas that come out differently, on the average of some draws.
    private func differing(_ base: Cube, _ lists: [[CubeChange]]) -> Double {
        var cells = (differing: 0, all: 0)
        for changes in lists.prefix(5) {
            let scenario = base.applying(changes)
            for indicator in made.indicators where indicator.expr != nil {
                for year in made.inputs.period.years {
                    let one = base.numbers(of: ID(indicator.name), in: year) ?? []
                    let other = scenario.numbers(of: ID(indicator.name), in: year) ?? []
                    cells.differing += zip(one, other).count { $0.bitPattern != $1.bitPattern }
                    cells.all += one.count
                }
            }
        }
        return Double(cells.differing) / Double(cells.all)
    }

    /// The inputs of each draw.
    private var touched: [[ID<Indicator>]] {
        let inputs = made.indicators.filter { $0.input != nil }
        return (0..<Self.draws).map { draw in
            inputs.sorted { Mix.unit($0.id, draw, 7) < Mix.unit($1.id, draw, 7) }.prefix(inputs.count / 20)
                .map { ID($0.name) }
        }
    }

    private var lists: [[CubeChange]] { touched.map { $0.map { .factor($0, 1.1) } } }

    /// How many formulas hang on some inputs, directly or through others.
    private func dependents(of inputs: [ID<Indicator>]) -> Int {
        var known = Set(inputs)
        // A weighted mean of an input hangs on its weight; then formulas, each behind what it reads.
        for indicator in made.indicators {
            let own = ID<Indicator>(indicator.name)
            guard let rule = made.rules[own] else { continue }
            var reads = rule.formula.map { FormulaReferences($0, of: own).indicators } ?? []
            if case .mean(let weight) = rule.rollUp { reads.append(weight) }
            if reads.contains(where: known.contains) { known.insert(own) }
        }
        return made.indicators.count { $0.expr != nil && known.contains(ID($0.name)) }
    }

    /// Each scenario by itself in fresh memory, as a share of everything in fresh memory.
    private func alone(
        _ name: String, _ base: Cube, _ question: CubeQuestion?, _ full: Double, _ lists: [[CubeChange]]
    ) {
        let times = lists.map { changes in
            let start = cpu()
            let scenario = base.applying(changes, asking: question)
            let time = cpu() - start
            withExtendedLifetime(scenario) {}
            return time
        }
        distribution(name, times, full)
    }

    /// All scenarios in the same memory, as shares of everything in memory that is there.
    private func together(
        _ name: String, _ base: Cube, _ question: CubeQuestion, _ extent: CubeExtent, _ full: Double,
        _ lists: [[CubeChange]]
    ) {
        var times: [Double] = []
        var start = cpu()
        // The first one, which asks the system for the memory, is computed once more in the end.
        _ = base.scenarios(lists + lists.prefix(1), asking: question, computing: extent) { _, _ in
            times.append(cpu() - start)
            start = cpu()
        }
        distribution(name, Array(times.dropFirst()), full)
    }

    /// The share of each draw in computing everything: least, quarters, mean and most.
    private func distribution(_ name: String, _ times: [Double], _ full: Double) {
        let shares = times.map { $0 / full }.sorted()
        for (word, position) in [("least", 0), ("quarter", 10), ("median", 20), ("three_quarters", 30), ("worst", 39)] {
            cube_bench.report("\(name)_\(word)", shares[position])
        }
        cube_bench.report("\(name)_mean", shares.reduce(0, +) / Double(shares.count))
    }
}
