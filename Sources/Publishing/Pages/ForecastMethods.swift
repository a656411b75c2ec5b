import Diagnostics
import Forecasts
import Outlook
import PlanModel
import Quantities

/// How the outlook of an indicator was made: from which years, by which methods, with which spread.
struct ForecastMethods {
    let pages: PlanPages
    let indicator: Indicator
    let place: ID<Place>
    private var locale: PageLocale { pages.locale }
    private var title: String { locale.words("How the outlook was made", "预测方法") }

    /// The section; nil where there is nothing that this audience could read.
    func section(_ path: Trajectory?) -> PageSection? {
        if path?.isForecastWithheld == true {
            return PageSection("forecast", title, [.facts([PageFact(title, pages.withheldCell)])])
        }
        guard let path, case .assessed(let forecast) = path.outlook else {
            guard pages.plan.showsProbabilities else { return nil }
            return PageSection("forecast", title, [.sentences([Sentence(noForecast(path))])] + breaks(path))
        }
        let note = locale.words(
            "Every method is simple; the median of their forecasts is shifted and spread by the errors that such forecasts "
                + "made on other series.", "各方法均为简单预测，取其中位数，再按同类预测在其他序列上的误差平移和扩展。")
        let isPooled = if case .pooledErrors = forecast.explanation.spread { true } else { false }
        return PageSection(
            "forecast", title,
            [.facts(facts(path, forecast.explanation))] + (isPooled ? [.sentences([Sentence(note)])] : [])
                + [.grid(votes(path, forecast))])
    }

    /// Why there is no forecast.
    private func noForecast(_ path: Trajectory?) -> String {
        var count = 0
        switch path?.outlook {
        case .notPossible(let problem):
            let reason = locale.text(problem.sentence)
            return locale.words("There is no forecast: \(reason).", "无法预测：\(reason)。")
        case .notAssessable(let observations): count = observations
        case .assessed, nil: break
        }
        return locale.words(
            "There are too few observations for a forecast: \(count), at least five are needed, or one and an assumption of "
                + "the plan that says how much the value changes from year to year.",
            "监测值过少，无法预测：仅 \(count) 个，至少需要 5 个，或 1 个监测值加上规划对年际波动的假设。")
    }

    // MARK: Facts

    private func breaks(_ path: Trajectory?) -> [PageBlock] {
        let facts = path.map(changedMeaning) ?? []
        return facts.isEmpty ? [] : [.facts(facts)]
    }

    private func facts(_ path: Trajectory, _ basis: ForecastExplanation) -> [PageFact] {
        let isOne = basis.observations == 1
        var facts = [
            PageFact(
                locale.words("Made from", "预测依据"),
                .words(
                    locale.words(
                        isOne
                            ? "1 observation, \(basis.lastYear)"
                            : "\(basis.observations) observations, \(basis.firstYear) to \(basis.lastYear)",
                        isOne
                            ? "1 个监测值（\(basis.lastYear) 年）"
                            : "\(basis.observations) 个监测值（\(basis.firstYear)—\(basis.lastYear) 年）"))),
            PageFact(locale.words("Spread", "波动幅度"), spread(basis.spread)),
        ]
        if !basis.bridgedYears.isEmpty {
            let years = basis.bridgedYears.map(String.init).joined(separator: locale.words(", ", "、"))
            facts.append(
                PageFact(
                    locale.words("Years without a value", "缺值年份"),
                    .words(
                        locale.words(
                            "\(years): put on the straight line between their neighbours", "\(years) 年：按前后年份直线内插"))))
        }
        return facts + changedMeaning(path)
    }

    private func spread(_ spread: SpreadSource) -> PageCell {
        switch spread {
        case .pooledErrors(let series, _):
            .words(
                locale.words(
                    "from the errors that such forecasts made on \(locale.count(series)) other series",
                    "取自同类预测在其他 \(locale.count(series)) 个序列上的误差"))
        case .assumption(let assumption):
            .text(
                Sentence(
                    locale.words("too few observations to tell it; assumed: ", "监测值过少，采用假设："))
                    + Sentence(
                        PageLink(
                            assumption.label, to: pages.paths.assumptions,
                            anchor: Anchors.assumption(assumption.label))))
        case .neverChanged: .words(locale.words("the series never changed", "序列从未变化"))
        }
    }

