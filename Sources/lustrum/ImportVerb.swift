import ArgumentParser
import Diagnostics
import Foundation
import PlanFiles
import PlanModel

/// `lustrum import TABLE.csv --into PLAN` shows what a foreign table would add to a plan, and adds it with `--write`.
struct ImportVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Show what a table from elsewhere would add to a plan; add it with --write.",
        discussion: """
            The table is a workbook (.xlsx) or CSV in UTF-8 or GB18030 with English or Chinese headings; titles above the headings and rows \
            of totals are passed over and told. Money is converted from the unit that heading or cell names. Nothing is \
            guessed: what cannot be taken is a finding, and with an error nothing is written. A map file (YAML) says \
            what the built-in headings do not: columns, ignore, values, constants.
            """)

    @Argument(help: "The table (.xlsx or CSV).")
    var table: String

    @Option(help: "The plan folder.")
    var into: String

    @Option(help: "What the table holds: projects, targets or observations.")
    var collection = "projects"

    @Option(help: "A map file (YAML) for headings and words that are not known.")
    var map: String?

    @Flag(help: "Write the plan's files; without it nothing is changed.")
    var write = false

    @OptionGroup var answer: AnswerOptions

    func validate() throws {
        guard TableImport.collections.contains(collection) else {
            let known = TableImport.collections.joined(separator: ", ")
            throw ValidationError("--collection takes one of: \(known); not ‘\(collection)’")
        }
    }

    func run() throws {
        let contents = try FolderAccess.contents(of: into)
        let reading = PlanFolder.read(contents)
        guard !reading.findings.contains(where: { $0.severity == .error }) else {
            throw Failure(
                en: "\(into) has errors of reading; `lustrum check` shows them, and nothing was imported",
                zh: "\(into) 存在读取错误，请用 lustrum check 查看；未导入任何内容")
        }
        var (columnMap, mapFindings) = (ColumnMap(), [Finding]())
        var mapBytes: [UInt8] = []
        if let map {
            mapBytes = try FolderAccess.bytes(of: map)
            (columnMap, mapFindings) = ColumnMap.reading(mapBytes, path: map, collection: collection)
        }
        guard !mapFindings.contains(where: { $0.severity == .error }) else {
            show(findings: mapFindings, lines: String(decoding: mapBytes, as: UTF8.self))
            throw ExitCode(1)
        }
        let proposal = try proposal(for: reading.plan, contents, columnMap)
        let writes = write && !proposal.hasErrors && !proposal.files.isEmpty
        if writes { try FolderAccess.write(proposal.files, into: into) }
        let shown = ImportAnswer(proposal: proposal, table: table, isWritten: writes, wantsWriting: write)
        switch answer.format {
        case .text: Terminal.write(shown.text(in: answer.lang.rawValue))
        case .json: Terminal.write(shown.json(in: answer.lang.rawValue))
        }
        if proposal.hasErrors { throw ExitCode(1) }
    }

    private func proposal(
        for plan: Plan, _ contents: FolderContents, _ map: ColumnMap
    ) throws -> ImportProposal {
        switch try TableAccess.table(at: table, named: table) {
        case .failure(let fault): throw Failure(fault, of: table)
        case .success(.book(let book)):
            return TableImport.proposal(
                for: book.sheets, path: table, collection: collection, into: plan, contents: contents, map: map)
        case .success(.text(let bytes, let encoding)):
            return TableImport.proposal(
                for: bytes, path: table, collection: collection, into: plan, contents: contents, map: map,
                convertedFrom: encoding)
        }
    }

    private func show(findings: [Finding], lines text: String) {
        let language = answer.lang.rawValue
        if answer.format == .json {
            return Terminal.write(
                JSONValue.members([
                    "schema": .text("lustrum/import/1"), "table": .text(table),
                    "findings": .list(findings.map { $0.json(in: language) }),
                ]))
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for finding in findings {
            Terminal.print(
                finding.text(in: language, width: Terminal.width) { _, line in
                    lines.indices.contains(line - 1) ? lines[line - 1] : nil
                } + "\n")
        }
    }
}
