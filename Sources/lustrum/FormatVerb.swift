import ArgumentParser
import Diagnostics
import PlanFiles

/// `lustrum format PLAN` writes the files of a plan in their canonical form.
struct FormatVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "format", abstract: "Write the files of a plan folder in their canonical form.",
        discussion: "A YAML file with comments is left as it is, so that no comment is lost; so is a plan with errors.")

    @Argument(help: "The plan folder.")
    var plan: String

    @Flag(help: "Only say which files would change; exit code 1 where any would.")
    var check = false

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let contents = try FolderAccess.contents(of: plan)
        let reading = PlanFolder.read(contents)
        guard !reading.findings.contains(where: { $0.severity == .error }) else {
            throw Failure(
                en: "\(plan) has errors of reading; `lustrum check` shows them, and nothing was written",
                zh: "\(plan) 存在读取错误，请用 lustrum check 查看；未写入任何文件")
        }
        let (changed, kept) = PlanFolder.formatted(reading.plan, over: contents)
        if !check { try FolderAccess.write(changed, into: plan) }
        switch answer.format {
        case .text: show(changed.keys.sorted(), kept: kept)
        case .json:
            Terminal.write(
                JSONValue.members([
                    "schema": .text("lustrum/format/1"), "plan": .text(reading.plan.header.id),
                    "changed": .list(changed.keys.sorted().map { .text($0) }),
                    "kept": .list(kept.sorted().map { .text($0) }), "written": .boolean(!check && !changed.isEmpty),
                ]))
        }
        if check && !changed.isEmpty { throw ExitCode(1) }
    }

    private func show(_ changed: [String], kept: [String]) {
        for path in kept {
            let sentence = LocalizedText(en: "\(path) has comments and is left as it is", zh: "\(path) 含有注释，保持原样")
            Terminal.error(sentence.text(in: answer.lang.rawValue))
        }
        for path in changed {
            let sentence =
                check
                ? LocalizedText(en: "would change \(path)", zh: "将更改 \(path)")
                : LocalizedText(en: "changed \(path)", zh: "已更改 \(path)")
            Terminal.print(sentence, in: answer.lang)
        }
    }
}
