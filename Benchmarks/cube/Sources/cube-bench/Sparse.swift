import Cubes
import PlanModel
import Quantities

/// The same model where little is known: inputs of the villages of four districts of forty, in the last five years.
struct Sparse {
    let made: Case

    init(_ made: Case) { self.made = made }

    private func filled() -> Cube {
        let numbers = Dictionary(uniqueKeysWithValues: made.indicators.map { ($0.name, $0.id) })
        return Cube(filling: made.model) { indicator, place in
            guard let number = numbers[indicator.text], let position = Int(place.text) else { return nil }
            var above = position
            while made.inputs.parents[above] > 0 { above = made.inputs.parents[above] }
            guard above % 10 == 1 else { return nil }
            return made.series(number, position)?.enumerated().map { $0 < 10 ? .nan : $1 }
        }
    }

    func report() {
        var sparse = filled()
        var dense = filled()
        dense.fillInGaps()
        var times: (sparse: [Double], dense: [Double]) = ([], [])
        for _ in 0..<6 {
            var start = cpu()
            sparse.compute()
            times.sparse.append(cpu() - start)
            start = cpu()
            dense.compute()
            times.dense.append(cpu() - start)
        }
        let share = Double(sparse.numbersHeld(besides: nil)) / Double(dense.numbersHeld(besides: nil))
        cube_bench.report("sparse_first_share_of_dense", times.sparse[0] / times.dense[0])
        cube_bench.report("sparse", median(Array(times.sparse.dropFirst())))
        cube_bench.report("sparse_all_cells_computed", median(Array(times.dense.dropFirst())))
        cube_bench.report("sparse_memory_share_of_dense", share)
        var known = 0
        var differing = 0
        for indicator in made.indicators {
            for year in made.inputs.period.years {
                let one = sparse.numbers(of: ID(indicator.name), in: year) ?? []
                let other = dense.numbers(of: ID(indicator.name), in: year) ?? []
                known += other.count { !$0.isNaN }
                differing += zip(one, other).count { $0.bitPattern != $1.bitPattern && !($0.isNaN && $1.isNaN) }
            }
        }
        cube_bench.report("sparse_known_cells", Double(known))
        cube_bench.report("sparse_differing_cells", Double(differing))
    }
}
