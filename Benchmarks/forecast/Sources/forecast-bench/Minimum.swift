import Foundation

/// The least value of a smooth function by limited-memory BFGS (Liu and Nocedal 1989) with a halving line search.
enum Minimum {
    /// Goes downhill from a start until nothing is gained any more, at most so many steps.
    ///
    /// - Parameters:
    ///   - start: where to begin.
    ///   - steps: the most steps taken.
    ///   - function: value and gradient at a point.
    /// - Returns: the lowest point found.
    static func search(from start: [Double], steps: Int = 200, _ function: ([Double]) -> (Double, [Double])) -> [Double]
    {
        var point = start
        var (value, gradient) = function(point)
        var moves: [(move: [Double], turn: [Double])] = []
        for _ in 0..<steps {
            let direction = direction(gradient, moves)
            let slope = dot(direction, gradient)
            guard slope < 0 else { break }
            var length = moves.isEmpty ? min(1, 1 / dot(gradient, gradient).squareRoot()) : 1
            var next = point
            var nextValue = value
            var nextGradient = gradient
            repeat {
                next = zip(point, direction).map { $0 + length * $1 }
                (nextValue, nextGradient) = function(next)
                length /= 2
            } while nextValue > value + 2e-4 * length * slope && length > 1e-12
            guard nextValue < value else { break }
            let move = zip(next, point).map { $0 - $1 }
            let turn = zip(nextGradient, gradient).map { $0 - $1 }
            if dot(move, turn) > 0 { moves.append((move, turn)) }
            if moves.count > 10 { moves.removeFirst() }
            let gain = value - nextValue
            (point, value, gradient) = (next, nextValue, nextGradient)
            if gain < 1e-11 * abs(value) { break }
        }
        return point
    }

    private static func direction(_ gradient: [Double], _ moves: [(move: [Double], turn: [Double])]) -> [Double] {
        var direction = gradient.map { -$0 }
        var shares: [Double] = []
        for one in moves.reversed() {
            let share = dot(one.move, direction) / dot(one.move, one.turn)
            shares.append(share)
            direction = zip(direction, one.turn).map { $0 - share * $1 }
        }
        if let last = moves.last {
            let curvature = dot(last.move, last.turn) / dot(last.turn, last.turn)
            direction = direction.map { $0 * curvature }
        }
        for (one, share) in zip(moves, shares.reversed()) {
            let other = dot(one.turn, direction) / dot(one.move, one.turn)
            direction = zip(direction, one.move).map { $0 + (share - other) * $1 }
        }
        return direction
    }

    private static func dot(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for index in left.indices { sum += left[index] * right[index] }
        return sum
    }
}
