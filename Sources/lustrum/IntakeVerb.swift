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
            what is accepted, and --answers, a folder outside of this one, each unit's own book with the answer to each row.
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
        if let answers { try refuseAmongBooks(answers) }
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

    /// Writes the plan's files, the decisions and the answers, in this order; the paths come back.
    ///
    /// All of them are written aside before the first is put in its place, so that no answer tells of a project that the
    /// plan did not get.
    private func writeAll(_ gathering: Gathering) throws -> [String] {
        var staged = StagedFiles()
        var written: [String] = []
        if let plan, let files = gathering.additions?.files {
            for (name, text) in files.sorted(by: { $0.key < $1.key }) {
                written.append("\(plan)/\(name)")
                try staged.add(text.utf8, at: "\(plan)/\(name)")
            }
        }
        let list = gathering.decisions(in: answer.lang.rawValue)
        if let decisions, !list.decisions.isEmpty {
            written.append(decisions)
            try staged.add(DecisionFile.text(list).utf8, at: decisions)
        }
        var sources: [String: String] = [:]
        for number in gathering.books.indices {
            guard let answers, let book = gathering.answerBook(number, in: answer.lang.rawValue) else { continue }
            let file = gathering.books[number].file
            let path = "\(answers)/\(file)" + (file.lowercased().hasSuffix(".xlsx") ? "" : ".xlsx")
            try refuseAmongBooks(path)
            if let other = sources.updateValue(file, forKey: path) {
                throw Failure(
                    en:
                        "the answers to \(other) and \(file) would be one file, \(path); give one of the two another name",
                    zh: "\(other) 与 \(file) 的答复将为同一文件 \(path)；请将其中之一改名")
            }
            written.append(path)
            try staged.add(book, at: path)
        }
        try staged.publish()
        return written
    }

    /// An answer must not take the place of what a unit handed in, nor be read as a book of its own the next time.
    private func refuseAmongBooks(_ path: String) throws {
        let (books, place) = (FolderAccess.place(of: folder), FolderAccess.place(of: path))
        guard place == books || place.hasPrefix(books + "/") else { return }
        throw Failure(
            en:
                "\(path) lies among the books in \(folder), which stay as they were handed in; give --answers another folder",
            zh: "\(path) 位于申报表文件夹 \(folder) 内，申报表须保持原样；请为 --answers 另指定文件夹")
    }
}
