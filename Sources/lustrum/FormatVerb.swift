import ArgumentParser
import Diagnostics
import PlanFiles

/// `lustrum format PLAN` writes the files of a plan in their canonical form.
struct FormatVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "format", abstract: "Write the files of a plan folder in their canonical form.",
        discussion: "A YAML file with comments is left as it is, so that no comment is lost; so is a plan with errors.")

    @Argument(help: "The plan folder.")
    var plan: String

    @Flag(help: "Only say which files would change; exit code 1 where any would.")
    var check = false

    func run() throws {
        let contents = try FolderAccess.contents(of: plan)
        let reading = PlanFolder.read(contents)
        guard !reading.findings.contains(where: { $0.severity == .error }) else {
            throw Failure(
                en: "\(plan) has errors of reading; `lustrum check` shows them, and nothing was written",
                zh: "\(plan) 存在读取错误，请用 lustrum check 查看；未写入任何文件")
        }
        let (changed, kept) = PlanFolder.formatted(reading.plan, over: contents)
        for path in kept { Terminal.error("\(path) has comments and is left as it is") }
        for path in changed.keys.sorted() { Terminal.print((check ? "would change " : "changed ") + path) }
        if check {
            if !changed.isEmpty { throw ExitCode(1) }
        } else {
            try FolderAccess.write(changed, into: plan)
        }
    }
}