    /// Changes of the definition and revised figures, which a reader of the path must know.
    private func changedMeaning(_ path: Trajectory) -> [PageFact] {
        var facts: [PageFact] = []
        if let from = path.comparableFrom {
            facts.append(
                PageFact(
                    locale.words("Earlier years left out", "未采用更早年份"),
                    .words(locale.words("the definition changed in \(from)", "\(from) 年口径调整"))))
        }
        let first = path.history.keys.min()
        for definition in indicator.definitions where first.map({ definition.from > $0 }) ?? false {
            guard let bridge = definition.bridge else { continue }
            let factor = locale.number(bridge, decimals: 3)
            facts.append(
                PageFact(
                    locale.words("Definition changed in \(definition.from)", "\(definition.from) 年口径调整"),
                    .words(
                        locale.words(
                            "years before are multiplied by \(factor) for the forecast", "预测时此前年份数值乘以 \(factor)"))))
        }
        let revised = revisedYears
        if !revised.isEmpty {
            let years = revised.map(\.description).joined(separator: locale.words(", ", "、"))
            facts.append(
                PageFact(
                    locale.words("Revised figures", "修订数据"),
                    .words(locale.words("\(years): the figure known last counts", "\(years) 年：以最后公布的为准"))))
        }
        return facts
    }

    /// Years of which another figure was known before.
    private var revisedYears: [Year] {
        let observations = pages.index.observations(indicator.id, place)
        let counts = Dictionary(grouping: observations.filter { $0.value.number != nil }, by: \.year)
        return counts.filter { $0.value.count > 1 }.keys.sorted()
    }

    // MARK: Methods

    /// The years of which the methods are told: the next one, the last of the plan, and its horizon.
    private func years(_ forecast: Forecast) -> [Year] {
        let first = Year(forecast.firstYear)
        let wanted = [first, pages.header.period.last, pages.header.horizon].compactMap { $0 }
        let last = first.advanced(by: forecast.steps.count - 1)
        return Set(wanted).filter { first <= $0 && $0 <= last }.sorted()
    }

    private func votes(_ path: Trajectory, _ forecast: Forecast) -> PageTable {
        let years = years(forecast)
        let basis = forecast.explanation
        let unit = locale.unit(indicator.id, pages.index)
        var table = PageTable(
            "methods", locale.words("What the methods say", "各方法的预测"),
            [PageTable.Column("method", locale.words("Method", "方法"))]
                + years.map { PageTable.Column("year-\($0)", $0.description, .right, unit: unit) })
        func row(_ name: String, isTotal: Bool = false, _ value: (Year) -> Double?) {
            let cells = years.map { year -> PageCell in
                guard let number = value(year), number.isFinite else {
                    return pages.missing(locale.words("not computed", "未计算"))
                }
                return .figure(PageFigure(.number(number), decimals: indicator.decimals))
            }
            table.add([.words(name)] + cells, isTotal: isTotal)
        }
        func step(_ year: Year) -> Int { year.number - forecast.firstYear }
        let votes = Dictionary(basis.votes.map { ($0.member, $0) }) { first, _ in first }
        let members = basis.spread.isAssumed ? basis.votes.map(\.member) : ForecastMember.allCases
        for member in members {
            row(MethodNames.name(member, in: locale)) { year in
                votes[member].flatMap { $0.path.indices.contains(step(year)) ? $0.path[step(year)] : nil }
            }
        }
        if members.count > 1 {
            row(locale.words("Median of the methods", "各方法的中位数")) { year in
                basis.combined.indices.contains(step(year)) ? basis.combined[step(year)] : nil
            }
        }
        row(locale.words("Middle of the outlook", "预测中位数")) { path.forecast($0)?.median }
        if years.contains(where: { path.addedEffect(in: $0) != 0 }) {
            row(locale.words("With projects and tasks", "计入项目与任务效果后"), isTotal: true) {
                path.distribution($0)?.median
            }
        }
        return table
    }
}

/// What the methods of a forecast are called.
enum MethodNames {
    private static let names: [String: LocalizedText] = [
        "mean change": LocalizedText(en: "the mean yearly change goes on", zh: "按平均年变化外推"),
        "median change": LocalizedText(en: "the median yearly change goes on", zh: "按中位年变化外推"),
        "smoothed level": LocalizedText(en: "smoothed level, no trend", zh: "平滑水平，不含趋势"),
        "theta": LocalizedText(en: "smoothed level with half the trend", zh: "平滑水平加一半趋势（Theta）"),
        "damped trend": LocalizedText(en: "trend that fades out", zh: "逐渐衰减的趋势"),
    ]

    static func name(_ member: ForecastMember, in locale: PageLocale) -> String {
        names[member.rawValue].map { locale.text($0) } ?? member.rawValue
    }
}
