import Diagnostics
import Quantities

extension LineChart {
    /// The chart for programs: its points as they are drawn, rounded as they are shown, and the same as a table.
    var json: JSONValue {
        func number(_ value: Double) -> JSONValue { .number(DecimalText.rounded(value, decimals: decimals)) }
        func year(_ year: Year) -> JSONValue { .integer(year.number) }
        return .members([
            "chart": .text(id), "title": .text(title), "unit": .text(unit), "decimals": .integer(decimals),
            "lines": .list(
                lines.map { line in
                    .members([
                        "name": .text(line.name), "role": .text(line.role.rawValue),
                        "points": .list(
                            line.points.map { .members(["year": year($0.year), "value": number($0.value)]) }),
                    ])
                }),
            "intervals": .list(
                intervals.map { interval in
                    .members([
                        "name": .text(interval.name), "coverage": .number(interval.coverage),
                        "ends": .list(
                            interval.ends.map {
                                .members(["year": year($0.year), "low": number($0.low), "high": number($0.high)])
                            }),
                    ])
                }),
            "marks": .list(
                marks.map { .members(["name": .text($0.name), "year": year($0.year), "value": number($0.value)]) }),
            "table": table.json,
        ])
    }
}
