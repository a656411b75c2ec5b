import Appraisals
import Diagnostics
import Forecasts
import Outlook
import PlanFiles
import PlanModel
import Quantities
import Testing

@testable import Publishing

@Suite("Outlook pages")
struct OutlookPagesTests {
    private let reading = SitesToTest.withScenarios
    private var id: String { reading.plan.header.id }

    private func page(_ steps: String..., language: String = "en", of site: Site) throws -> Page {
        try #require(site.page(at: SitePath([id, language] + steps)), "\(steps)")
    }

    // MARK: For whom

    @Test(arguments: ["en", "zh"])
    func `the office reads whether all can hold, the fields and the scenarios, in both languages`(language: String)
        throws
    {
        let site = try SitesToTest.site(reading, asked: true)
        for name in ["consistency", "ensemble", "fields", "scenarios"] {
            let page = try page(name, language: language, of: site)
            #expect(page.sections.contains { !$0.blocks.isEmpty } && page.sections.first?.id != "missing", "\(name)")
            #expect(page.navigation.contains { $0.target == .page(page.path, anchor: nil) && $0.isCurrent })
            #expect(site.html(page).contains("lang=\"\(language)\""))
        }
        let words = try page("scenarios", language: "zh", of: site).terminalText()
        #expect(words.contains("同规划") && !words.contains("as the plan"))
    }

    @Test func `no circle reads them, and what is published says so`() throws {
        let site = try SitesToTest.site(reading, for: .circle(ID("public")), asked: true)
        for steps in [
            ["consistency"], ["ensemble"], ["fields"], ["scenarios"],
            ["why", "targets", "forest_cover", "county", "2030"],
        ] {
            #expect(site.page(at: SitePath([id, "en"] + steps)) == nil, "\(steps)")
        }
        let overview = try page("index", of: site)
        #expect(!overview.navigation.contains { $0.words == "Scenarios" })
        for locale in site.locales {
            let told = site.plans[0].withheldText(in: locale)
            #expect(told.contains(locale.words("the comparison of scenarios", "情景比较")), "\(told)")
            #expect(told.contains(locale.words("forecasts and probabilities", "预测与概率")))
        }
        #expect(!SitesToTest.officeText.contains("Computed for the office and not released"))
    }

    @Test func `without an answer the page says how it is computed`() throws {
        let site = try SitesToTest.site(reading)
        #expect(try page("consistency", of: site).terminalText().contains("lustrum consistency PLAN"))
        #expect(try page("scenarios", of: site).terminalText().contains("lustrum scenarios PLAN"))
    }

