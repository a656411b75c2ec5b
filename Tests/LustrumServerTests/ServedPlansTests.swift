import Diagnostics
import Dispatch
import Outlook
import PlanFiles
import PlanModel
import Publishing
import Quantities
import Synchronization
import Testing

@testable import LustrumServer

@Suite("Served plans")
struct ServedPlansTests {
    private let id = PlanFolder.read(FolderContents(texts: NewPlan.files)).plan.header.id

    private func served(
        for audience: Audience = .office, mostAtOnce: Int = 1_000, patience: Duration = .seconds(1)
    ) throws -> ServedPlans {
        let source = PlanSource(
            path: "p", stamp: { ["1"] },
            read: { () throws(PlanSource.Refusal) in PlanFolder.read(FolderContents(texts: NewPlan.files)) })
        var view = ServedPlans.View(for: audience, settings: OutlookSettings(), today: { nil })
        view.mostPhasedAtOnce = mostAtOnce
        view.patience = patience
        return try ServedPlans([source], view: view)
    }

    private func answer(_ plans: ServedPlans, _ page: String) async -> (answer: ServedAnswer, text: String) {
        let answer = await plans.answer(to: "/\(id)/\(page)", preferring: [])
        return (answer, String(decoding: answer.body, as: UTF8.self))
    }

    /// Asks until the answer is there; nil where it never is.
    private func settled(_ plans: ServedPlans, _ page: String) async throws -> String? {
        for _ in 0..<1_200 {
            let (answer, text) = await answer(plans, page)
            if !answer.isAwaited { return answer.status == 200 ? text : nil }
            try await Task.sleep(for: .milliseconds(50))
        }
        return nil
    }

