import Diagnostics
import PlanModel

/// The names of the lines and intervals of a chart below its drawing, in as many rows as they need.
struct LineLegend {
    /// How a name is told apart.
    enum Sign {
        /// A stretch of the line.
        case line(LineChart.Role)
        /// A piece of the interval, with so many intervals below it as overlap there.
        case interval(layers: Int)
    }

    /// One name with its sign.
    struct Entry {
        let sign: Sign
        let name: String
        let x: Double
        let y: Double
    }

    /// The names in order.
    let entries: [Entry]
    /// How much room they need.
    let height: Double

    /// Lays the names out below `top`.
    init(_ chart: LineChart, width: Double, top: Double) {
        var x = 8.0
        var y = top + 14
        var entries: [Entry] = []
        let lines = chart.lines.filter { !$0.points.isEmpty }.map { (Sign.line($0.role), $0.name) }
        let intervals = chart.intervals.enumerated().map { (Sign.interval(layers: $0 + 1), $1.name) }
        for (sign, name) in lines + intervals {
            let needed = 52 + 7 * Double(TextWidth.columns(of: name))
            if x + needed > width, x > 8 {
                x = 8
                y += 20
            }
            entries.append(Entry(sign: sign, name: name, x: x, y: y))
            x += needed
        }
        self.entries = entries
        height = entries.isEmpty ? 0 : y + 10 - top
    }
}
