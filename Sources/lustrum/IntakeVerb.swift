import ArgumentParser
import Diagnostics
import Foundation
import Intake
import PlanFiles
import PlanModel
import Sheets

/// `lustrum intake DIR` reads the books of all units, shows what is wrong and what looks alike, and answers each row.
struct IntakeVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "intake",
        abstract: "Read the project lists of all units; show bad cells and likely duplicates; answer each row.",
        discussion: """
            Every workbook (.xlsx) and table of text in the folder is read. A row with a bad cell goes back; rows that \
            look like the same project wait until a person decides in the decisions file; the others are accepted. \
            Nothing is written without --write: then the decisions file gets the questions that are open, the plan \
            what is accepted, and --answers each unit's own book with the answer to each row.
            """)

    @Argument(help: "The folder with the books.")
    var folder: String

    @Option(help: "The plan folder: names are looked up in it, and accepted projects go into it.")
    var plan: String?

    @Option(help: "The file (YAML) in which a person decides on likely duplicates.")
    var decisions: String?

    @Option(help: "A map file (YAML) for headings and words that are not known.")
    var map: String?

    @Option(help: "The folder into which each unit's own book is written with the answer to each row.")
    var answers: String?

    @Flag(help: "Write decisions, plan and answers; without it nothing is changed.")
    var write = false

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let contents = try plan.map { try FolderAccess.contents(of: $0) }
        let reading = contents.map { PlanFolder.read($0) }
        if let plan, let reading, reading.findings.contains(where: { $0.severity == .error }) {
            throw Failure(
                en: "\(plan) has errors of reading; `lustrum check` shows them, and nothing was taken in",
                zh: "\(plan) 存在读取错误，请用 lustrum check 查看；未接收任何内容")
        }
        let (columnMap, decided) = try (columnMap(), decisionList())
        let books = try SubmittedBooks.all(in: folder)
        let gathering = Gathering(books, plan: reading?.plan, map: columnMap, decided: decided)
        let written = write ? try writeAll(gathering) : []
        let shown = IntakeAnswer(gathering: gathering, folder: folder, written: written, wantsWriting: write)
        switch answer.format {
        case .text: Terminal.write(shown.text(in: answer.lang.rawValue))
        case .json: Terminal.write(shown.json(in: answer.lang.rawValue))
        }
        if gathering.findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }

    private func columnMap() throws -> ColumnMap {
        guard let map else { return ColumnMap() }
        let bytes = try FolderAccess.bytes(of: map)
        let (columnMap, findings) = ColumnMap.reading(bytes, path: map, collection: Project.collection)
        try refuse(findings, of: map)
        return columnMap
    }

    private func decisionList() throws -> DecisionList {
        guard let decisions, FileManager.default.fileExists(atPath: decisions) else { return DecisionList() }
        let (list, findings) = DecisionFile.read(try FolderAccess.bytes(of: decisions), path: decisions)
        try refuse(findings, of: decisions)
        return list
    }

    /// A file of a person's own that has a fault is told by its first one.
    private func refuse(_ findings: [Finding], of file: String) throws {
        guard let first = findings.first(where: { $0.severity == .error }) else { return }
        let place = first.span?.place ?? file
        throw Failure(
            en: "\(place): \(first.message.text(in: "en")); nothing was taken in",
            zh: "\(place)：\(first.message.text(in: "zh"))；未接收任何内容")
    }

    /// Writes the decisions, the plan's files and the answers; the paths come back.
    private func writeAll(_ gathering: Gathering) throws -> [String] {
        var written: [String] = []
        if let answers {
            let books = gathering.books.indices.compactMap { number -> (book: Workbook, path: String)? in
                guard let book = gathering.answerBook(number, in: answer.lang.rawValue) else { return nil }
                let file = gathering.books[number].file
                let isText = !file.lowercased().hasSuffix(".xlsx")
                return (book, "\(answers)/\(file)" + (isText ? ".xlsx" : ""))
            }
            try FolderAccess.write(books)
            written += books.map(\.path)
        }
        let list = gathering.decisions(in: answer.lang.rawValue)
        if let decisions, !list.decisions.isEmpty {
            let url = URL(fileURLWithPath: decisions)
            let text = DecisionFile.text(list)
            try FolderAccess.write([url.lastPathComponent: text], into: url.deletingLastPathComponent().path)
            written.append(decisions)
        }
        if let plan, let files = gathering.additions?.files, !files.isEmpty {
            try FolderAccess.write(files, into: plan)
            written += files.keys.sorted().map { "\(plan)/\($0)" }
        }
        return written
    }
}
