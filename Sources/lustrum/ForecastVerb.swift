import ArgumentParser
import Forecasts

/// The verb `lustrum forecast SERIES.csv`.
struct ForecastVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "forecast", abstract: "Forecast short annual series from a table.",
        discussion: """
            The table has a row a series: id,source,type,first_year,h,values... The answer is a table with a row a \
            series and step: id,step,mean,p2.5,p10,p50,p90,p97.5, and p_met where --target is given. A series of fewer \
            than 5 observations is named on standard error, and so are rows that moved alike and are known for later \
            years: a forecast is told from them too. With --format json all of it is one document.
            """)

    @Argument(help: "The table of series (CSV).")
    var series: String

    @Option(help: "Years ahead for every series, in place of the table's own h.")
    var horizon: Int?

    @Option(help: "Also give the probability that the value is at least this.")
    var target: Double?

    @Option(help: "Also give the probability that the value is at most this.")
    var ceiling: Double?

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        if let horizon, !ForecastLimits.horizon.contains(horizon) {
            throw Failure(
                en: "--horizon takes 1 to \(ForecastLimits.horizon.upperBound) years, not \(horizon)",
                zh: "--horizon 应为 1 至 \(ForecastLimits.horizon.upperBound) 年，不能为 \(horizon)")
        }
        if target != nil, ceiling != nil {
            throw Failure(en: "give --target or --ceiling, not both", zh: "--target 与 --ceiling 只能任选其一")
        }
        for (name, threshold) in [("--target", target), ("--ceiling", ceiling)] {
            guard let threshold, !threshold.isFinite else { continue }
            throw Failure(
                en: "\(name) takes a finite number, not \(threshold)", zh: "\(name) 应为有限数，不能为 \(threshold)")
        }
        let table = SeriesTable(bytes: try FolderAccess.bytes(of: series))
        let forecasts = SeriesForecasts(table, horizon: horizon)
        let question = target.map { ThresholdQuestion.atLeast($0) } ?? ceiling.map { ThresholdQuestion.atMost($0) }
        let problems = table.problems + forecasts.problems
        let language = answer.lang.rawValue
        switch answer.format {
        case .text:
            Terminal.write(table: forecasts.table(asking: question))
            for note in forecasts.notes { Terminal.error(note.text(in: language)) }
            for problem in problems { Terminal.error("\(series):\(problem.text(in: language))", isPlain: true) }
        case .json:
            Terminal.write(
                ForecastAnswer(forecasts: forecasts, question: question, problems: problems).json(in: language))
        }
        if !problems.isEmpty { throw ExitCode(1) }
    }
}
