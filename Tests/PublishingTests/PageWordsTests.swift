import Appraisals
import Diagnostics
import Outlook
import PlanFiles
import PlanModel
import Quantities
import Testing

@testable import Publishing

@Suite("Words of pages")
struct PageWordsTests {
    @Test func `a reason speaks of indicators and places by their names`() {
        let index = PlanIndex(SitesToTest.small.plan)
        let reason = MissingReason.noObservation(indicator: "forest_cover", place: "county", year: Year(2031))
        let text = index.text(of: reason)
        #expect(text.text(in: "en").contains("Forest cover") && !text.text(in: "en").contains("forest_cover"))
        #expect(text.text(in: "zh").contains("森林覆盖率") && !text.text(in: "zh").contains("county"))
        #expect(index.text(of: .divisionByZero) == MissingReason.divisionByZero.text)
    }

    @Test func `a change of a stage is told in the words of the reader`() throws {
        let reading = SitesToTest.small
        let project = try #require(reading.plan.projects.first { WhatIf.mayBeAsked(of: $0, in: reading.plan) })
        let state = PlanState(reading, settings: OutlookSettings())
        for (language, word) in [("en", "withdrawn"), ("zh", "撤销")] {
            let path = SitePath(
                [reading.plan.header.id, language, "projects", project.id.text, "what-if"],
                choices: [SitePath.Choice("do", "leave-out")])
            let question = try #require(WhatIf(path))
            let page = question.page(
                of: try #require(question.answer(on: state)), in: PageLocale(language: language))
            let table = try #require(page.table("changes"))
            let cells = try #require(table.rows.first).cells.map { $0.text(in: page.locale) }
            #expect(cells.contains(word), "\(cells)")
            #expect(cells.contains { $0.contains(project.name.text(in: language)) }, "\(cells)")
        }
    }

    @Test func `every word of a closed set that a change can set is said in the reader's language`() {
        let english = PageLocale(language: "en")
        let chinese = PageLocale(language: "zh")
        func check<Word: Choice>(_ words: [Word], _ field: String) {
            for word in words {
                #expect(chinese.choice(word.rawValue, of: field) != word.rawValue, "\(field) \(word.rawValue)")
                #expect(!english.choice(word.rawValue, of: field).contains("-"), "\(field) \(word.rawValue)")
            }
        }
        check(Array(ProjectStage.allCases), "stage")
        check(Array(WorkStage.allCases), "stage")
        check(Array(ProjectKind.allCases), "kind")
        check(Array(ProjectLeadership.allCases), "led_by")
        check(Array(ApprovalRoute.allCases), "route")
        check(Array(TargetForm.allCases), "form")
        check(Array(Direction.allCases), "direction")
        check(Array(Assignment.allCases), "assigned_by")
        #expect(chinese.choice("Hillside planting", of: "name") == "Hillside planting")
    }

    @Test func `the office sees what is used of each limit, others only what is allowed`() throws {
        let reading = try SitesToTest.example("songlan-15")
        var small = try SitePlan(SitesToTest.small)
        let state = try #require(small.computedState(of: SitesToTest.small))
        small.take(state)
        func columns(_ plan: SitePlan) -> [String] {
            let page = Site([plan]).page(at: SitePath([plan.id, "en", "limits"]))
            return page?.table("limits")?.columns.map(\.id) ?? []
        }
        #expect(columns(small).contains("used") && columns(small).contains("left"))
        var released = try SitePlan(SitesToTest.small, for: .circle(ID("public")))
        released.take(state)
        #expect(!columns(released).contains("used"))
        #expect(try SitePlan(reading, for: .circle(ID("public"))).computedState(of: reading) == nil)
    }

    @Test(arguments: ["chongqing-14", "songlan-15"])
    func `the fields' costs add up to those of all projects, parts of packages included`(name: String) throws {
        let reading = try SitesToTest.example(name)
        let appraisal = appraise(reading)
        let plan = reading.plan
        let packages = FieldSummary.packages(of: plan)
        let expected = plan.projects.filter { project in
            guard project.kind != .package, project.costOrigin != .unverified else { return false }
            return project.kind == .project || project.package.map(packages.contains) == true
        }.compactMap(\.cost.number).reduce(0, +)
        let sum = appraisal.fields.map(\.cost).reduce(0, +)
        #expect(abs(sum - expected) < 1e-6 * expected && sum > 0)
        let page = try #require(
            try SitesToTest.site(reading).page(at: SitePath([plan.header.id, "en", "projects"])))
        let (fields, stages) = (try #require(page.table("fields")), try #require(page.table("stages")))
        #expect(fields.rows.last?.isTotal == true)
        func costs(_ table: PageTable) -> [Double] {
            table.rows.filter { !$0.isTotal }.compactMap { row in
                if case .figure(let figure)? = row.cells.last, case .number(let number) = figure.content {
                    number
                } else {
                    nil
                }
            }
        }
        #expect(abs(costs(fields).reduce(0, +) - costs(stages).reduce(0, +)) < 2)
        let notes = page.sections.first { $0.id == "fields" }?.blocks.compactMap {
            if case .sentences(let sentences) = $0 { sentences.map(\.text).joined() } else { nil }
        }.joined()
        #expect(notes?.contains("its parts are") == true)
    }
}
