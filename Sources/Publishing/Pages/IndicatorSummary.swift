import Appraisals
import Diagnostics
import Forecasts
import Outlook
import PlanModel
import Quantities

/// What is to be said of an indicator first, in sentences.
struct IndicatorSummary {
    let pages: PlanPages
    let indicator: Indicator
    let place: ID<Place>
    private var locale: PageLocale { pages.locale }

    func section(_ path: Trajectory?, _ outlooks: [TargetOutlook]) -> PageSection {
        var points = [latest(path)]
        for outlook in outlooks where pages.isOwn(outlook.target) {
            points.append(wanted(outlook))
            if let schedule = Schedule(outlook, indicator, pages.header) { points += verdict(schedule, path) }
        }
        if let coming = coming(path, outlooks) { points.append(coming) }
        return PageSection("summary", locale.words("In short", "概要"), [.points(points)])
    }

    private func latest(_ path: Trajectory?) -> Sentence {
        guard let path, let latest = path.latest, let number = latest.cell.number else {
            return Sentence(locale.words("No value is known.", "尚无数值。"))
        }
        let link = PageLink(shown(number), .anchor(Anchors.year(latest.year)))
        let provisional =
            latest.cell.isProvisional
            ? locale.words(", said within that year and not counted", "，当年内发布、未采用") : ""
        return Sentence(locale.words("Latest value: ", "最新值：")) + Sentence(link)
            + Sentence(locale.words(" (\(latest.year))\(provisional).", "（\(latest.year) 年\(provisional)）。"))
    }

    /// What is wanted and how likely that is.
    private func wanted(_ outlook: TargetOutlook) -> Sentence {
        let target = outlook.target
        let text = StandingText(outlook.standing)
        var value = locale.text(target.value.missingReason?.text ?? MissingReason.notStated.text)
        if target.value == .missing(.withheld) { value = SiteWords.withheld(locale) }
        if let number = target.value.number { value = wantedValue(number, target) }
        let words = text.isWithheld ? SiteWords.withheld(locale) : locale.text(text.words)
        let percent =
            text.probability.map { locale.text(ChanceWords.percent($0)) }
            .map { locale.words(" (\($0))", "（\($0)）") } ?? ""
        let basis = text.isWithheld || locale.text(text.basis).isEmpty ? "" : locale.text(text.basis)
        let link = PageLink(value, .anchor(Anchors.target(target)))
        return Sentence(locale.words("Wanted for \(target.year): ", "\(target.year) 年目标：")) + Sentence(link)
            + Sentence(
                locale.words(
                    ". How it stands: \(text.isWithheld ? "" : text.sign + " ")\(words)\(percent)"
                        + (basis.isEmpty ? "." : ", \(basis)."),
                    "。实现可能：\(text.isWithheld ? "" : text.sign + " ")\(words)\(percent)"
                        + (basis.isEmpty ? "。" : "，\(basis)。")))
    }

    private func wantedValue(_ number: Double, _ target: Target) -> String {
        let rounded = locale.number(number, decimals: target.decimals(of: indicator))
        switch target.form {
        case .annualGrowth:
            return locale.words("\(rounded) % a year on average", "年均 \(rounded)%")
        case .keepWithin:
            return "\(rounded)–\(target.upper.number.map(shown) ?? "…")"
        case .atLeast: return locale.words("at least \(shown(number)) in every year", "每年不低于 \(shown(number))")
        case .atMost: return locale.words("at most \(shown(number)) in every year", "每年不高于 \(shown(number))")
        case .cumulative: return locale.words("\(shown(number)) in all", "累计 \(shown(number))")
        case .level: return shown(number)
        }
    }

    /// Where the latest value stands beside an even way to the target.
    private func verdict(_ schedule: Schedule, _ path: Trajectory?) -> [Sentence] {
        guard let year = path?.history.keys.filter({ path?.settled($0) != nil }).max(),
            let number = path?.settled(year),
            year > schedule.first, year < schedule.last, let even = schedule.value(in: year)
        else { return [] }
        let decimals = indicator.decimals
        let (one, other) = (
            DecimalText.rounded(number, decimals: decimals), DecimalText.rounded(even, decimals: decimals)
        )
        let isAhead = indicator.direction == .down ? one < other : one > other
        let words =
            one == other
            ? locale.words("= just on it", "＝ 与之持平")
            : isAhead ? locale.words("▲ ahead of it", "▲ 快于该进度") : locale.words("▼ behind it", "▼ 慢于该进度")
        return [
            Sentence(
                locale.words(
                    "An even way from the baseline would stand at \(shown(even)) in \(year); the value of that year is \(words).",
                    "按基期到目标年匀速推进，\(year) 年应为 \(shown(even))；当年数值\(words)。"))
        ]
    }

    /// The middle of what may come in the last year of the plan, and the horizon.
    private func coming(_ path: Trajectory?, _ outlooks: [TargetOutlook]) -> Sentence? {
        guard let path else { return nil }
        if path.isForecastWithheld {
            return Sentence(locale.words("What may come: withheld.", "预测：不予公开。"))
        }
        let years = [pages.header.period.last, pages.header.horizon].compactMap { $0 }
        let told = years.compactMap { year -> String? in
            guard path.settled(year) == nil, let distribution = path.distribution(year) else { return nil }
            let (middle, low, high) = (
                shown(distribution.median), shown(distribution.quantile(0.1)), shown(distribution.quantile(0.9))
            )
            return locale.words(
                "\(year): \(middle), with 80 % chance from \(low) to \(high)",
                "\(year) 年 \(middle)（80% 可能在 \(low) 至 \(high) 之间）")
        }
        guard !told.isEmpty else { return nil }
        return Sentence(
            locale.words("What may come, projects and tasks included: ", "预测中位数（已计入项目与任务效果）：")
                + told.joined(separator: locale.words("; ", "；")) + locale.words(".", "。"))
    }

    private func shown(_ number: Double) -> String { locale.text(pages.index.shown(number, of: indicator.id)) }
}

/// The even way from the baseline of a target to its value: the line that the plan itself draws where it says no more.
struct Schedule {
    /// The year of the baseline.
    let first: Year
    /// The year of the target.
    let last: Year
    private let base: Double
    private let aim: Double

    /// Nil where the target is no level, or has no baseline before it.
    init?(_ outlook: TargetOutlook, _ indicator: Indicator, _ header: PlanHeader) {
        let target = outlook.target
        guard target.form == .level || target.form == .cumulative && indicator.nature == .change,
            let aim = target.value.number, let base = target.baseline.number,
            let first = target.baselineYear ?? header.baselineYear, first < target.year
        else { return nil }
        self.init(first: first, base: base, last: target.year, aim: aim)
    }

    private init(first: Year, base: Double, last: Year, aim: Double) {
        (self.first, self.base, self.last, self.aim) = (first, base, last, aim)
    }

    /// The value on the way; nil before the baseline and behind the target.
    func value(in year: Year) -> Double? {
        guard first <= year, year <= last else { return nil }
        return base + (aim - base) * Double(first.distance(to: year)) / Double(first.distance(to: last))
    }
}

extension PlanPages {
    /// Whether a target is one of this plan.
    func isOwn(_ target: Target) -> Bool { target.plan.map { $0.text == header.id } ?? true }
}
