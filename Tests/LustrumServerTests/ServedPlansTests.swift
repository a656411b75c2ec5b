import Outlook
import PlanFiles
import PlanModel
import Publishing
import Quantities
import Testing

@testable import LustrumServer

@Suite("Served plans")
struct ServedPlansTests {
    private func served(for audience: Audience, mostAtOnce: Int) throws -> ServedPlans {
        let source = PlanSource(
            path: "p", stamp: { ["1"] },
            read: { () throws(PlanSource.Refusal) in PlanFolder.read(FolderContents(texts: NewPlan.files)) })
        var view = ServedPlans.View(for: audience, settings: OutlookSettings(), today: { nil })
        view.mostPhasedAtOnce = mostAtOnce
        return try ServedPlans([source], view: view)
    }

    private func programme(_ plans: ServedPlans) async -> String {
        let id = PlanFolder.read(FolderContents(texts: NewPlan.files)).plan.header.id
        return String(decoding: await plans.answer(to: "/\(id)/en/programme.html", preferring: []).body, as: UTF8.self)
    }

    @Test func `a large plan is shown at once, and its programme as soon as it is found`() async throws {
        let plans = try served(for: .office, mostAtOnce: 0)
        #expect(await programme(plans).contains("The programme is being computed"))
        let watching = Task { await plans.watch() }
        defer { watching.cancel() }
        var page = ""
        for _ in 0..<600 {
            page = await programme(plans)
            if !page.contains("is being computed") { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(!page.contains("is being computed") && page.contains("Years are those of the programme"))
        let atOnce = await programme(try served(for: .office, mostAtOnce: 1_000))
        #expect(page == atOnce)
    }

    @Test func `nobody but the office is told of a programme to come`() async throws {
        let page = await programme(try served(for: .circle(ID("public")), mostAtOnce: 0))
        #expect(!page.contains("is being computed") && page.contains("the plan itself gives"))
    }
}
