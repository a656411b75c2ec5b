import ArgumentParser
import Diagnostics
import PlanModel
import Publishing
import Quantities

/// The verb `lustrum publish DIR PLAN... --circle public`.
struct PublishVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Write a site of static pages for a circle, and say what was withheld.",
        discussion: """
            The pages, their JSON and every table as CSV hold what the plan releases to the circle and nothing else. \
            The folder must be new, empty or a site published before; it is written aside and then takes its place.
            """)

    @Argument(help: "The folder of the site.")
    var folder: String

    @Argument(help: "The plan folders.")
    var plans: [String]

    @Option(help: "The circle that reads the site: one that every plan names, or `office` for everything.")
    var circle = "public"

    @Option(help: "The folder of the charts' library, copied beside the pages (default: .deps/web beside the build).")
    var web: String?

    @Option(help: "The day by which embargoes are judged: 2026-06-30; today unless given.")
    var today: String?

    @OptionGroup var standpoint: StandpointOptions
    @OptionGroup var answer: AnswerOptions

    func validate() throws {
        guard !plans.isEmpty else { throw ValidationError("Name at least one plan folder.") }
    }

    func run() throws {
        let settings = try standpoint.settings()
        let day = try self.day()
        let audience = Audience(named: circle)
        var chosen: [SitePlan] = []
        for path in plans {
            let reading = try PlanAccess.reading(path)
            Terminal.progress("appraising \(path) …")
            do {
                var plan = try SitePlan(reading, for: audience, settings: settings, today: day)
                plan.take(plan.computedState(of: reading))
                for question in LongQuestion.allCases where !plan.needsNo(question) {
                    plan.take(question.answer(of: reading, settings: settings, from: plan.state))
                }
                chosen.append(plan)
            } catch {
                let sentence = error.sentence(plan: path)
                throw Failure(en: sentence.text(in: "en"), zh: sentence.text(in: "zh"))
            }
        }
        if let fault = Site.fault(in: chosen) { throw Failure(en: fault.text(in: "en"), zh: fault.text(in: "zh")) }
        let count = try SiteFolder(path: folder).write(
            Site(chosen, addressing: .files), for: circle, libraries: WebLibraries.files(in: web))
        Terminal.endProgress()
        tell(chosen, count)
    }

    private func day() throws -> CalendarDate? {
        guard let today else { return Today.date() }
        guard let date = CalendarDate(written: today) else {
            throw Failure(
                en: "--today takes 2026, 2026-06 or 2026-06-30, not ‘\(today)’",
                zh: "--today 应为 2026、2026-06 或 2026-06-30，不能为“\(today)”")
        }
        return date
    }

    private func tell(_ chosen: [SitePlan], _ count: Int) {
        let locale = PageLocale(language: answer.lang.rawValue)
        switch answer.format {
        case .text:
            for plan in chosen { Terminal.write(plan.withheldText(in: locale, width: Terminal.width)) }
            Terminal.print(
                locale.words(
                    "wrote \(locale.count(count)) files into \(folder) for ‘\(circle)’",
                    "已向 \(folder) 写入 \(locale.count(count)) 个文件，范围“\(circle)”"))
        case .json:
            Terminal.write(
                .members([
                    "schema": .text("lustrum/publish/1"), "folder": .text(folder), "circle": .text(circle),
                    "files": .integer(count), "plans": .list(chosen.map { $0.withheldJSON(in: locale) }),
                ]))
        }
    }
}
