import Forecasts

extension ErrorPool {
    /// The committed pool as Swift source.
    var source: String {
        let table = rows.map { "        [\n\(Self.lines($0, indent: 12))\n        ]," }
        return """
            extension ErrorPool {
                /// The pool that ships: errors on \(seriesCount) yearly series of the M3 and tourism forecasting competitions.
                ///
                /// Derived, never edited: written by `Benchmarks/forecast/run fit`. Series: M3 (Makridakis and Hibon 2000) and
                /// tourism (Athanasopoulos and others 2011), the yearly ones. Forecasts made after each record are compared
                /// with the 4 to 6 years that followed, forecasts made earlier with up to \(rows.count) years. It is fitted on all of
                /// these series; how well it holds is measured with pools fitted without the series that are judged:
                /// `Benchmarks/forecast/run evaluate`.
                public static let committed = ErrorPool(
                    uncheckedCoefficients: Coefficients(
                        uncheckedShift: [
            \(Self.lines(coefficients.shift, indent: 16))
                        ],
                        onward: [
            \(Self.lines(coefficients.onward, indent: 16))
                        ],
                        back: [
            \(Self.lines(coefficients.back, indent: 16))
                        ]),
                    rows: committedRows,
                    seriesCount: \(seriesCount))

                private static let committedRows: [[Double]] = [
            \(table.joined(separator: "\n"))
                ]
            }

            """
    }

    private static func lines(_ numbers: [Double], indent: Int) -> String {
        stride(from: 0, to: numbers.count, by: 9).map { start in
            String(repeating: " ", count: indent)
                + numbers[start..<min(start + 9, numbers.count)].map { "\($0)" }.joined(separator: ", ") + ","
        }.joined(separator: "\n")
    }
}
