import ArgumentParser
import Diagnostics
import PlanFiles

/// `lustrum formats DIR` writes the pages and schemas that tell how a plan folder is written.
struct FormatsVerb: ParsableCommand, SpeakingVerb {
    static let configuration = CommandConfiguration(
        commandName: "formats", abstract: "Write the pages and JSON Schemas of the plan folder.",
        discussion: "They follow from the fields that the program reads; docs/formats holds them.")

    @Argument(help: "The folder to write into.")
    var folder: String

    @OptionGroup var language: LanguageOption

    var spoken: AnswerLanguage { language.lang }

    func run() throws {
        let files = FormatPages.files
        try FolderAccess.write(files, into: folder)
        Terminal.print(
            LocalizedText(en: "wrote \(files.count) files into \(folder)", zh: "已在 \(folder) 中写入 \(files.count) 个文件"),
            in: spoken)
    }
}
