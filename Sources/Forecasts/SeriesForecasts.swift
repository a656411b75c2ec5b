import Diagnostics

/// What is asked of each forecast in a table.
public enum ThresholdQuestion: Hashable, Sendable {
    /// The value is to be at least this.
    case atLeast(Double)
    /// The value is to be at most this.
    case atMost(Double)

    /// The probability that a distribution answers the question with yes.
    public func probability(in distribution: PredictiveDistribution) -> Double {
        switch self {
        case .atLeast(let threshold): distribution.probability(atLeast: threshold)
        case .atMost(let threshold): distribution.probability(atMost: threshold)
        }
    }
}

/// The forecasts of all series of a table, ready to be written.
public struct SeriesForecasts: Hashable, Sendable {
    /// One series and what came of it.
    public struct Line: Hashable, Sendable {
        /// The series.
        public let row: SeriesTable.Row
        /// The number of steps that were asked for.
        public let horizon: Int
        /// Its forecast or the number of observations that are too few; or why the question makes no sense for it.
        public let outcome: Result<ForecastOutcome, ForecastProblem>
    }

    /// One entry for each row of the table, in order.
    public let lines: [Line]

    /// Forecasts every row of a table.
    ///
    /// - Parameters:
    ///   - table: what was read; its problems are the caller's to show.
    ///   - horizon: years ahead for all series, in place of each row's own.
    ///   - bounds: the range no series can leave.
    ///   - assumedSpread: used for series with fewer than five observations.
    ///   - pool: the errors the spread is taken from.
    public init(
        _ table: SeriesTable, horizon: Int? = nil, bounds: ValueBounds = .none,
        assumedSpread: SpreadAssumption? = nil, pool: ErrorPool = .committed
    ) {
        lines = table.rows.map { row in
            let steps = horizon ?? row.horizon
            let outcome = Result { () throws(ForecastProblem) in
                try forecast(row.series, horizon: steps, bounds: bounds, assumedSpread: assumedSpread, pool: pool)
            }
            return Line(row: row, horizon: steps, outcome: outcome)
        }
    }

    /// The rows that could not be forecast as asked, at their lines.
    public var problems: [SeriesTable.Problem] {
        lines.compactMap { line in
            guard case .failure(let problem) = line.outcome else { return nil }
            let sentence = LocalizedText(
                en: "\(line.row.id): \(problem)", zh: "\(line.row.id)：\(problem.sentence.text(in: "zh"))")
            return SeriesTable.Problem(line: line.row.line, column: 1, message: sentence)
        }
    }

    /// One sentence for each series that is too short for a forecast or rests on an assumption.
    public var notes: [LocalizedText] {
        lines.compactMap { line in
            switch line.outcome {
            case .failure:
                nil
            case .success(.notAssessable(let observations)):
                LocalizedText(
                    en: "\(line.row.id): not assessable: \(observations) observation\(observations == 1 ? "" : "s")",
                    zh: "\(line.row.id)：无法预测：仅有 \(observations) 个监测值")
            case .success(.assessed(let forecast)):
                if case .assumption(let assumption) = forecast.explanation.spread {
                    LocalizedText(
                        en: "\(line.row.id): the spread is assumed (\(assumption.label))",
                        zh: "\(line.row.id)：离散程度为假设值（\(assumption.label)）")
                } else {
                    nil
                }
            }
        }
    }

    /// The table `id,step,mean,p2.5,p10,p50,p90,p97.5`, with `p_met` when a question is asked; one line a step.
    ///
    /// Numbers are the shortest that read back to the same value. A series without forecast has its lines with empty
    /// cells, and its reason in ``notes`` or ``problems``.
    public func table(asking question: ThresholdQuestion? = nil) -> String {
        var text = "id,step,mean,p2.5,p10,p50,p90,p97.5\(question == nil ? "" : ",p_met")\n"
        for line in lines {
            let id = Self.quoted(line.row.id)
            for step in 1...max(1, min(line.horizon, ForecastLimits.horizon.upperBound)) {
                text += "\(id),\(step)"
                if case .success(.assessed(let forecast)) = line.outcome {
                    let distribution = forecast.steps[step - 1]
                    for number in [distribution.mean] + distribution.summary { text += ",\(number)" }
                    if let question { text += ",\(question.probability(in: distribution))" }
                } else {
                    text += String(repeating: ",", count: question == nil ? 6 : 7)
                }
                text += "\n"
            }
        }
        return text
    }

    private static func quoted(_ id: String) -> String {
        guard id.contains(where: { $0 == "," || $0 == "\"" }) else { return id }
        return "\"" + id.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
