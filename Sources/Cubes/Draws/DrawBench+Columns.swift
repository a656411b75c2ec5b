extension DrawBench {
    /// Computes a column in one year: given values, formula, roll-up.
    func compute(_ column: DrawPlan.Column, _ position: Int, _ year: Int) {
        let out = numbers(column.node, year)
        if column.steps.isEmpty {
            give(column, year, out)
        } else {
            for run in column.runs {
                var start = run.lowerBound
                while start < run.upperBound {
                    let count = min(Self.run, run.upperBound - start)
                    self.run(column, position, year, start, count, out + start * lanes)
                    start += count
                }
            }
        }
        let given = column.given.isEmpty ? nil : column.given[year]
        given.map { restore($0, column.factor, out) }
        if !column.shifts.isEmpty { add(column.shifts[year] ?? [], out) }
        switch column.rollUp {
        case .none: break
        case .sum: rollUp(given, out) { sum($0, out) }
        case .mean(let weight):
            let weights = UnsafePointer(numbers(weight, year))
            rollUp(given, out) { mean($0, weights, out) }
        }
    }

    /// The given values of a column without a formula, times what was drawn of its factor.
    private func give(_ column: DrawPlan.Column, _ year: Int, _ out: Numbers) {
        column.middle.withRow(year) { middle in
            guard let factor = column.factor else {
                for place in 0..<places { (out + place * lanes).update(repeating: middle[place], count: lanes) }
                return
            }
            let amount = vector(amount(factor), 0)
            for place in 0..<places { store(Kernels.finite(amount * middle[place]), out, place) }
        }
    }

    /// Writes given values where a formula or roll-up would compute them.
    private func restore(_ given: [Int: Double], _ factor: Int?, _ out: Numbers) {
        for (place, number) in given {
            let value = Kernels.Vector(repeating: number)
            store(factor.map { Kernels.finite(value * vector(amount($0), 0)) } ?? value, out, place)
        }
    }

    private func add(_ shifts: [DrawPlan.Shift], _ out: Numbers) {
        for shift in shifts {
            store(vector(out, shift.place) + vector(amount(shift.source), 0) * shift.times, out, shift.place)
        }
    }

    // MARK: Roll-ups

    @inline(__always)
    private func rollUp(_ given: [Int: Double]?, _ out: Numbers, _ value: (Int) -> Kernels.Vector) {
        for place in rollOrder {
            let place = Int(place)
            if given?[place] != nil { continue }
            store(value(place), out, place)
        }
    }

    /// The sum of the parts of a place, in order; starts from zero as the interpreter does.
    @inline(__always)
    private func sum(_ place: Int, _ row: Numbers) -> Kernels.Vector {
        var total = Kernels.Vector.zero
        for part in Int(partStarts[place])..<Int(partStarts[place + 1]) { total += vector(row, Int(parts[part])) }
        return Kernels.finite(total)
    }

    /// The mean of the parts of a place, weighted; missing where the weights add up to zero.
    @inline(__always)
    private func mean(_ place: Int, _ weights: UnsafePointer<Double>, _ row: Numbers) -> Kernels.Vector {
        var total = Kernels.Vector.zero
        var weight = Kernels.Vector.zero
        for part in Int(partStarts[place])..<Int(partStarts[place + 1]) {
            let own = vector(weights, Int(parts[part]))
            total += vector(row, Int(parts[part])) * own
            weight += own
        }
        return Kernels.finite(total / Kernels.finite(weight))
    }

    @inline(__always)
    private func vector(_ row: UnsafePointer<Double>, _ place: Int) -> Kernels.Vector {
        UnsafeRawPointer(row + place * lanes).loadUnaligned(as: Kernels.Vector.self)
    }

    @inline(__always)
    private func store(_ vector: Kernels.Vector, _ out: Numbers, _ place: Int) {
        UnsafeMutableRawPointer(out + place * lanes).storeBytes(of: vector, as: Kernels.Vector.self)
    }

    // MARK: Formulas

    /// Runs the steps of a formula for places of one year.
    private func run(
        _ column: DrawPlan.Column, _ position: Int, _ year: Int, _ first: Int, _ places: Int, _ out: Numbers
    ) {
        let count = places * lanes
        if column.steps.isRunningTotal, year > 0 {
            let before = Kernels.Lanes(
                pointer: UnsafePointer(numbers(column.node, year - 1) + first * lanes), mask: ~0)
            let now = Kernels.Lanes(
                pointer: UnsafePointer(numbers(column.steps.steps[0].node, year) + first * lanes), mask: ~0)
            Kernels.arithmetic(.add, before, now, out, count, checked: true)
            return
        }
        let constants = constants(of: position)
        column.steps.steps.withUnsafeBufferPointer { steps in
            for index in steps.indices {
                let own = slots + steps[index].slot * room
                let target = index == steps.count - 1 ? out : own
                results[steps[index].slot] = Kernels.Lanes(pointer: UnsafePointer(target), mask: ~0)
                run(steps[index], year, first, count, constants, own, target)
            }
        }
    }

    @inline(__always)
    private func resolve(_ operand: Int, _ constants: UnsafePointer<Double>) -> Kernels.Lanes {
        operand >= 0
            ? results[operand] : Kernels.Lanes(pointer: constants + (-1 - operand) * Kernels.width, mask: 0)
    }

    private func run(
        _ step: DrawSteps.Step, _ year: Int, _ first: Int, _ count: Int, _ constants: UnsafePointer<Double>,
        _ own: Numbers, _ target: Numbers
    ) {
        switch step.code {
        case .load:
            results[step.slot] =
                step.row.year(in: year).map { from in
                    Kernels.Lanes(pointer: UnsafePointer(numbers(step.node, from) + first * lanes), mask: ~0)
                } ?? missing
        case .above: above(step, year, first, count, own)
        case .choose: results[step.slot] = resolve(year >= step.count ? step.a : step.b, constants)
        case .select:
            Kernels.select(
                step.comparison, resolve(step.a, constants), resolve(step.b, constants), resolve(step.c, constants),
                resolve(step.d, constants), target, count, checked: step.isChecked)
        case .total: total(step.node, from: 0, year, first, count, target)
        case .movingMean:
            let start = max(0, year + 1 - step.count)
            total(step.node, from: start, year, first, count, target)
            Kernels.scale(target, count, dividedBy: Double(year - start + 1))
        case .interpolate: interpolate(step.node, year, first, count, target)
        case .wholeAtTop: wholeAtTop(resolve(step.a, constants), resolve(step.b, constants), first, count, target)
        default:
            Kernels.arithmetic(
                step.code, resolve(step.a, constants), resolve(step.b, constants), target, count,
                checked: step.isChecked)
        }
    }

    private func above(_ step: DrawSteps.Step, _ year: Int, _ first: Int, _ count: Int, _ own: Numbers) {
        guard let from = step.row.year(in: year) else {
            results[step.slot] = missing
            return
        }
        let source = numbers(step.node, from)
        for place in 0..<(count / lanes) { store(vector(source, Int(parents[first + place])), own, place) }
        results[step.slot].pointer = UnsafePointer(own)
    }

    /// The sum of a column over the years from one to that of the run, earliest first.
    private func total(_ node: Int, from start: Int, _ year: Int, _ first: Int, _ count: Int, _ out: Numbers) {
        let source = Kernels.Lanes(pointer: UnsafePointer(numbers(node, start) + first * lanes), mask: ~0)
        Kernels.arithmetic(.copy, source, source, out, count, checked: year == start)
        for step in start..<year {
            let next = UnsafePointer(numbers(node, step + 1) + first * lanes)
            Kernels.accumulate(next, into: out, count, checked: step + 1 == year)
        }
    }

    /// A number as it is, or where it is missing the point on the line between the nearest known years.
    private func interpolate(_ node: Int, _ year: Int, _ first: Int, _ count: Int, _ out: Numbers) {
        for offset in 0..<count {
            func known(_ year: Int) -> Double { numbers(node, year)[first * lanes + offset] }
            let now = known(year)
            out[offset] = now
            guard now.isNaN, let before = (0..<year).last(where: { !known($0).isNaN }),
                let after = (year..<period).first(where: { !known($0).isNaN })
            else { continue }
            let found =
                known(before) + (known(after) - known(before)) * (Double(year - before) / Double(after - before))
            out[offset] = found + found * 0
        }
    }

    private func wholeAtTop(
        _ value: Kernels.Lanes, _ share: Kernels.Lanes, _ first: Int, _ count: Int, _ out: Numbers
    ) {
        Kernels.arithmetic(.copy, share, share, out, count, checked: true)
        for place in 0..<max(0, min(count / lanes, tops - first)) {
            for lane in 0..<lanes {
                let number = value.at(place * lanes)[lane]
                out[place * lanes + lane] = number.isNaN ? .nan : 1
            }
        }
    }
}
