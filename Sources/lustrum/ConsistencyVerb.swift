import Appraisals
import ArgumentParser
import Consistency
import Diagnostics
import PlanFiles
import Publishing

/// The verb `lustrum consistency PLAN`.
struct ConsistencyVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "consistency",
        abstract:
            "Ask whether targets, limits and decided projects can all hold; what stands in the way, what could give way.",
        discussion: "Ends with 0 whatever the answer is: that a plan cannot hold is an answer.")

    @Argument(help: "The plan folder.")
    var plan: String

    @Option(help: "How much of each forecast's chance counts as plausible, in per cent: from 50 to 98.")
    var within = 80.0

    @Flag(help: "Show instead where the projects and tasks of one field help or hurt another field's targets.")
    var fields = false

    @OptionGroup var standpoint: StandpointOptions
    @OptionGroup var answer: AnswerOptions

    func run() throws {
        guard (50...98).contains(within) else {
            throw Failure(en: "--within takes a number from 50 to 98", zh: "--within 应为 50 到 98 之间的数")
        }
        let settings = try standpoint.settings()
        let reading = try PlanAccess.reading(plan)
        Terminal.progress("asking whether \(plan) can hold …")
        let report = consistency(of: reading, settings: settings, terms: ConsistencyTerms(coverage: within / 100))
        Terminal.endProgress()
        let locale = PageLocale(language: answer.lang.rawValue)
        let page = fields ? Page.fields(report, in: locale) : Page.consistency(report, in: locale)
        switch answer.format {
        case .text: Terminal.write(page)
        case .json: Terminal.write(page.json)
        }
    }
}