    @Test func `a large plan is shown at once, and its programme as soon as it is found`() async throws {
        let plans = try served(mostAtOnce: 0)
        #expect(await answer(plans, "en/programme.html").text.contains("The programme is being computed"))
        let watching = Task { await plans.watch() }
        defer { watching.cancel() }
        var page = ""
        for _ in 0..<600 {
            page = await answer(plans, "en/programme.html").text
            if !page.contains("is being computed") { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(!page.contains("is being computed") && page.contains("Years are those of the programme"))
        let atOnce = await answer(try served(), "en/programme.html").text
        #expect(page == atOnce)
    }

    @Test func `nobody but the office is told of a programme to come`() async throws {
        let page = await answer(try served(for: .circle(ID("public")), mostAtOnce: 0), "en/programme.html").text
        #expect(!page.contains("is being computed") && page.contains("the plan itself gives"))
    }

    /// A folder whose files change under the server that shows it.
    private final class ChangingFolder: Sendable {
        private let files: Mutex<[String: String]>
        let path: String

        init(_ path: String, _ files: [String: String]) {
            self.path = path
            self.files = Mutex(files)
        }

        func write(_ text: String, to name: String) { files.withLock { $0[name] = text } }

        var source: PlanSource {
            PlanSource(
                path: path, stamp: { self.files.withLock { $0.sorted { $0.key < $1.key }.map { $0.key + $0.value } } },
                read: { () throws(PlanSource.Refusal) in
                    let reading = PlanFolder.read(FolderContents(texts: self.files.withLock { $0 }))
                    guard reading.faulty.contains(Address("plan")) else { return reading }
                    throw PlanSource.Refusal(
                        LocalizedText(en: "\(self.path) is no plan", zh: "\(self.path) 不是规划"),
                        findings: reading.located([]))
                })
        }
    }

    /// The overview once it shows an alert; nil where it never does.
    private func alerted(_ plans: ServedPlans, _ id: String, language: String = "en") async throws -> String? {
        for _ in 0..<600 {
            let text = String(
                decoding: await plans.answer(to: "/\(id)/\(language)/index.html", preferring: []).body, as: UTF8.self)
            if text.contains("class=\"alert\"") { return text }
            try await Task.sleep(for: .milliseconds(50))
        }
        return nil
    }

    @Test(arguments: [
        ("plan.yaml", "zqxv: [9876543", "office"), ("plan.yaml", "zqxv: [9876543", "public"),
        ("circles.csv", "address,circle\nprojects/zqxv#cost,government\n", "public"),
    ])
    func `what is wrong with a folder is told to the office, and to others only that it is being changed`(
        name: String, text: String, circle: String
    ) async throws {
        let folder = ChangingFolder("folder-zqxv", NewPlan.files)
        let view = ServedPlans.View(for: Audience(named: circle), settings: OutlookSettings(), today: { nil })
        let plans = try ServedPlans([folder.source], view: view)
        let watching = Task { await plans.watch() }
        defer { watching.cancel() }
        folder.write(text, to: name)
        let english = try #require(try await alerted(plans, id))
        let chinese = try #require(try await alerted(plans, id, language: "zh"))
        for page in [english, chinese] { #expect(page.contains("zqxv") == (circle == "office")) }
        #expect(english.contains("The plan is being changed at present.") == (circle != "office"))
        #expect(chinese.contains("规划正在修改") == (circle != "office"))
    }

    @Test func `a plan that takes the name of another one is not shown under it`() async throws {
        let other = NewPlan.files["plan.yaml"]?.replacing("id: \(id)", with: "id: other") ?? ""
        let folders = [
            ChangingFolder("one", NewPlan.files),
            ChangingFolder("two", NewPlan.files.merging(["plan.yaml": other]) { $1 }),
        ]
        let view = ServedPlans.View(for: .circle(ID("public")), settings: OutlookSettings(), today: { nil })
        #expect(throws: PlanSource.Refusal.self) {
            try ServedPlans([folders[0].source, folders[0].source], view: view)
        }
        for word in ["assets", "en", "index"] {
            let folder = ChangingFolder(
                word, NewPlan.files.merging(["plan.yaml": other.replacing("id: other", with: "id: \(word)")]) { $1 })
            #expect(throws: PlanSource.Refusal.self, "\(word)") { try ServedPlans([folder.source], view: view) }
        }
        let plans = try ServedPlans(folders.map(\.source), view: view)
        let watching = Task { await plans.watch() }
        defer { watching.cancel() }
        folders[1].write(NewPlan.files["plan.yaml"] ?? "", to: "plan.yaml")
        #expect(try await alerted(plans, "other") != nil)
        #expect(await answer(plans, "en/index.html").answer.status == 200)
    }

    @Test func `answers to what was asked of projects are kept up to a number, however many waited`() async throws {
        let reading = PlanFolder.read(FolderContents(texts: NewPlan.files))
        var pages = try SitePlan(reading)
        pages.take(pages.computedState(of: reading))
        let source = PlanSource(path: "p", stamp: { [] }, read: { () throws(PlanSource.Refusal) in reading })
        var plan = ServedPlan(source, reading, pages, stamp: [])
        let threads = ServedPlan.Threads()
        let gate = DispatchSemaphore(value: 0)
        threads.whatIfs.begin { gate.wait() }
        let acts = ["add", "leave-out"] + reading.plan.header.period.period.years.map { "start-\($0)" }
        for project in reading.plan.projects {
            for act in acts {
                let path = SitePath(
                    [id, "en", "projects", project.id.text, "what-if"], choices: [SitePath.Choice("do", act)])
                _ = plan.isAnswered(try #require(WhatIf(path)), on: threads)
            }
        }
        let waiting = plan.whatIfsHeld
        #expect(waiting > ServedPlan.mostWhatIfsKept)
        gate.signal()
        _ = await threads.whatIfs.result { true }
        plan.forgetWhatIfs()
        #expect(plan.whatIfsHeld == ServedPlan.mostWhatIfsKept)
    }

    private static let long = ["consistency", "fields", "ensemble", "scenarios"]

    @Test func `what takes long keeps no other page waiting, says how far it is, and shows itself once it is there`()
        async throws
    {
        let plans = try served(patience: .zero)
        let gate = DispatchSemaphore(value: 0)
        let threads = [plans.threads.reading, plans.threads.programmes, plans.threads.questions, plans.threads.whatIfs]
        for thread in threads { thread.begin { gate.wait() } }
        let whatIf = try await askedOfAProject(plans)
        for page in Self.long.map({ "zh/\($0).html" }) + ["zh/" + whatIf] {
            let (answer, text) = await answer(plans, page)
            #expect(answer.status == 202 && answer.retryAfter == Page.looksAgainAfter, "\(page)")
            #expect(text.contains("正在测算") && text.contains("其他测算在先"), "\(page)")
        }
        let (json, text) = await answer(plans, "en/scenarios.json")
        #expect(json.status == 503 && json.mediaType.hasPrefix("application/json") && text.contains("lustrum/answer/1"))
        for page in ["en/index.html", "zh/projects.html", "en/programme.html", "en/limits.json"] {
            #expect(await answer(plans, page).answer.status == 200, "\(page)")
        }
        for _ in threads { gate.signal() }
        for page in Self.long {
            #expect(try await settled(plans, "en/\(page).html")?.contains("data-page=\"\(page)\"") == true)
        }
        #expect(try await settled(plans, "en/" + whatIf)?.contains("data-page=\"consequences\"") == true)
    }

    /// The address, without its language, of the first question that the page of a project asks.
    private func askedOfAProject(_ plans: ServedPlans) async throws -> String {
        for project in PlanFolder.read(FolderContents(texts: NewPlan.files)).plan.projects {
            let page = "projects/\(project.id.text)/what-if.html?do=leave-out"
            if await answer(plans, "en/" + page).answer.isAwaited { return page }
        }
        throw NoQuestion()
    }

    private struct NoQuestion: Error {}

    @Test func `a question waits for the programme and says so, and one that cannot be asked has no page`()
        async throws
    {
        let whatIf = try await askedOfAProject(try served(patience: .zero))
        let plans = try served(mostAtOnce: 0, patience: .zero)
        let (awaited, text) = await answer(plans, "en/" + whatIf)
        #expect(awaited.status == 202 && text.contains("once the programme of the plan is computed"))
        let watching = Task { await plans.watch() }
        defer { watching.cancel() }
        #expect(try await settled(plans, "en/" + whatIf)?.contains("data-page=\"consequences\"") == true)
        #expect(await answer(plans, "en/projects/none/what-if.html?do=add").answer.status == 404)
        let released = try served(for: .circle(ID("public")))
        for page in [whatIf, "consistency.html", "scenarios.html"] {
            #expect(await answer(released, "en/" + page).answer.status == 404, "\(page)")
        }
    }

    @Test func `answers to a question in two languages and as JSON rest on one computation`() async throws {
        let plans = try served()
        let whatIf = try await askedOfAProject(try served(patience: .zero))
        let english = try #require(try await settled(plans, "en/" + whatIf))
        let gate = DispatchSemaphore(value: 0)
        plans.threads.whatIfs.begin { gate.wait() }
        defer { gate.signal() }
        let chinese = await answer(plans, "zh/" + whatIf)
        let json = await answer(plans, "en/" + whatIf.replacing(".html", with: ".json"))
        #expect(chinese.answer.status == 200 && chinese.text != english && chinese.text.contains("假如"))
        #expect(json.answer.status == 200 && json.text.contains("lustrum/consequences/1"))
    }
}
