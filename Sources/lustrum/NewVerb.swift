import ArgumentParser
import Foundation
import PlanFiles

/// `lustrum new DIR` writes a small plan to start from.
struct NewVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write a small commented plan to start from.")

    @Argument(help: "The folder to write; it must not exist or be empty.")
    var folder: String

    func run() throws {
        let present = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard present.isEmpty else { throw Failure("\(folder) is not empty; nothing was written") }
        try FolderAccess.write(NewPlan.files, into: folder)
        Terminal.print("wrote \(NewPlan.files.count) files; next: lustrum check \(folder)")
    }
}