    @Test func `beside how likely all targets are together stands how many are met as a rule`() throws {
        let site = try SitesToTest.site(reading, asked: true)
        let text = try page("ensemble", of: site).terminalText()
        let counts = try #require(
            text.firstMatch(of: /Of these (\d+), (\d+) are met in the middle draw, and from (\d+) to (\d+) in eight/)
        ).output
        let (all, middle, low, high) = (Int(counts.1) ?? 0, Int(counts.2) ?? 0, Int(counts.3) ?? 9, Int(counts.4) ?? 0)
        #expect(all > 2 && low <= middle && middle <= high && high <= all && low < high)
        #expect(try page("ensemble", language: "zh", of: site).terminalText().contains("居中的一次抽样实现 \(middle) 项"))
    }

    // MARK: The indicator

    @Test func `an indicator says first what is wanted, how likely that is and on how many observations`() throws {
        let site = try SitesToTest.site(reading)
        let text = try page("indicators", "forest_cover", of: site).terminalText()
        #expect(text.contains("Wanted for 2030: 52.0 %. How it stands: ▲ about four in five"))
        #expect(text.contains("from 6 observations"))
        let page = try page("indicators", "forest_cover", language: "zh", of: site)
        #expect(page.sections.first?.id == "summary" && page.terminalText().contains("依据 6 个监测值"))
    }

    @Test func `the chart has three bands within each other, the target and the even way to it`() throws {
        let site = try SitesToTest.site(reading)
        let page = try page("indicators", "forest_cover", of: site)
        let chart = try #require(
            page.sections.flatMap(\.blocks).lazy.compactMap { if case .lines(let chart) = $0 { chart } else { nil } }
                .first)
        #expect(chart.intervals.map(\.coverage) == [0.95, 0.8, 0.5])
        for (wide, narrow) in zip(chart.intervals, chart.intervals.dropFirst()) {
            for (one, other) in zip(wide.ends, narrow.ends) {
                #expect(one.year == other.year && one.low <= other.low && other.high <= one.high)
            }
        }
        let way = try #require(chart.lines.first { $0.role == .wanted })
        #expect(way.points.first == LineChart.Point(year: Year(2025), value: 48))
        #expect(way.points.last == LineChart.Point(year: Year(2030), value: 52))
        #expect(chart.marks.map(\.value).contains(52))
        let columns = chart.table.columns.map(\.id)
        #expect(columns.contains("even_way") && columns.contains("quantile_25") && columns.contains("target"))
    }

    @Test func `what projects and tasks add is what the forecast counts`() throws {
        let plan = try SitePlan(reading)
        let trajectories = plan.appraisal.trajectories
        let drivers = EffectDrivers(trajectories)
        var compared = 0
        for key in trajectories.keys {
            guard let path = trajectories[key.indicator, key.place], path.moves.isEmpty else { continue }
            let (year, added) = (Year(2030), path.addedEffect(in: Year(2030)))
            guard path.distribution(year) != nil, added != 0,
                plan.index.indicators[key.indicator]?.formula.isEmpty == true
            else { continue }
            let sum = drivers.amounts(moving: key.indicator, at: key.place, over: [year]).values.reduce(0, +)
            #expect(abs(sum - added) <= 1e-9 * abs(added), "\(key)")
            compared += 1
        }
        #expect(compared > 0)
    }

    @Test func `the methods are told with their forecasts, and their median is theirs`() throws {
        let site = try SitesToTest.site(reading)
        let table = try #require(try page("indicators", "forest_cover", of: site).table("methods"))
        func numbers(_ row: PageTable.Row) -> [Double] {
            row.cells.compactMap {
                guard case .figure(let figure) = $0, case .number(let number) = figure.content else { return nil }
                return number
            }
        }
        let members = table.rows.prefix(ForecastMember.allCases.count).map(numbers)
        let median = numbers(table.rows[ForecastMember.allCases.count])
        #expect(
            table.rows[ForecastMember.allCases.count].cells[0].text(in: PageLocale(language: "en")).contains("Median"))
        for column in median.indices {
            #expect(members.map { $0[column] }.sorted()[members.count / 2] == median[column])
        }
    }

    @Test func `every target of the plan tells the office why it stands as it does`() throws {
        let site = try SitesToTest.site(reading)
        for target in reading.plan.targets {
            let path = PlanPaths(plan: id, language: "en").why(target)
            let page = try #require(site.page(at: path), "\(target.key)")
            #expect(page.kind == .explanation && page.terminalText().contains("lustrum why PLAN targets/\(target.key)"))
        }
    }

    @Test(arguments: ["en", "zh"])
    func `the terminal says a probability in the words of the page of the indicator`(language: String) throws {
        let locale = PageLocale(language: language)
        let address = try #require(Address(written: "targets/forest_cover/county/2030"))
        let why = try #require(explanation(of: address, in: reading)).terminalText(in: locale)
        let words = try #require(why.firstMatch(of: /(?:probability: |概率：)(.+)/)).output.1
        #expect(words.firstMatch(of: /[ （(]?\d+ ?%/) != nil, "\(words)")
        let site = try SitesToTest.site(reading)
        #expect(try page("indicators", "forest_cover", language: language, of: site).terminalText().contains(words))
    }

    // MARK: Fields and scenarios

    @Test(arguments: ["en", "zh"])
    func `every number of a row of scenarios has the same decimals, and money the unit of its table`(language: String)
        throws
    {
        let page = try page("scenarios", language: language, of: try SitesToTest.site(reading, asked: true))
        var rows = 0
        for table in page.tables {
            for row in table.rows {
                let decimals = row.cells.dropFirst().compactMap { cell -> Int? in
                    guard case .figure(let figure) = cell, case .number = figure.content else { return nil }
                    return figure.decimals
                }
                #expect(Set(decimals).count <= 1, "\(row)")
                rows += decimals.isEmpty ? 0 : 1
            }
        }
        let overview = try #require(page.table("overview"))
        let money = try #require(
            overview.rows.first { row in
                row.cells[0].text(in: page.locale).contains(page.locale.words("Money of the period", "规划期投资"))
            })
        let unit = try #require(page.table("money")?.columns[1].unit)
        #expect(money.cells[0].text(in: page.locale).contains(unit) && !unit.isEmpty)
        for (column, cell) in money.cells.enumerated().dropFirst() {
            guard case .figure(let figure) = cell, case .number(let sum) = figure.content else { continue }
            let years = try #require(page.table("money")).rows.compactMap { row -> Double? in
                guard case .figure(let figure) = row.cells[column], case .number(let year) = figure.content else {
                    return nil
                }
                return year
            }
            #expect(abs(years.reduce(0, +) - sum) < 0.05 * Double(years.count + 1), "\(column)")
            rows += 10
        }
        #expect(rows > 20)
    }

    @Test func `a cell of the matrix leads to what stands behind it, and that to projects`() throws {
        let site = try SitesToTest.site(reading, asked: true)
        let page = try page("fields", of: site)
        let matrix = try #require(page.table("matrix"))
        var followed = 0
        for cell in matrix.rows.flatMap(\.cells) {
            guard case .text(let sentence) = cell else { continue }
            for case .anchor(let anchor)? in sentence.runs.map(\.link?.target) {
                #expect(page.anchors.contains(anchor))
                followed += 1
            }
        }
        #expect(followed > 0)
        #expect(
            page.targets.contains { if case .page(let path, _) = $0 { path.steps.contains("projects") } else { false } }
        )
    }

    @Test func `a scenario shows what it changes and what follows, and one that cannot be made the reason`() throws {
        let site = try SitesToTest.site(reading, asked: true)
        let page = try page("scenarios", of: site)
        let targets = try #require(page.table("main_targets"))
        let row = try #require(targets.rows.first { $0.cells[0].text(in: page.locale).contains("Forest cover") })
        let shown = row.cells.map { $0.text(in: page.locale) }
        #expect(shown[1].contains("wanted 52.0 %") && shown[2].contains("wanted 56.0 %"))
        #expect(shown[3] == shown[2], "a scenario on another one has its changes too")
        #expect(shown[4] == "–", "nothing can be said where changes cannot be made")
        let broken = try #require(page.sections.first { $0.id == "broken" })
        guard case .points(let points)? = broken.blocks.first else {
            Issue.record("no points")
            return
        }
        #expect(points.count == 1 && points[0].text.contains("‘Outdated’ cannot be computed"))
        #expect(points[0].text.contains("51"))
        #expect(page.table("changes")?.rows.count == 4)
    }

    @Test func `a target assigned from above that cannot hold needs the decision of its authority by name`() throws {
        var reading = SitesToTest.small
        let body = try #require(reading.plan.header.bodies.first)
        for position in reading.plan.targets.indices {
            reading.plan.targets[position].assignedBy = .national
            reading.plan.targets[position].authority = body.id
            if reading.plan.targets[position].indicator.text == "forest_cover" {
                reading.plan.targets[position].value = .number(99)
            }
        }
        for (language, wanted) in [("en", "needs a decision of "), ("zh", "需由")] {
            let site = try SitesToTest.site(reading, asked: true)
            let page = try #require(site.page(at: SitePath([reading.plan.header.id, language, "consistency"])))
            let table = try #require(page.table("concessions"))
            let said = table.rows.compactMap { $0.cells.last?.text(in: page.locale) }
            #expect(said.contains { $0.hasPrefix(wanted + body.name.text(in: language)) }, "\(said)")
        }
    }

    @Test(arguments: ["chongqing-14", "songlan-15"])
    func `no page of the outlook has a blank or a number that is none`(name: String) throws {
        let reading = try SitesToTest.example(name)
        var plan = try SitePlan(reading)
        plan.take(LongQuestion.consistency.answer(of: reading, settings: OutlookSettings()))
        if name == "chongqing-14" {
            plan.take(LongQuestion.scenarios.answer(of: reading, settings: OutlookSettings()))
        }
        let site = Site([plan])
        var paths = ["consistency", "fields", "scenarios"].map { SitePath([name, "en", $0]) }
        paths += reading.plan.indicators.map { SitePath([name, "zh", "indicators", $0.id.text]) }
        for path in paths {
            let page = try #require(site.page(at: path))
            let text = page.terminalText() + site.html(page) + page.json.compact
            for word in ["nan", "inf", "NaN", "nil"] {
                #expect(!text.split { !$0.isLetter }.contains(Substring(word)), "\(path.steps): \(word)")
            }
            for table in page.tables {
                for cell in table.rows.flatMap(\.cells) {
                    #expect(!cell.text(in: page.locale).isEmpty, "\(path.steps)")
                }
            }
        }
    }
}
