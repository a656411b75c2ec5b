import Diagnostics

/// The page of a kind of finding under `docs/findings`, and the list of all.
enum FindingPage {
    private static let origin = "<!-- Written by `make docs` from the check itself; not edited by hand. -->"

    static func page(_ explanation: FindingExplanation) -> String {
        let kind = explanation.kind
        var lines = ["# \(kind.id)", "", origin, ""]
        lines.append("**\(kind.severity.word.text(in: "en"))**: \(explanation.weight.text(in: "en")).")
        lines += ["", kind.mistake.text(in: "en"), ""]
        if let chinese = kind.mistake["zh"] {
            lines += [
                "**\(kind.title.text(in: "zh"))**（\(kind.severity.word.text(in: "zh"))，\(explanation.weight.text(in: "zh"))）："
                    + chinese, "",
            ]
        }
        let subject = FindingExplanation.subject(kind).en
        lines += ["## A \(subject) that fails", ""]
        lines += ExampleText.changes(explanation.failing, isRepair: false, in: "en").flatMap { section in
            [section.caption, ""] + fenced(section.lines, "diff")
        }
        if explanation.failing.isEmpty { lines += [ExampleText.noText(kind).text(in: "en"), ""] }
        if !explanation.findings.isEmpty {
            lines += ["`\(explanation.command)` prints:", ""] + fenced(shown(explanation, in: "en"), "text")
            lines += ["In Chinese:", ""] + fenced(shown(explanation, in: "zh"), "text")
        }
        lines += ["## The same \(subject) repaired", ""]
        lines += ExampleText.changes(explanation.repaired, isRepair: true, in: "en").flatMap { section in
            [section.caption, ""] + fenced(section.lines, "diff")
        }
        if explanation.repaired.isEmpty { lines += [ExampleText.noRepair(kind).text(in: "en"), ""] }
        return lines.joined(separator: "\n")
    }

    /// The list of all kinds, the grave ones first.
    static func list(_ explanations: [FindingExplanation]) -> String {
        var lines = [
            "# Findings", "", origin, "",
            "`lustrum check` reports these faults. One fault gives one finding: what only follows from another fault is",
            "left out. Each page tells the mistake behind the finding, shows a plan that fails and the same plan repaired.",
            "", "The page of a finding on the terminal, and its two plans as folders to try out:", "",
            "```sh", ".build/release/lustrum explain not-a-number",
            ".build/release/lustrum explain not-a-number --plan \"$(mktemp -d)\"", "```", "",
        ]
        for severity in Severity.allCases.sorted(by: >) {
            lines += section(severity.rawValue, explanations.filter { $0.kind.severity == severity && !$0.isOfTable })
        }
        lines += ["## Tables from elsewhere", "", "`lustrum import` reports these.", ""]
        for severity in Severity.allCases.sorted(by: >) {
            lines += section(
                "\(severity.rawValue) of a table", explanations.filter { $0.kind.severity == severity && $0.isOfTable })
        }
        return lines.joined(separator: "\n")
    }

    /// The kinds of one severity, none where there are none.
    private static func section(_ title: String, _ explanations: [FindingExplanation]) -> [String] {
        guard let first = explanations.first else { return [] }
        let head = ["## \(title)", "", "\(first.weight.text(in: "en").capitalizedFirst).", ""]
        return head + ["| finding | the mistake behind it |", "|---|---|"]
            + explanations.map { "| [\($0.kind.id)](\($0.kind.id).md) | \($0.kind.mistake.text(in: "en")) |" } + [""]
    }

    private static func shown(_ explanation: FindingExplanation, in language: String) -> [String] {
        TextFold.hanging(explanation.commandText(in: language), width: TextFold.standard).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
    }

    private static func fenced(_ lines: [String], _ language: String) -> [String] {
        lines.isEmpty ? [] : ["```\(language)"] + lines + ["```", ""]
    }
}

extension FindingExplanation {
    fileprivate var isOfTable: Bool { kind.example.isImport }
}

extension String {
    /// The text with its first letter large.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
