import Diagnostics
import PlanFiles
import Publishing

/// What importing a table would do or did, as a text and as JSON.
struct ImportAnswer {
    let proposal: ImportProposal
    let table: String
    let isWritten: Bool
    let wantsWriting: Bool

    /// The answer for a terminal: columns, records to add, rows that stand already, findings, and what was done.
    func text(in language: String) -> String {
        let isChinese = language == "zh"
        var lines: [String] = []
        if proposal.headingLine > 0 {
            lines.append(
                isChinese
                    ? "\(table)：表头在第 \(proposal.headingLine) 行，读取 \(proposal.rowCount) 行"
                    : "\(table): headings on line \(proposal.headingLine), \(proposal.rowCount) rows read")
        }
        for column in proposal.columns { lines.append("  \(column.heading) → \(column.field)") }
        if !proposal.columns.isEmpty { lines.append("") }
        for addition in proposal.additions { lines.append(self.line(addition, isChinese, language)) }
        for standing in proposal.standing {
            lines.append(
                isChinese
                    ? "= \(standing.address)（第 \(standing.line) 行）已在规划中"
                    : "= \(standing.address) (line \(standing.line)) stands already")
        }
        if !proposal.additions.isEmpty || !proposal.standing.isEmpty { lines.append("") }
        for finding in proposal.findings {
            lines.append(finding.text(in: language, width: Terminal.width) { _, line in proposal.line(line) })
            lines.append("")
        }
        lines.append(FindingCount.sentence(proposal.findings, in: PageLocale(language: language)))
        lines.append(outcome.text(in: language))
        return lines.map { $0 + "\n" }.joined()
    }

    private func line(_ addition: ImportProposal.Addition, _ isChinese: Bool, _ language: String) -> String {
        let name = addition.name.text(in: language)
        let numbered =
            addition.isNumberedHere ? (isChinese ? "，编号由程序给出" : ", numbered here") : ""
        let place = isChinese ? "（第 \(addition.line) 行\(numbered)）" : " (line \(addition.line)\(numbered))"
        return "+ \(addition.address)" + (name.isEmpty ? "" : " \(name)") + place
    }

    /// What was done, in a sentence.
    private var outcome: LocalizedText {
        let (new, old) = (proposal.additions.count, proposal.standing.count)
        let counts = LocalizedText(
            en: "\(new) to add, \(old) \(old == 1 ? "stands" : "stand") already",
            zh: "可新增 \(new) 条，已有 \(old) 条")
        let files = proposal.files.keys.sorted()
        if isWritten {
            return LocalizedText(
                en: "added \(new), \(old) stood already; written: \(files.joined(separator: ", "))",
                zh: "新增 \(new) 条，已有 \(old) 条；写入：\(files.joined(separator: "、"))")
        }
        if proposal.hasErrors {
            return LocalizedText(
                en: "\(counts.text(in: "en")); nothing was written, because there are errors",
                zh: "\(counts.text(in: "zh"))；因有错误，未写入任何文件")
        }
        if wantsWriting || files.isEmpty {
            return LocalizedText(
                en: "\(counts.text(in: "en")); there was nothing to write", zh: "\(counts.text(in: "zh"))；没有需要写入的内容")
        }
        return LocalizedText(
            en:
                "\(counts.text(in: "en")); nothing was written: with --write, \(files.joined(separator: ", ")) would change",
            zh: "\(counts.text(in: "zh"))；尚未写入，加 --write 后将更改：\(files.joined(separator: "、"))")
    }

    /// The answer as JSON, `lustrum/import/1`.
    func json(in language: String) -> JSONValue {
        .members([
            "schema": .text("lustrum/import/1"), "table": .text(table), "collection": .text(proposal.collection),
            "headings_line": .integer(proposal.headingLine), "rows": .integer(proposal.rowCount),
            "columns": .list(
                proposal.columns.map { .members(["heading": .text($0.heading), "field": .text($0.field)]) }),
            "to_add": .list(
                proposal.additions.map { addition in
                    .members([
                        "address": .text(addition.address.description), "name": .localized(addition.name),
                        "line": .integer(addition.line), "numbered_here": .boolean(addition.isNumberedHere),
                    ])
                }),
            "stands_already": .list(
                proposal.standing.map { standing in
                    .members([
                        "address": .text(standing.address.description), "line": .integer(standing.line),
                        "differences": .list(
                            standing.differences.map { difference in
                                .members([
                                    "field": .text(difference.field), "in_plan": .text(difference.inPlan),
                                    "in_table": .text(difference.inTable),
                                ])
                            }),
                    ])
                }),
            "files": .list(proposal.files.keys.sorted().map { .text($0) }), "written": .boolean(isWritten),
            "findings": .list(proposal.findings.map { $0.json(in: language) }),
        ])
    }
}
