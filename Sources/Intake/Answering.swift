import Diagnostics
import PlanFiles
import PlanModel
import Quantities

/// What is to be added to a plan: the records, and the files that hold them.
public struct PlanAdditions: Sendable {
    /// The plan with what was accepted.
    public let plan: Plan
    /// The identifiers of the projects added.
    public let projects: [String]
    /// The files of the plan that change.
    public let files: [String: String]
}

/// Answers every row, and puts what is accepted into the plan.
struct Answering {
    private let parties: Parties
    private let verdicts: Verdicts
    private let open: [LikelyPair]
    /// For each row the row or project that counts for it.
    private var counting: [Int: Int] = [:]
    private var reasons: [Int: String] = [:]
    private var packages: [Int: String] = [:]
    private var answers: [RowAnswer?]

    init(parties: Parties, verdicts: Verdicts, open: [LikelyPair], answered: [Int: RowAnswer]) {
        self.parties = parties
        self.verdicts = verdicts
        self.open = open
        answers = parties.rows.indices.map { answered[$0] }
    }

    /// The answers to all rows, and what would be added to a plan.
    mutating func outcome(into plan: Plan?) -> (answers: [RowAnswer], additions: PlanAdditions?) {
        returnBadRows()
        followVerdicts()
        waitForDecisions()
        var adding = Adding(plan: plan, parties: parties)
        for number in parties.rows.indices where answers[number] == nil && counting[number] == nil {
            accept(number, &adding)
        }
        for number in parties.rows.indices where answers[number] == nil { merge(number, &adding) }
        return (answers.map { $0 ?? .accepted(project: nil) }, adding.additions)
    }

    private mutating func returnBadRows() {
        for (number, row) in parties.rows.enumerated() where row.record.hasErrors && answers[number] == nil {
            let errors = row.record.findings.filter { $0.severity == .error }
            answers[number] = .returned(
                errors.map { finding in
                    guard let span = finding.span, span.sheet != nil, span.length > 0 else { return finding.message }
                    return LocalizedText(
                        en: "\(span.cell): \(finding.message.text(in: "en"))",
                        zh: "\(span.cell)：\(finding.message.text(in: "zh"))")
                })
        }
    }

    private mutating func followVerdicts() {
        var union = Union()
        var kept: Set<Int> = []
        for verdict in verdicts.all {
            for number in verdict.members where parties.isRow(number) { reasons[number] = verdict.reason }
            switch verdict.verdict {
            case .merge:
                if let first = verdict.members.first { for other in verdict.members { union.join(first, other) } }
                if let number = verdict.kept { kept.insert(number) }
            case .package:
                for number in verdict.members where parties.isRow(number) { packages[number] = verdict.package }
            case .returned: set(.returned([Self.bothLanguages(verdict.reason)]), verdict.members)
            case .reserve: set(.reserve(project: nil, reason: verdict.reason), verdict.members)
            case .both: continue
            }
        }
        settle(&union, kept)
    }

    /// Of rows that are one project one counts: a project of the plan, else the one that a person kept, else the first.
    private mutating func settle(_ union: inout Union, _ kept: Set<Int>) {
        let all = Set(verdicts.all.filter { $0.verdict == .merge }.flatMap(\.members)).sorted()
        for (_, members) in Dictionary(grouping: all, by: { union.root($0) }) {
            let usable = members.filter { !parties.isRow($0) || answers[$0] == nil }
            let chosen =
                usable.first { !parties.isRow($0) } ?? members.lazy.compactMap(taken).first
                ?? usable.first { kept.contains($0) } ?? usable.first
            guard let chosen else { continue }
            for number in usable where number != chosen && parties.isRow(number) { counting[number] = chosen }
        }
    }

    /// The project of the plan that a row became when it was taken in before.
    private func taken(_ number: Int) -> Int? {
        guard parties.isRow(number), let project = answers[number]?.project else { return nil }
        return parties.planned.firstIndex { $0.id.text == project }.map { $0 + parties.rows.count }
    }

    private mutating func set(_ answer: RowAnswer, _ members: [Int]) {
        for number in members where parties.isRow(number) && answers[number] == nil { answers[number] = answer }
    }

    private mutating func waitForDecisions() {
        var others: [Int: [Int]] = [:]
        for pair in open {
            others[pair.first, default: []].append(pair.second)
            others[pair.second, default: []].append(pair.first)
        }
        for (number, like) in others where parties.isRow(number) && answers[number] == nil {
            answers[number] = .waiting(for: like.sorted().prefix(5).map(shown))
        }
    }

    private mutating func accept(_ number: Int, _ adding: inout Adding) {
        let row = parties.rows[number]
        let reason = reasons[number] ?? ""
        if let package = packages[number] {
            let project = adding.add(row, package: package, answer: .part, reason: reason)
            answers[number] = .part(of: package, project: project, reason: reason)
        } else if row.record["stage"]?.text == ProjectStage.reserve.rawValue {
            answers[number] = .reserve(project: adding.add(row, answer: .reserve, reason: reason), reason: reason)
        } else {
            answers[number] = .accepted(project: adding.add(row, answer: .accepted, reason: reason))
        }
        adding.note(number, as: answers[number]?.project)
    }

    private mutating func merge(_ number: Int, _ adding: inout Adding) {
        let row = parties.rows[number]
        guard let into = counting[number] else { return }
        let reason = reasons[number] ?? ""
        let project = adding.merge(row, into: into, reason: reason)
        answers[number] = .merged(into: shown(into), project: project, reason: reason)
    }

    /// A row or project as a unit is told of it.
    private func shown(_ number: Int) -> LocalizedText {
        let place = parties.place(number)
        return parties.names(number).inBoth { name, isChinese in
            guard parties.isRow(number) else { return "\(place) \(name)" }
            let unit = parties.rows[number].unit
            return isChinese ? "\(name)（\(unit)，\(place)）" : "\(name) (\(unit), \(place))"
        }
    }

    private static func bothLanguages(_ text: String) -> LocalizedText { LocalizedText(en: text, zh: text) }
}
