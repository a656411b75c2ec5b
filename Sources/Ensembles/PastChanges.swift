import Outlook
import Quantities

/// How far series moved together in the past: the correlation of their yearly changes over the years they share.
struct PastChanges {
    /// A correlation counts as if it had been seen beside so many years of changes that had nothing to do with each other.
    private static let doubt = 10.0
    /// Fewer common changes say nothing.
    private static let fewest = 5

    /// The pairs with enough common years: r · n / (n + 10), with r the correlation over n changes.
    let pairs: [(one: Int, other: Int, value: Double)]

    init(_ paths: [Trajectory?]) {
        let changes = paths.map { path in path.map(Self.changes) ?? [:] }
        var pairs: [(one: Int, other: Int, value: Double)] = []
        for one in changes.indices {
            for other in changes.indices where other < one {
                guard let value = Self.correlation(changes[one], changes[other]) else { continue }
                pairs.append((one, other, value))
            }
        }
        self.pairs = pairs
    }

    private static func changes(of path: Trajectory) -> [Year: Double] {
        var changes: [Year: Double] = [:]
        for year in path.history.keys {
            guard let now = path.settled(year), let before = path.settled(year.advanced(by: -1)) else { continue }
            changes[year] = now - before
        }
        return changes
    }

    private static func correlation(_ one: [Year: Double], _ other: [Year: Double]) -> Double? {
        let years = Set(one.keys).intersection(other.keys).sorted()
        guard years.count >= fewest else { return nil }
        let (left, right) = (years.compactMap { one[$0] }, years.compactMap { other[$0] })
        let count = Double(years.count)
        let (meanLeft, meanRight) = (left.reduce(0, +) / count, right.reduce(0, +) / count)
        var (product, squareLeft, squareRight) = (0.0, 0.0, 0.0)
        for (x, y) in zip(left, right) {
            product += (x - meanLeft) * (y - meanRight)
            squareLeft += (x - meanLeft) * (x - meanLeft)
            squareRight += (y - meanRight) * (y - meanRight)
        }
        guard squareLeft > 0, squareRight > 0 else { return nil }
        let value = product / (squareLeft * squareRight).squareRoot() * count / (count + doubt)
        return value.isFinite ? value : nil
    }
}
