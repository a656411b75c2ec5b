import PlanModel
import Quantities

extension FormulaNode {
    /// Hands the slope of a value by this step on to the cells that the step reads (reverse differentiation).
    ///
    /// The step must have a value in the scope. Slopes are exact up to the rounding of each operation; a comparison has
    /// slope 0, and IF, MIN and MAX that of the side that they use.
    ///
    /// - Parameters:
    ///   - seed: the slope of the value by the step.
    ///   - scope: indicator, place and year for which the step is evaluated.
    ///   - reader: gives the values at the point.
    ///   - slopes: gathers the slopes by cell and the choices made.
    func spread(
        _ seed: Double, in scope: FormulaScope, from reader: inout some FormulaReader, into slopes: inout FormulaSlopes
    ) {
        switch form {
        case .number: break
        case .indicator(let indicator): slopes.add(seed, by: FormulaCell(indicator, scope.place, scope.year))
        case .itself: slopes.add(seed, by: FormulaCell(scope.own, scope.place, scope.year))
        case .negated(let node): node.spread(-seed, in: scope, from: &reader, into: &slopes)
        case .converted(let node, let conversion):
            node.spread(conversion(seed), in: scope, from: &reader, into: &slopes)
        case .sum(let terms):
            for term in terms {
                term.node.spread(term.isSubtracted ? -seed : seed, in: scope, from: &reader, into: &slopes)
            }
        case .product(let factors): spreadProduct(factors, seed, scope, &reader, &slopes)
        case .comparison(let comparison, let left, let right):
            guard let one = left.value(in: scope, from: &reader).number,
                let other = right.value(in: scope, from: &reader).number
            else { return }
            slopes.note(comparison.holds(one, other) ? .holds : .fails, of: self, isAtKink: one == other)
        case .condition(let condition, let then, let otherwise):
            guard let number = condition.value(in: scope, from: &reader).number else { return }
            slopes.note(
                number != 0 ? .then : .otherwise, of: self, isAtKink: condition.isAtKink(number, scope, &reader))
            (number != 0 ? then : otherwise).spread(seed, in: scope, from: &reader, into: &slopes)
        case .lowest(let nodes): spreadExtreme(nodes, seed, scope, &reader, &slopes) { $1 < $0 }
        case .highest(let nodes): spreadExtreme(nodes, seed, scope, &reader, &slopes) { $1 > $0 }
        default: spreadOverYearsOrPlaces(seed, scope, &reader, &slopes)
        }
    }

    /// p(k) = p(k-1) * v(k) or p(k-1) / v(k): the slope by each factor, from the last to the first.
    private func spreadProduct(
        _ factors: [FormulaFactor], _ seed: Double, _ scope: FormulaScope, _ reader: inout some FormulaReader,
        _ slopes: inout FormulaSlopes
    ) {
        var values: [Double] = []
        var products: [Double] = []
        for factor in factors {
            guard let value = factor.node.value(in: scope, from: &reader).number else { return }
            let before = products.last
            products.append(before.map { factor.isDivisor ? $0 / value : $0 * value } ?? value)
            values.append(value)
        }
        var seed = seed
        var seeds = [Double](repeating: 0, count: factors.count)
        for position in factors.indices.reversed() where position > 0 {
            let value = values[position]
            let isDivisor = factors[position].isDivisor
            seeds[position] = isDivisor ? -(seed * (products[position] / value)) : seed * products[position - 1]
            seed = isDivisor ? seed / value : seed * value
        }
        seeds[0] = seed
        for (factor, seed) in zip(factors, seeds) { factor.node.spread(seed, in: scope, from: &reader, into: &slopes) }
    }

    private func spreadExtreme(
        _ nodes: [FormulaNode], _ seed: Double, _ scope: FormulaScope, _ reader: inout some FormulaReader,
        _ slopes: inout FormulaSlopes, takes: (Double, Double) -> Bool
    ) {
        var best: (position: Int, number: Double)?
        var ties = 0
        for (position, node) in nodes.enumerated() {
            guard let number = node.value(in: scope, from: &reader).number else { return }
            if let current = best, !takes(current.number, number) {
                if current.number == number { ties += 1 }
                continue
            }
            best = (position, number)
            ties = 0
        }
        guard let best else { return }
        slopes.note(.argument(best.position + 1), of: self, isAtKink: ties > 0)
        nodes[best.position].spread(seed, in: scope, from: &reader, into: &slopes)
    }

    /// Whether a condition lies where it turns: a comparison inside it compares equals, or the number itself is 0.
    private func isAtKink(_ number: Double, _ scope: FormulaScope, _ reader: inout some FormulaReader) -> Bool {
        var comparisons = 0
        var inside = [self]
        while let node = inside.popLast() {
            inside += node.form.parts
            guard case .comparison(_, let left, let right) = node.form else { continue }
            comparisons += 1
            let one = left.value(in: scope, from: &reader).number
            if one != nil, one == right.value(in: scope, from: &reader).number { return true }
        }
        return comparisons == 0 && number == 0
    }
}

