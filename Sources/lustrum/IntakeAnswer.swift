import Diagnostics
import Intake
import PlanFiles
import PlanModel
import Publishing

/// What gathering the books of all units brought, as a text and as JSON.
struct IntakeAnswer {
    let gathering: Gathering
    let folder: String
    let written: [String]
    let wantsWriting: Bool

    /// The answer for a terminal: findings by place, likely duplicates side by side, counts of answers.
    func text(in language: String) -> String {
        let isChinese = language == "zh"
        var lines: [String] = []
        for finding in gathering.findings where finding.severity != .note {
            lines.append(finding.text(in: language, width: Terminal.width) { _, _ in nil })
        }
        if !lines.isEmpty { lines.append("") }
        for (number, group) in gathering.openGroups.enumerated() {
            lines.append(
                isChinese ? "疑似重复 \(number + 1)" : "likely the same, \(number + 1)")
            lines += sideBySide(group.members, language)
            for pair in group.pairs.prefix(3) { lines.append("  → " + pair.likeness.sentence(in: language)) }
            lines.append("")
        }
        lines += counts(isChinese)
        lines.append(FindingCount.sentence(gathering.findings, in: PageLocale(language: language)))
        lines.append(outcome.text(in: language))
        return lines.map { $0 + "\n" }.joined()
    }

    /// Rows that look alike, below each other.
    private func sideBySide(_ members: [Int], _ language: String) -> [String] {
        let words =
            language == "zh"
            ? ["位置", "单位", "名称", "地点", "总投资", "开工", "业主"]
            : ["where", "unit", "name", "place", "cost", "start", "owner"]
        var table = TextTable(words.enumerated().map { ($1, $0 == 4 ? .right : .left) })
        for number in members {
            guard number < gathering.rows.count else {
                let project = gathering.planned[number - gathering.rows.count]
                table.add([
                    "projects/\(project.id)", language == "zh" ? "规划" : "plan", project.name.text(in: language), "",
                    project.cost.number.map(JSONValue.shortest) ?? "", project.start?.description ?? "",
                    project.owner,
                ])
                continue
            }
            let row = gathering.rows[number]
            table.add([
                row.place, row.unit, row.name.text(in: language), row.places.joined(separator: "、"),
                row.cost.map(JSONValue.shortest) ?? "", row.start?.description ?? "", row.owner,
            ])
        }
        return table.lines(width: Terminal.width)
    }

    private func counts(_ isChinese: Bool) -> [String] {
        let byWord = Dictionary(grouping: gathering.answers, by: \.code)
        let order = ["accepted", "merged", "part", "reserve", "returned", "waiting"]
        let parts = order.compactMap { code -> String? in
            guard let answers = byWord[code], let first = answers.first else { return nil }
            return isChinese
                ? "\(first.word.text(in: "zh")) \(answers.count)" : "\(answers.count) \(first.word.text(in: "en"))"
        }
        let (books, rows) = (gathering.books.count, gathering.rows.count)
        return [
            isChinese
                ? "\(books) 份报表，\(rows) 行：" + parts.joined(separator: "，")
                : "\(books) \(books == 1 ? "book" : "books"), \(rows) \(rows == 1 ? "row" : "rows"): "
                    + parts.joined(separator: ", ")
        ]
    }

    private var outcome: LocalizedText {
        if !written.isEmpty {
            let shown = written.prefix(6).joined(separator: ", ") + (written.count > 6 ? ", …" : "")
            return LocalizedText(
                en: "written: \(written.count) \(written.count == 1 ? "file" : "files") (\(shown))",
                zh: "已写入 \(written.count) 个文件（\(shown)）")
        }
        return wantsWriting
            ? LocalizedText(en: "there was nothing to write", zh: "没有需要写入的内容")
            : LocalizedText(en: "nothing was written; --write does", zh: "尚未写入，加 --write 后写入")
    }

    /// The answer as JSON, `lustrum/intake/1`.
    func json(in language: String) -> JSONValue {
        .members([
            "schema": .text("lustrum/intake/1"), "folder": .text(folder),
            "books": .list(gathering.books.map { .text($0.file) }),
            "rows": .list(zip(gathering.rows, gathering.answers).map { row($0, $1, language) }),
            "likely_duplicates": .list(gathering.openPairs.map { pair($0, language) }),
            "findings": .list(gathering.findings.map { $0.json(in: language) }),
            "written": .list(written.map { .text($0) }),
        ])
    }

    private func row(_ row: SubmittedRow, _ answer: RowAnswer, _ language: String) -> JSONValue {
        .members([
            "at": .text(row.place), "unit": .text(row.unit), "name": .localized(row.name), "code": .text(row.code),
            "places": .list(row.places.map { .text($0) }), "cost": row.cost.map { .number($0) } ?? .null,
            "answer": .text(answer.code), "reason": .text(answer.reason(in: language)),
        ])
    }

    private func pair(_ pair: LikelyPair, _ language: String) -> JSONValue {
        func place(_ number: Int) -> JSONValue {
            number < gathering.rows.count
                ? .text(gathering.rows[number].place)
                : .text("projects/\(gathering.planned[number - gathering.rows.count].id)")
        }
        return .members([
            "rows": .list([place(pair.first), place(pair.second)]),
            "likeness": .number((pair.likeness.degree * 1_000).rounded() / 1_000),
            "because": .text(pair.likeness.sentence(in: language)),
        ])
    }
}
