import Appraisals
import ArgumentParser
import Diagnostics
import PlanFiles
import Publishing

/// The verb `lustrum scenarios PLAN`.
struct ScenariosVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "scenarios",
        abstract: "Show a plan and its scenarios side by side: targets, programme, money, and what each changes.",
        discussion: """
            Every scenario of scenarios.yaml is the plan with its changes, computed as a plan of its own. One whose \
            changes cannot be made is shown with the reason. Ends with 0 also then.
            """)

    @Argument(help: "The plan folder.")
    var plan: String

    @OptionGroup var standpoint: StandpointOptions
    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let settings = try standpoint.settings()
        let reading = try PlanAccess.reading(plan)
        Terminal.progress("computing the scenarios of \(plan) …")
        let comparison = scenarios(of: reading, settings: settings)
        Terminal.endProgress()
        let page = Page.scenarios(comparison, settings: settings, in: PageLocale(language: answer.lang.rawValue))
        switch answer.format {
        case .text: Terminal.write(page)
        case .json: Terminal.write(page.json)
        }
    }
}
