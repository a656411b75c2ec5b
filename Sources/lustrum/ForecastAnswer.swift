import Diagnostics
import Forecasts

/// The forecasts of a table of series as JSON.
struct ForecastAnswer {
    let forecasts: SeriesForecasts
    let question: ThresholdQuestion?
    let problems: [SeriesTable.Problem]

    /// The answer as JSON, `lustrum/forecast/1`: numbers in the unit of their series, at full precision.
    func json(in language: String) -> JSONValue {
        .members([
            "schema": .text("lustrum/forecast/1"),
            "series": .list(forecasts.lines.map { line($0, language) }),
            "problems": .list(
                problems.map { problem in
                    .members([
                        "line": .integer(problem.line), "column": .integer(problem.column),
                        "message": .text(problem.message.text(in: language)),
                    ])
                }),
        ])
    }

    private func line(_ line: SeriesForecasts.Line, _ language: String) -> JSONValue {
        let head = [
            JSONMember(name: "id", value: .text(line.row.id)), JSONMember(name: "line", value: .integer(line.row.line)),
        ]
        guard case .success(.assessed(let forecast)) = line.outcome else {
            return .object(head + [JSONMember(name: "missing", value: .text(reason(line.outcome).text(in: language)))])
        }
        let steps = forecast.steps.enumerated().map { step($0.offset + 1, $0.element) }
        let companions = forecast.explanation.companions.map { companion in
            JSONValue.members(["id": .text(companion.name), "known_to": .integer(companion.lastYear)])
        }
        return .object(
            head + [
                JSONMember(name: "companions", value: .list(companions)),
                JSONMember(name: "steps", value: .list(steps)),
            ])
    }

    private func step(_ number: Int, _ distribution: PredictiveDistribution) -> JSONValue {
        let names = ["p2.5", "p10", "p50", "p90", "p97.5"]
        var members = [
            JSONMember(name: "step", value: .integer(number)),
            JSONMember(name: "mean", value: .number(distribution.mean)),
        ]
        members += zip(names, distribution.summary).map { JSONMember(name: $0, value: .number($1)) }
        if let question {
            members.append(JSONMember(name: "p_met", value: .number(question.probability(in: distribution))))
        }
        return .object(members)
    }

    private func reason(_ outcome: Result<ForecastOutcome, ForecastProblem>) -> LocalizedText {
        switch outcome {
        case .failure(let problem), .success(.notPossible(let problem)): problem.sentence
        case .success(.notAssessable(let count)):
            LocalizedText(
                en: "not assessable: \(count) observation\(count == 1 ? "" : "s")", zh: "无法预测：仅有 \(count) 个监测值")
        case .success(.assessed): LocalizedText()
        }
    }
}
