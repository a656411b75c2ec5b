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

    /// Forecasts every row of a table, with the rows that are known for later years as its ``Companions``.
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
        let companions = Companions(table.rows.map { ($0.id, $0.series) })
        lines = table.rows.map { row in
            let steps = horizon ?? row.horizon
            let outcome = Result { () throws(ForecastProblem) in
                try forecast(
                    row.series, horizon: steps, bounds: bounds, assumedSpread: assumedSpread, pool: pool,
                    companions: companions)
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

    /// One sentence for each series that is too short for a forecast, rests on an assumption or heard its companions.
    public var notes: [LocalizedText] {
        lines.compactMap { line in
            switch line.outcome {
            case .failure:
                nil
            case .success(.notAssessable(let observations)):
                LocalizedText(
                    en: "\(line.row.id): not assessable: \(observations) observation\(observations == 1 ? "" : "s")",
                    zh: "\(line.row.id)：无法预测：仅有 \(observations) 个监测值")
            case .success(.notPossible(let problem)):
                LocalizedText(
                    en: "\(line.row.id): \(problem)", zh: "\(line.row.id)：\(problem.sentence.text(in: "zh"))")
            case .success(.assessed(let forecast)):
                if case .assumption(let assumption) = forecast.explanation.spread {
                    LocalizedText(
                        en: "\(line.row.id): the spread is assumed (\(assumption.label))",
                        zh: "\(line.row.id)：离散程度为假设值（\(assumption.label)）")
                } else {
                    Self.note(of: line.row.id, forecast.explanation.companions)
                }
            }
        }
    }

    private static func note(of id: String, _ companions: [ForecastExplanation.Companion]) -> LocalizedText? {
        guard !companions.isEmpty else { return nil }
        return LocalizedText(
            en: "\(id): also told from series that moved alike and are known for later years: "
                + companions.map { "\($0.name) (to \($0.lastYear))" }.joined(separator: ", "),
            zh: "\(id)：预测还参考了同步序列（走势相近，且已有更晚年份的数值）："
                + companions.map { "\($0.name)（至 \($0.lastYear) 年）" }.joined(separator: "、"))
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
