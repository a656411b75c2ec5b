import ArgumentParser
import PlanFiles

/// `lustrum formats DIR` writes the pages and schemas that tell how a plan folder is written.
struct FormatsVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "formats", abstract: "Write the pages and JSON Schemas of the plan folder.",
        discussion: "They follow from the fields that the program reads; docs/formats holds them.")

    @Argument(help: "The folder to write into.")
    var folder: String

    func run() throws {
        let files = FormatPages.files
        try FolderAccess.write(files, into: folder)
        Terminal.print("wrote \(files.count) files into \(folder)")
    }
}
