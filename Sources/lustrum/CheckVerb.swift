import ArgumentParser
import Diagnostics
import PlanFiles

/// `lustrum check PLAN` reads a plan folder and prints every finding.
struct CheckVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read a plan folder and print every finding at its line and column.")

    @Argument(help: "The plan folder.")
    var plan: String

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let reading = PlanFolder.read(try FolderAccess.contents(of: plan))
        let findings = reading.located([])
        let language = answer.lang.rawValue
        switch answer.format {
        case .text:
            for finding in findings {
                Terminal.print(finding.text(in: language, sourceLine: reading.sources.line) + "\n")
            }
            Terminal.print(FindingCount.sentence(findings, in: language))
        case .json:
            Terminal.write(
                JSONValue.members([
                    "schema": .text("lustrum/check/1"), "plan": .text(reading.plan.header.id),
                    "sha256": .text(reading.plan.digest.description),
                    "findings": .list(findings.map { $0.json(in: language) }),
                ]).pretty)
        }
        if findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
}

/// How many findings there are, in a sentence.
enum FindingCount {
    static func sentence(_ findings: [Finding], in language: String) -> String {
        let counts = findings.counts()
        let (errors, warnings, notes) = (counts[.error] ?? 0, counts[.warning] ?? 0, counts[.note] ?? 0)
        func some(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
        return language == "zh"
            ? "错误 \(errors) 项，警告 \(warnings) 项，提示 \(notes) 项"
            : "\(some(errors, "error")), \(some(warnings, "warning")), \(some(notes, "note"))"
    }
}
