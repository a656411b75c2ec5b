import Quantities

/// Where the points of a line chart lie on its drawing.
struct LinePlot {
    let left = 70.0
    let top = 30.0
    let right: Double
    let bottom: Double
    let values: ChartScale
    private let first: Year
    private let last: Year

    init(_ chart: LineChart, width: Double, height: Double) {
        right = width - 24
        bottom = height - 30
        let points = chart.lines.flatMap(\.points)
        let ends = chart.intervals.flatMap(\.ends)
        let years = points.map(\.year) + ends.map(\.year) + chart.marks.map(\.year)
        first = years.min() ?? Year(2000)
        last = years.max() ?? Year(2001)
        values = ChartScale(
            points.map(\.value) + ends.flatMap { [$0.low, $0.high] } + chart.marks.map(\.value), from: bottom, to: top)
    }

    /// The position of a year from left to right.
    func position(_ year: Year) -> Double {
        let span = Double(max(1, first.distance(to: last)))
        return left + Double(first.distance(to: year)) / span * (right - left)
    }

    /// The position of a point.
    func position(_ point: LineChart.Point) -> (Double, Double) { (position(point.year), values.position(point.value)) }

    /// Years whose number is written under the axis: so many that none covers another.
    var labelledYears: [Year] {
        let step = max(1, (first.distance(to: last) + 13) / 14)
        return stride(from: 0, through: first.distance(to: last), by: step).map { first.advanced(by: $0) }
    }

    /// Stretches of points without a gap between their years.
    func runs(_ points: [LineChart.Point]) -> [[LineChart.Point]] {
        var runs: [[LineChart.Point]] = []
        for point in points {
            if let last = runs.last?.last, last.year.distance(to: point.year) == 1 {
                runs[runs.count - 1].append(point)
            } else {
                runs.append([point])
            }
        }
        return runs
    }

    /// The outline of an interval: along its upper ends and back along its lower ones.
    func outline(_ interval: LineChart.Interval) -> String {
        let upper = interval.ends.map { (position($0.year), values.position($0.high)) }
        let lower = interval.ends.reversed().map { (position($0.year), values.position($0.low)) }
        let points = (upper + lower).map { "\(Drawn.number($0.0)) \(Drawn.number($0.1))" }
        return points.isEmpty ? "" : "M" + points.joined(separator: " L") + " Z"
    }
}
