import Diagnostics
import PlanModel
import Quantities

/// The records that the rows of a table become, beside those that the plan has.
struct ImportedRecords {
    private(set) var additions: [ImportProposal.Addition] = []
    private(set) var standing: [ImportProposal.Standing] = []
    private(set) var findings: [Finding] = []
    let plan: Plan
    let collection: PlanCollection
    /// The plan's own records by key.
    private let rowsByKey: [String: Int]
    private var names: NameLookup
    private(set) var rows: [(entries: [CellEntry], places: [String], span: SourceSpan)] = []
    private var lines: [String: Int] = [:]
    private var numbers: NextIdentifiers
    /// What was filled in for cells that are not there, told once each.
    private var filled: Set<String> = []

    init(plan: Plan, collection: PlanCollection) {
        self.plan = plan
        self.collection = collection
        names = NameLookup(plan)
        let keys = collection.keys(plan)
        rowsByKey = Dictionary(keys.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        numbers = NextIdentifiers(keys)
    }

    private var isProjects: Bool { collection.name == Project.collection }

    /// Adds what a row became, unless it stands already or twice.
    mutating func add(_ taken: TakenRow, span: SourceSpan) {
        guard !taken.hasErrors else { return }
        var row = taken
        if isProjects {
            addProject(&row, span)
        } else {
            fillGaps(&row, span)
            addFigure(row, span)
        }
    }

    // MARK: Projects

    private mutating func addProject(_ row: inout TakenRow, _ span: SourceSpan) {
        let name = LocalizedText.reading(row["name"] ?? .map([])).content ?? LocalizedText()
        let sameName = name.languages.lazy.compactMap { name[$0] }.map(ForeignText.key)
        let written = row["id"]?.text
        guard written != nil || !name.isEmpty else {
            guard !row.refused.contains("name") else { return }
            findings.append(
                Finding(
                    ReadingKinds.missingField, span: span,
                    message: LocalizedText(en: "the row names no project", zh: "该行未填项目名称或编号")))
            return
        }
        var known = written.flatMap { rowsByKey[$0] != nil ? $0 : nil }
        for language in name.languages where known == nil {
            known = names.ids(named: name[language] ?? "", in: collection.name).first
        }
        if let known { return stand(known, row, span) }
        for key in [written.map { "#" + $0 }].compactMap({ $0 }) + sameName {
            if let line = lines[key] { return twice(key, line, span) }
            lines[key] = span.line
        }
        let id = written ?? nextFreeIdentifier()
        lines["#" + id] = span.line
        if written == nil { row.entries.insert(CellEntry("id", .text(id)), at: 0) }
        rows.append((row.entries, row.places, span))
        additions.append(
            ImportProposal.Addition(
                address: Address(collection.name, id), name: name, line: span.line, isNumberedHere: written == nil))
    }

    private mutating func nextFreeIdentifier() -> String {
        var id = numbers.next()
        while lines["#" + id] != nil { id = numbers.next() }
        return id
    }

    // MARK: Figures

    private mutating func addFigure(_ row: TakenRow, _ span: SourceSpan) {
        var part = Plan()
        let reading = collection.read(&part, [row.entries])
        guard reading.faults.isEmpty, let key = reading.keys.first else {
            let missing = reading.faults.flatMap(\.faults).compactMap { fault -> String? in
                if case .missingField(let name) = fault.problem { name } else { nil }
            }
            findings.append(
                Finding(
                    ReadingKinds.missingField, span: span,
                    message: LocalizedText(
                        en: "the row lacks \(missing.joined(separator: ", "))",
                        zh: "该行缺少：\(missing.joined(separator: "、"))")))
            return
        }
        if rowsByKey[key] != nil { return stand(key, row, span) }
        if let line = lines[key] { return twice(key, line, span) }
        lines[key] = span.line
        rows.append((row.entries, [], span))
        additions.append(
            ImportProposal.Addition(
                address: Address(collection.name, key), name: LocalizedText(), line: span.line, isNumberedHere: false))
    }

    /// Fills what tables of figures leave out because it goes without saying among those who write them.
    private mutating func fillGaps(_ row: inout TakenRow, _ span: SourceSpan) {
        let place = plan.header.place.text
        if row["place"] == nil, !place.isEmpty {
            fill(
                "place", .text(place), &row, span, en: "the table names no place; rows without one count for \(place)",
                zh: "未填地区的行均计入 \(place)")
        }
        if collection.name == "targets", row["form"] == nil {
            fill(
                "form", .text(TargetForm.level.rawValue), &row, span,
                en: "targets whose form is not told are taken as levels to be reached", zh: "未注明形式的目标均视为期末水平")
        }
        if collection.name == "observations", row["known_on"] == nil, let year = row["year"]?.text.flatMap({ Int($0) })
        {
            fill(
                "known_on", .text("\(year + 1)-03-31"), &row, span,
                en: "figures without a date of publication count as known from 31 March of the following year, assumed",
                zh: "未注明发布日期的数据，按次年 3 月 31 日推定")
            row.set("known_on_basis", .text(DateBasis.assumed.rawValue))
        }
    }

    private mutating func fill(
        _ field: String, _ cell: Cell, _ row: inout TakenRow, _ span: SourceSpan, en: String, zh: String
    ) {
        row.set(field, cell)
        guard filled.insert(field).inserted else { return }
        findings.append(Finding(ImportKinds.taken, span: span, message: LocalizedText(en: en, zh: zh)))
    }

    // MARK: Rows that are not added

    private mutating func stand(_ key: String, _ row: TakenRow, _ span: SourceSpan) {
        guard let position = rowsByKey[key] else { return }
        let address = Address(collection.name, key)
        let there = collection.entries(plan, position)
        let differences = row.entries.filter { $0.name != "id" }.compactMap { entry -> ImportProposal.Difference? in
            let (old, new) = (there.first { $0.name == entry.name }?.cell, entry.cell)
            guard old.map(Self.shown) != Self.shown(new), !Self.isPart(new, of: old) else { return nil }
            return ImportProposal.Difference(
                field: entry.name, inPlan: old.map(Self.shown) ?? "", inTable: Self.shown(new))
        }
        standing.append(ImportProposal.Standing(address: address, line: span.line, differences: differences))
        findings.append(
            Finding(
                ImportKinds.standsAlready, span: span,
                message: LocalizedText(
                    en: "\(address) stands in the plan already; the plan keeps what it has",
                    zh: "\(address) 已在规划中，规划内容保持不变"),
                notes: differences.map { difference in
                    LocalizedText(
                        en:
                            "\(difference.field): ‘\(difference.inPlan)’ in the plan, ‘\(difference.inTable)’ in the table",
                        zh: "\(difference.field)：规划为“\(difference.inPlan)”，表中为“\(difference.inTable)”")
                }))
    }

    private mutating func twice(_ key: String, _ line: Int, _ span: SourceSpan) {
        findings.append(
            Finding(
                ImportKinds.sameNameTwice, span: span,
                message: LocalizedText(
                    en: "the same \(isProjects ? "project" : "figure") stands on line \(line) already",
                    zh: "与第 \(line) 行重复")))
    }

    private static func shown(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): text
        case .list(let cells): cells.map(shown).joined(separator: ";")
        case .map(let entries):
            entries.sorted { $0.name < $1.name }.map { "\($0.name): \(shown($0.cell))" }
                .joined(separator: "; ")
        }
    }

    /// Whether a text in some languages says nothing else than the text in more of them.
    private static func isPart(_ cell: Cell, of whole: Cell?) -> Bool {
        guard case .map(let entries) = cell, let whole else { return false }
        return entries.allSatisfy { whole[$0.name] == $0.cell }
    }

    // MARK: Writing

    /// Reports what the records' own fields refuse.
    mutating func finish() {
        var part = Plan()
        let reading = collection.read(&part, rows.map(\.entries))
        for (row, faults) in reading.faults {
            for fault in faults {
                let field = fault.path.map(\.description).joined(separator: "/")
                findings.append(
                    Finding(
                        ReadingKinds.missingField, span: rows[row].span,
                        message: LocalizedText(
                            en: "\(field) of this row does not fit the plan", zh: "该行的 \(field) 不符合规划格式")))
            }
        }
    }
}
