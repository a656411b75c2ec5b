import Diagnostics

extension FindingExplanation {
    /// The explanation as it is printed on a terminal of so many columns, ending with a line break.
    ///
    /// Sentences are whole: who prints them folds them.
    public func terminalText(in language: String, width: Int = TextFold.standard) -> String {
        let isChinese = language == "zh"
        let severity = kind.severity.word.text(in: language)
        var lines = [
            isChinese
                ? "\(kind.title.text(in: language)) \(kind.id)（\(severity)：\(weight.text(in: language))）"
                : "\(kind.id) (\(severity): \(weight.text(in: language)))",
            "",
        ]
        lines += Self.indented(kind.mistake.text(in: language)) + [""]
        let subject = Self.subject(kind)
        lines += [isChinese ? "未通过检查的\(subject.zh)" : "A \(subject.en) that fails", ""]
        lines += section(failing, isRepair: false, otherwise: ExampleText.noText(kind), in: language)
        if !findings.isEmpty {
            lines += [isChinese ? "\(command) 的结果" : "What \(command) prints", ""]
            lines += Self.indented(commandText(in: language, width: width - 2)) + [""]
        }
        lines += [isChinese ? "改正后的\(subject.zh)" : "The same \(subject.en) repaired", ""]
        lines += section(repaired, isRepair: true, otherwise: ExampleText.noRepair(kind), in: language)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The explanation as JSON: `lustrum/explain/1`.
    public func json(in language: String) -> JSONValue {
        func changes(_ changes: [FileChange]) -> JSONValue {
            .list(
                changes.map { change in
                    .members([
                        "file": .text(change.file), "removed": .boolean(change.isRemoved),
                        "added": .boolean(change.isAdded),
                        "gone": .list(change.lines.filter { $0.kind == .gone }.map { .text($0.text) }),
                        "new": .list(change.lines.filter { $0.kind == .new }.map { .text($0.text) }),
                    ])
                })
        }
        return .members([
            "schema": .text("lustrum/explain/1"), "id": .text(kind.id),
            "title": .text(kind.title.text(in: language)), "severity": .text(kind.severity.rawValue),
            "mistake": .text(kind.mistake.text(in: language)), "failing": changes(failing),
            "findings": .list(findings.map { $0.json(in: language) }), "repaired": changes(repaired),
        ])
    }

    private func section(
        _ changes: [FileChange], isRepair: Bool, otherwise: LocalizedText, in language: String
    ) -> [String] {
        guard !changes.isEmpty else {
            return Self.indented(otherwise.text(in: language).replacing("`", with: "")) + [""]
        }
        return ExampleText.changes(changes, isRepair: isRepair, in: language).flatMap { section -> [String] in
            let caption = section.caption.replacing("`", with: "")
            return ["  \(caption)"] + section.lines.map { "    \($0)" } + [""]
        }
    }

    /// What has the fault.
    static func subject(_ kind: FindingKind) -> (en: String, zh: String) {
        kind.example.isImport ? ("table", "表格") : ("plan", "规划")
    }

    private static func indented(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  \($0)" }
    }
}
