import Appraisals
import ArgumentParser
import Diagnostics
import PlanFiles
import Publishing

/// The verb `lustrum check PLAN`.
struct CheckVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read a plan folder and print every finding at its line and column.",
        discussion: "Ends with 0, with 1 where there is an error, with 2 where the folder is no plan.")

    @Argument(help: "The plan folder.")
    var plan: String

    @OptionGroup var standpoint: StandpointOptions
    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let settings = try standpoint.settings()
        Terminal.progress("reading \(plan) …")
        let reading = PlanFolder.read(try FolderAccess.contents(of: plan))
        Terminal.progress("checking \(plan) …")
        let findings = check(reading, settings: settings)
        Terminal.endProgress()
        let language = answer.lang.rawValue
        switch answer.format {
        case .text:
            for finding in findings {
                Terminal.print(
                    finding.text(in: language, width: Terminal.width, sourceLine: reading.sources.line) + "\n")
            }
            Terminal.print(FindingCount.sentence(findings, in: PageLocale(language: language)))
        case .json:
            Terminal.write(
                JSONValue.members([
                    "schema": .text("lustrum/check/1"), "plan": .text(reading.plan.header.id),
                    "sha256": .text(reading.plan.digest.description),
                    "findings": .list(findings.map { $0.json(in: language) }),
                ]))
        }
        if let refusal = PlanAccess.refusal(of: reading, at: plan) { throw refusal }
        if findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
}
