import Diagnostics
import PlanFiles
import PlanModel
import Quantities
import Testing

@testable import Publishing

@Suite("What if")
struct WhatIfTests {
    private let plan = PlanFolder.read(FolderContents(texts: NewPlan.files)).plan

    private func question(_ project: Project, _ act: WhatIf.Act) -> WhatIf? {
        WhatIf(
            SitePath(
                [plan.header.id, "en", "projects", project.id.text, "what-if"],
                choices: [SitePath.Choice("do", act.word)]))
    }

    @Test func `everything that may be asked is a change that the plan allows`() throws {
        let projects = plan.projects.filter { WhatIf.mayBeAsked(of: $0, in: plan) }
        #expect(!projects.isEmpty)
        for project in projects {
            for act in WhatIf.acts(for: project, in: plan) {
                let amendment = try #require(question(project, act)?.amendment(on: plan))
                #expect(throws: Never.self) { try plan.applying(amendment.changeSet) }
            }
        }
    }

    @Test func `a project asked to begin in another year is built in as many years as before`() throws {
        let project = try #require(plan.projects.first { $0.start != nil && $0.finish != nil })
        let year = Year(try #require(project.start).year + 1)
        guard WhatIf.mayBeAsked(of: project, in: plan) else { return }
        let amendment = try #require(question(project, .start(year))?.amendment(on: plan))
        let moved = try #require(try plan.applying(amendment.changeSet).projects.first { $0.id == project.id })
        let (start, finish) = (try #require(moved.start), try #require(moved.finish))
        #expect(start.year == year.number)
        #expect(finish.year - start.year == (project.finish?.year ?? 0) - (project.start?.year ?? 0))
        #expect(moved.earliest == year && moved.latest == year)
    }

    @Test func `where years begin in April, a start in February is one of the year before`() throws {
        var fiscal = plan
        fiscal.header.fiscalYearStart = "04-01"
        let position = try #require(fiscal.projects.firstIndex { WhatIf.mayBeAsked(of: $0, in: fiscal) })
        fiscal.projects[position].start = CalendarDate(written: "2028-02")
        fiscal.projects[position].finish = CalendarDate(written: "2029-06")
        for (year, start, finish) in [(2027, "2028-02", "2029-06"), (2028, "2029-02", "2030-06")] {
            let asked = try #require(question(fiscal.projects[position], .start(Year(year))))
            let changed = try fiscal.applying(try #require(asked.amendment(on: fiscal)).changeSet).projects[position]
            #expect(changed.start?.description == start && changed.finish?.description == finish)
        }
    }

    @Test func `nothing is left out or moved in the plan of a real place`() {
        var real = plan
        real.header.setting = .real
        for project in real.projects {
            #expect(!WhatIf.mayBeAsked(of: project, in: real))
            #expect(question(project, .leaveOut)?.amendment(on: real) == nil)
        }
    }

    @Test(arguments: ["", "burn", "start-", "start-x", "start-2150", "add-", "leave"])
    func `an address that asks nothing has no amendment`(word: String) throws {
        let project = try #require(plan.projects.first)
        let path = SitePath(
            [plan.header.id, "en", "projects", project.id.text, "what-if"], choices: [SitePath.Choice("do", word)])
        #expect(WhatIf(path)?.amendment(on: plan) == nil)
    }
}
