import Cubes
import Formulas
import PlanModel
import Quantities

/// Ten scenarios, each a list of changes on the first one that multiplies every input by a factor of its own.
struct Scenarios {
    let made: Case

    init(_ made: Case) { self.made = made }

    private var lists: [[CubeChange]] { (1..<made.size.scenarios).map { made.changes($0) } }

    /// The city and its districts.
    private var places: Set<ID<Place>> { Set(made.inputs.ids.prefix(1 + made.size.districts)) }

    /// Every cell of every scenario computed, one scenario after the other; kept are the city and its districts.
    func report(_ checks: Checks?) throws {
        var base = made.filled()
        touchMemory()
        let start = cpu()
        base.compute()
        var kept = base.scenarios(lists, asking: CubeQuestion(places: places), computing: .everything)
        cube_bench.report("scenarios", cpu() - start)
        cube_bench.report("memory", memory())
        reportOnDemand(kept)
        kept.insert(base, at: 0)
        // Completing what was kept computes what was dropped again: this is what is compared with the peer.
        if let checks { cube_bench.report("worst", checks.worst(kept.count, made) { kept[$0].completed() }) }
    }

    /// What it takes to read single cells that were not kept: leaves in any scenario.
    private func reportOnDemand(_ kept: [Cube]) {
        let leaves = made.inputs.parts.indices.filter { made.inputs.parts[$0].isEmpty }
        let formulas = made.indicators.filter { $0.input == nil }
        let times = (0..<200).map { draw in
            func pick(_ count: Int, _ stream: Int) -> Int { Int(Mix.unit(draw, 3, stream) * Double(count)) }
            let start = cpu()
            _ = kept[pick(kept.count, 21)].value(
                of: ID(formulas[pick(formulas.count, 22)].name), at: ID(String(leaves[pick(leaves.count, 23)])),
                in: Year(2021 + pick(made.inputs.period.count, 24)))
            return (cpu() - start) * 1_000
        }
        cube_bench.report("on_demand_median_ms", median(times))
        cube_bench.report("on_demand_worst_ms", times.max() ?? 0)
    }

    /// Every scenario computed only as far as the city and its districts need.
    func reportAsked() {
        var base = made.filled()
        touchMemory()
        let start = cpu()
        base.compute()
        let question = CubeQuestion(places: places)
        let cubes = base.scenarios(lists, asking: question)
        cube_bench.report("asked", cpu() - start)
        cube_bench.report("asked_memory", memory())
        withExtendedLifetime(cubes) {}
    }

    /// Every cell of every scenario computed, and all of it held at once.
    func reportHeld(_ checks: Checks?) throws {
        var base = made.filled()
        touchMemory()
        let start = (all: cpu(), system: systemTime())
        base.compute()
        let cubes = [base] + lists.map { base.applying($0) }
        cube_bench.report("held", cpu() - start.all)
        cube_bench.report("held_system", systemTime() - start.system)
        cube_bench.report("held_memory", memory())
        if let checks { cube_bench.report("worst", checks.worst(cubes.count, made) { cubes[$0] }) }
    }
}
