import Appraisals
import ArgumentParser
import Diagnostics
import Foundation
import PlanFiles
import Publishing

/// `lustrum explain ID` tells the mistake behind a finding and shows a failing plan and its repair.
struct ExplainVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Tell the mistake behind a finding, with a failing and a repaired plan.",
        discussion: "Without an ID it lists every finding. The ID stands in brackets in what lustrum check prints.")

    @Argument(help: "The finding, such as not-a-number.")
    var id: String?

    @Option(help: "Write the failing and the repaired plan as two folders below this one.")
    var plan: String?

    @Option(name: .customLong("all"), help: "Write the pages of all findings into this folder.")
    var folder: String?

    @OptionGroup var answer: AnswerOptions

    func validate() throws {
        if id != nil && folder != nil { throw ValidationError("--all takes no ID") }
        if id == nil && plan != nil { throw ValidationError("--plan needs an ID") }
    }

    func run() throws {
        if let folder { return try writePages(into: folder) }
        guard let id else { return list() }
        guard let kind = FindingCatalogue.kind(id) else {
            let near = FindingCatalogue.suggestion(for: id)
            throw Failure(
                en: "there is no finding ‘\(id)’" + (near.map { "; did you mean ‘\($0)’?" } ?? ""),
                zh: "没有“\(id)”这一检查项" + (near.map { "，是否为“\($0)”？" } ?? ""))
        }
        if let plan { return try writePlans(of: kind, into: plan) }
        let explanation = FindingExplanation(kind)
        let language = answer.lang.rawValue
        switch answer.format {
        case .text: Terminal.write(explanation.terminalText(in: language, width: Terminal.width))
        case .json: Terminal.write(explanation.json(in: language))
        }
    }

    private func list() {
        let kinds = FindingCatalogue.kinds
        let language = answer.lang.rawValue
        switch answer.format {
        case .text:
            let locale = PageLocale(language: language)
            var table = TextTable(
                [
                    (locale.words("Severity", "级别"), .left), (locale.words("Finding", "检查项"), .left),
                    (locale.words("The mistake behind it", "由何失误造成"), .left),
                ], rowHead: 1)
            for kind in kinds {
                let title = locale.words("", locale.text(kind.title) + "：")
                table.add([locale.text(kind.severity.word), kind.id, title + locale.text(kind.mistake)])
            }
            Terminal.print(table.lines(width: Terminal.width).joined(separator: "\n"))
        case .json:
            let findings = kinds.map { kind in
                JSONValue.members([
                    "id": .text(kind.id), "title": .text(kind.title.text(in: language)),
                    "severity": .text(kind.severity.rawValue), "mistake": .text(kind.mistake.text(in: language)),
                ])
            }
            Terminal.write(
                JSONValue.members(["schema": .text("lustrum/explain/1"), "findings": .list(findings)]))
        }
    }

    private func writePages(into folder: String) throws {
        let pages = FindingCatalogue.pages
        try FolderAccess.write(pages, into: folder)
        Terminal.print(
            LocalizedText(en: "wrote \(pages.count) pages into \(folder)", zh: "已在 \(folder) 中写入 \(pages.count) 页"),
            in: spoken)
    }

    private func writePlans(of kind: FindingKind, into folder: String) throws {
        let example = ExamplePlan(kind)
        guard example.isWritable, !kind.example.isOfWorkbook else {
            throw Failure(
                en: "‘\(kind.id)’ is about a file that cannot be written; `lustrum explain \(kind.id)` tells it",
                zh: "“\(kind.id)”涉及无法写出的文件，请见 lustrum explain \(kind.id)")
        }
        let present = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard present.isEmpty else { throw Failure.notEmpty(folder) }
        if let failing = example.failingTable, let repaired = example.repairedTable {
            var tables = FolderContents(texts: ["failing.csv": failing, "repaired.csv": repaired])
            for (path, file) in example.failing.files { tables.files["plan/\(path)"] = file }
            try FolderAccess.write(tables, into: folder)
            return Terminal.print(
                LocalizedText(
                    en: "wrote \(folder)/plan, failing.csv and repaired.csv; "
                        + "next: lustrum import \(folder)/failing.csv --into \(folder)/plan",
                    zh: "已写入 \(folder)/plan、failing.csv 和 repaired.csv；"
                        + "下一步：lustrum import \(folder)/failing.csv --into \(folder)/plan"),
                in: spoken)
        }
        try FolderAccess.write(example.failing, into: folder + "/failing")
        try FolderAccess.write(example.repaired, into: folder + "/repaired")
        Terminal.print(
            LocalizedText(
                en: "wrote \(folder)/failing and \(folder)/repaired; next: lustrum check \(folder)/failing",
                zh: "已写入 \(folder)/failing 和 \(folder)/repaired；下一步：lustrum check \(folder)/failing"),
            in: spoken)
    }
}
