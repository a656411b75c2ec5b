import Appraisals
import ArgumentParser
import Diagnostics
import Phasing
import PlanChecks
import PlanFiles
import PlanModel
import Publishing

/// The verb `lustrum consequences PLAN CHANGES`.
struct ConsequencesVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "consequences",
        abstract: "Compute what an amendment does to a plan before it is voted on.",
        discussion: """
            CHANGES is a YAML document with `title`, `on` (the digest of the plan, may be left out) and `changes`: a list \
            of set, add and remove by address. All are applied or none. Shown are targets that stand otherwise, limits \
            that bind otherwise, projects that move, places and years in which more or less is spent, and findings.
            """)

    @Argument(help: "The plan folder.")
    var plan: String

    @Argument(help: "The file of the amendment.")
    var changes: String

    @Option(
        help:
            "The programme before the change, from a file that `lustrum programme --save` has written: it is not chosen again."
    )
    var programme: String?

    @OptionGroup var standpoint: StandpointOptions
    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let settings = try standpoint.settings()
        let reading = try PlanAccess.reading(plan)
        let amendment = AmendmentFile.read(try FolderAccess.bytes(of: changes), path: changes)
        try refuse(amendment.findings, in: amendment)
        Terminal.progress("computing \(plan) …")
        let encoded = EncodedPlan(reading.plan)
        let terms = try programme.map { try ProgrammeFile.read($0, for: reading.plan).terms(for: encoded, settings) }
        let before = PlanState(reading, settings: settings, terms: terms ?? PhasingTerms())
        Terminal.progress("computing \(plan) with \(changes) …")
        let page: Page
        do {
            let (found, after) = try consequences(of: amendment.amendment, on: before)
            page = Page.consequences(
                found, before: before, after: after, encoded: encoded,
                in: PageLocale(language: answer.lang.rawValue))
        } catch {
            let finding = ChangeCannotBeApplied.finding(error, in: amendment.amendment, on: reading.plan)
            Terminal.endProgress()
            try refuse([amendment.located(finding)], in: amendment)
            return
        }
        Terminal.endProgress()
        switch answer.format {
        case .text: Terminal.write(page)
        case .json: Terminal.write(page.json)
        }
    }

    /// Prints what is wrong with the amendment, and ends with 1 where it cannot be applied.
    private func refuse(_ findings: [Finding], in amendment: AmendmentReading) throws {
        for finding in findings {
            Terminal.print(
                finding.text(
                    in: answer.lang.rawValue, width: Terminal.width, sourceLine: amendment.sources.line) + "\n")
        }
        if findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
}
