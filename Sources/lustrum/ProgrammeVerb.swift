import Appraisals
import ArgumentParser
import Diagnostics
import Foundation
import LinearPrograms
import Phasing
import PlanModel
import Publishing
import Quantities

/// The verb `lustrum programme PLAN`.
struct ProgrammeVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "programme",
        abstract: "Choose the projects of a plan and put them into years: what is in, what is left out and why.",
        discussion: """
            Projects that have begun go ahead at their own time; of the others those are chosen that serve the targets, \
            then the benefit, under the limits, floors and relations of the plan. In a plan of a real place nothing is \
            chosen. `lustrum why PLAN projects/P1` tells the reason of one project. Ends with 0 also where no programme \
            keeps all rules: then the rules in conflict are named, and --save ends with 2.
            """)

    @Argument(help: "The plan folder.")
    var plan: String

    @Option(help: "Stay near to the programme of a file that --save has written.")
    var near: String?

    @Option(help: "Write the programme to a file: one line for each project with its first and last year.")
    var save: String?

    @Option(name: .customLong("with"), help: "Take a project in and say what it pushes out; may be repeated.")
    var with: [String] = []

    @OptionGroup var standpoint: StandpointOptions
    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let settings = try standpoint.settings()
        let reading = try PlanAccess.reading(plan)
        let index = PlanIndex(reading.plan)
        for project in with where index.projects[ID(project)] == nil {
            let meant = DidYouMean.nearest(to: project, among: reading.plan.projects.map(\.id.text))
            throw Failure(
                en: "no project is called ‘\(project)’" + (meant.map { "; did you mean ‘\($0)’?" } ?? ""),
                zh: "没有编号为“\(project)”的项目" + (meant.map { "，是否为“\($0)”？" } ?? ""))
        }
        var terms =
            try near.map { try ProgrammeFile.read($0, for: index.plan).terms(for: EncodedPlan(index.plan), settings) }
            ?? PhasingTerms()
        var result = phase(reading, settings: settings, terms: terms, watcher: Self.watcher)
        if !with.isEmpty, let programme = terms.near ?? result.programme {
            terms.near = programme
            terms.adding = Set(with.map { ID($0) })
            result = phase(reading, settings: settings, terms: terms, watcher: Self.watcher)
        }
        Terminal.endProgress()
        let saved = save.flatMap { _ in ProgrammeFile(result, of: index.plan, settings) }
        if let save { try saved?.write(to: save) }
        var page = Page.programme(result, of: index, in: PageLocale(language: answer.lang.rawValue))
        switch answer.format {
        case .text:
            page.sections.removeAll { $0.id == "chosen" }
            Terminal.write(page)
        case .json: Terminal.write(page.json)
        }
        if let save, saved == nil {
            throw Failure(
                en: "there is no programme to save; \(save) was not written",
                zh: "没有可保存的项目安排；未写入 \(save)")
        }
    }

    private static func watcher(_ progress: SolvingProgress) -> SolvingAdvice {
        Terminal.progress("choosing projects: \(progress.work.nodes) branches, \(progress.work.iterations) steps …")
        return .goOn
    }
}
