import ArgumentParser
import Diagnostics
import PlanFiles
import PlanModel

/// `lustrum export PLAN --xlsx FILE` writes the tables of a plan as a workbook.
struct ExportVerb: ParsableCommand, SpeakingVerb {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the tables of a plan as a workbook.",
        discussion: """
            One sheet for each table of the plan, with the columns of its files. Figures are numbers; a missing one is \
            its reason behind a question mark. What the workbook holds is not released to any circle: it is the plan.
            """)

    @Argument(help: "The plan folder.")
    var plan: String

    @Option(help: "The workbook to write; one that is there is replaced.")
    var xlsx: String

    @OptionGroup var language: LanguageOption

    var spoken: AnswerLanguage { language.lang }

    func run() throws {
        let reading = PlanFolder.read(try FolderAccess.contents(of: plan))
        guard !reading.findings.contains(where: { $0.severity == .error }) else {
            throw Failure(
                en: "\(plan) has errors of reading; `lustrum check` shows them, and nothing was exported",
                zh: "\(plan) 存在读取错误，请用 lustrum check 查看；未导出任何内容")
        }
        let book = PlanBook.workbook(of: reading.plan, file: xlsx)
        guard !book.sheets.isEmpty else {
            throw Failure(en: "\(plan) has no tables to export", zh: "\(plan) 没有可导出的表")
        }
        var staged = StagedFiles()
        try staged.add(book, at: xlsx)
        try staged.publish()
        let count = book.sheets.count
        Terminal.print(
            LocalizedText(
                en: "wrote \(xlsx): \(count) \(count == 1 ? "sheet" : "sheets")", zh: "已写入 \(xlsx)，共 \(count) 张工作表"),
            in: spoken)
    }
}
