import Cubes
import Formulas
import PlanModel

/// Scenarios that touch 5 % of the inputs, drawn at random, as a share of computing everything.
struct Touch {
    let made: Case
    private static let draws = 40

    init(_ made: Case) { self.made = made }

    func report() {
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
        let formulas = made.indicators.filter { $0.expr != nil }.count
        distribution("touch_dependent_formulas", touched.map { Double(dependents(of: $0)) }, Double(formulas))
        let districts = CubeQuestion(places: Set(made.inputs.ids.prefix(1 + made.size.districts)))
        let towns = CubeQuestion(places: Set(made.inputs.ids.filter { !made.inputs.parts(of: $0).isEmpty }))
        alone("touch_alone_everything", base, nil, first)
        alone("touch_alone_asked", base, districts, first)
        together("touch_together_everything", base, districts, .everything, warm)
        together("touch_together_asked", base, districts, .asked, warm)
        together("touch_together_asked_with_towns", base, towns, .asked, warm)
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
    private func alone(_ name: String, _ base: Cube, _ question: CubeQuestion?, _ full: Double) {
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
        _ name: String, _ base: Cube, _ question: CubeQuestion, _ extent: CubeExtent, _ full: Double
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