extension FormulaNode {
    /// The slopes of a step that looks at other years or at the place above.
    private func spreadOverYearsOrPlaces(
        _ seed: Double, _ scope: FormulaScope, _ reader: inout some FormulaReader, _ slopes: inout FormulaSlopes
    ) {
        switch form {
        case .previous(let node, let otherwise, let years):
            let year = scope.year.advanced(by: -years)
            if year >= reader.period.first {
                node.spread(seed, in: scope.at(year), from: &reader, into: &slopes)
            } else {
                otherwise?.spread(seed, in: scope, from: &reader, into: &slopes)
            }
        case .growth(let node):
            Self.spreadQuotient(seed, node, scope, node, scope.at(scope.year.advanced(by: -1)), &reader, &slopes)
        case .cumulative(let node): Self.spreadTotal(seed, node, from: reader.period.first, scope, &reader, &slopes)
        case .movingMean(let node, let years):
            let first = max(reader.period.first, scope.year.advanced(by: 1 - years))
            let count = Double(first.distance(to: scope.year) + 1)
            Self.spreadTotal(seed / count, node, from: first, scope, &reader, &slopes)
        case .first(let node): node.spread(seed, in: scope.at(reader.period.first), from: &reader, into: &slopes)
        case .parent(let node):
            let above = reader.parent(of: scope.place) ?? scope.place
            node.spread(seed, in: scope.at(above), from: &reader, into: &slopes)
        case .share(let node):
            guard let above = reader.parent(of: scope.place) else { return }
            Self.spreadQuotient(seed, node, scope, node, scope.at(above), &reader, &slopes)
        case .index(let node, let base):
            Self.spreadQuotient(100 * seed, node, scope, node, scope.at(base), &reader, &slopes)
        case .interpolated(let node): Self.spreadInterpolated(seed, node, scope, &reader, &slopes)
        default: break
        }
    }

    /// q = a / b: by a, 1 / b; by b, -q / b.
    private static func spreadQuotient(
        _ seed: Double, _ above: FormulaNode, _ one: FormulaScope, _ below: FormulaNode, _ other: FormulaScope,
        _ reader: inout some FormulaReader, _ slopes: inout FormulaSlopes
    ) {
        guard let number = above.value(in: one, from: &reader).number,
            let divisor = below.value(in: other, from: &reader).number
        else { return }
        above.spread(seed / divisor, in: one, from: &reader, into: &slopes)
        below.spread(-(seed * (number / divisor / divisor)), in: other, from: &reader, into: &slopes)
    }

    private static func spreadTotal(
        _ seed: Double, _ node: FormulaNode, from first: Year, _ scope: FormulaScope,
        _ reader: inout some FormulaReader, _ slopes: inout FormulaSlopes
    ) {
        var year = first
        while year <= scope.year {
            node.spread(seed, in: scope.at(year), from: &reader, into: &slopes)
            year = year.advanced(by: 1)
        }
    }

    private static func spreadInterpolated(
        _ seed: Double, _ node: FormulaNode, _ scope: FormulaScope, _ reader: inout some FormulaReader,
        _ slopes: inout FormulaSlopes
    ) {
        if node.value(in: scope, from: &reader).number != nil {
            node.spread(seed, in: scope, from: &reader, into: &slopes)
            return
        }
        guard let before = nearest(node, step: -1, scope, &reader), let after = nearest(node, step: 1, scope, &reader)
        else { return }
        let share = Double(before.year.distance(to: scope.year)) / Double(before.year.distance(to: after.year))
        node.spread(seed * (1 - share), in: scope.at(before.year), from: &reader, into: &slopes)
        node.spread(seed * share, in: scope.at(after.year), from: &reader, into: &slopes)
    }
}

extension FormulaRule.RollUp {
    /// The slopes of a place's value by those of its parts; of a mean also by their weights.
    func spread(
        _ cell: FormulaCell, over parts: [ID<Place>], from reader: inout some FormulaReader,
        into slopes: inout FormulaSlopes
    ) {
        guard case .mean(let indicator) = self else {
            for part in parts { slopes.add(1, by: FormulaCell(cell.indicator, part, cell.year)) }
            return
        }
        var read: [(part: ID<Place>, number: Double, weight: Double)] = []
        for part in parts {
            guard let number = reader.value(of: cell.indicator, at: part, in: cell.year).number,
                let weight = reader.value(of: indicator, at: part, in: cell.year).number
            else { return }
            read.append((part, number, weight))
        }
        let weights = read.reduce(0) { $0 + $1.weight }
        let mean = read.reduce(0) { $0 + $1.number * $1.weight } / weights
        for (part, number, weight) in read {
            slopes.add(weight / weights, by: FormulaCell(cell.indicator, part, cell.year))
            slopes.add((number - mean) / weights, by: FormulaCell(indicator, part, cell.year))
        }
    }
}
