import Diagnostics
import PlanModel
import Quantities

/// Proposes what a foreign table of projects, targets or observations would add to a plan.
public struct TableImport {
    private let plan: Plan
    private let collection: PlanCollection
    private let map: ColumnMap
    private let contents: FolderContents
    private let path: String
    private var proposal: ImportProposal

    /// The collections that tables may bring.
    public static let collections = HeadingNames.collections

    /// What importing a table would do; nothing is done.
    ///
    /// - Parameters:
    ///   - bytes: the table: CSV in UTF-8, with or without a byte-order mark.
    ///   - path: its name in findings.
    ///   - name: the collection that it brings; one of ``collections``.
    ///   - plan: the plan, read without errors.
    ///   - contents: the files of the plan.
    ///   - map: what a person says of its columns.
    ///   - encoding: the encoding from which the table was converted to UTF-8, where it was.
    /// - Returns: the proposal, with every finding.
    public static func proposal(
        for bytes: [UInt8], path: String, collection name: String, into plan: Plan, contents: FolderContents,
        map: ColumnMap = ColumnMap(), convertedFrom encoding: String? = nil
    ) -> ImportProposal {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        var reader = FolderReader(contents: FolderContents(files: [path: .bytes(bytes)]))
        let source = reader.text(path)
        var proposal = ImportProposal(collection: name, source: source)
        proposal.findings = reader.reading.findings
        if let encoding {
            proposal.findings.append(
                Finding(
                    ImportKinds.taken, span: SourceSpan(file: path, line: 1, column: 1),
                    message: LocalizedText(
                        en: "the table is not UTF-8; it was read as \(encoding)", zh: "该表不是 UTF-8 编码，按 \(encoding) 读取"))
            )
        }
        guard let source, let collection = Plan.collection(name) else { return proposal }
        var work = TableImport(
            plan: plan, collection: collection, map: map, contents: contents, path: path, proposal: proposal)
        work.run(ForeignTable(source))
        work.proposal.findings = work.proposal.findings.inFileOrder()
        return work.proposal
    }

    private mutating func run(_ table: ForeignTable) {
        for fault in table.faults { report(fault, table) }
        let known = map.columns
        let headingRow = table.headingRow { heading in
            known[ForeignText.key(heading)] != nil || HeadingNames.purpose(heading, in: collection) != nil
        }
        guard let headingRow else { return reportNoHeadings(table) }
        let headings = table.rows[headingRow]
        proposal.headingLine = table.span(ofRow: headings).line
        if headingRow > 0 { reportRowsAbove(table, headingRow) }
        var columns = ImportColumns(headings, of: table, in: collection, map: map)
        if let (unit, cell) = table.statedUnit(above: headingRow) {
            columns.state(unit, at: table.span(cell), currency: plan.header.currency)
        }
        proposal.findings += columns.findings
        proposal.columns = columns.columns.map { column in
            ImportProposal.Column(
                heading: column.heading, field: column.purpose.language.map { "\(column.field)_\($0)" } ?? column.field)
        }
        guard hasNeededColumns(columns, table.span(ofRow: headings)) else { return }
        var rows = RowTaking(
            table: table, columns: columns, collection: collection, cells: CellTaking(plan: plan, map: map))
        var records = ImportedRecords(plan: plan, collection: collection)
        var reported: Set<Int> = []
        for row in table.rows[(headingRow + 1)...] {
            if let finding = table.passedOver(row, width: headings.count) {
                proposal.findings.append(finding)
                continue
            }
            let taken = rows.row(row)
            for (finding, column) in taken.findings where column.map({ reported.insert($0).inserted }) ?? true {
                proposal.findings.append(finding)
            }
            proposal.rowCount += 1
            records.add(taken, span: table.span(ofRow: row))
        }
        records.finish()
        proposal.findings += records.findings
        proposal.additions = records.additions
        proposal.standing = records.standing
        if !proposal.hasErrors { proposal.files = records.files(over: contents, table: path) }
    }

    // MARK: The table as a whole

    private mutating func report(_ fault: CSVTable.Fault, _ table: ForeignTable) {
        let (kind, position): (FindingKind, Int)
        switch fault {
        case .unterminatedQuote(let at): (kind, position) = (ReadingKinds.unterminatedQuote, at)
        case .textBehindQuote(let at): (kind, position) = (ReadingKinds.textBehindQuote, at)
        case .ragged: return
        }
        proposal.findings.append(
            Finding(
                kind, span: table.source.span(from: position, to: position + 1),
                message: kind == ReadingKinds.unterminatedQuote
                    ? LocalizedText(
                        en: "this quotation mark is never closed; nothing behind it was read", zh: "此引号未闭合，其后内容未读取")
                    : LocalizedText(en: "text stands behind the closing quotation mark", zh: "右引号之后还有文字")))
    }

    private mutating func reportNoHeadings(_ table: ForeignTable) {
        let seen = (table.rows.first ?? []).map(table.text).filter { !$0.isEmpty }.prefix(6)
        proposal.findings.append(
            Finding(
                ImportKinds.headerNotFound, span: table.rows.first.map { table.span(ofRow: $0) },
                message: LocalizedText(
                    en: "no row of headings was found among the first \(ForeignTable.rowsAboveHeadings)"
                        + (seen.isEmpty
                            ? "; the table is empty" : "; the first row says: " + seen.joined(separator: ", ")),
                    zh: "前 \(ForeignTable.rowsAboveHeadings) 行中未找到表头"
                        + (seen.isEmpty ? "，表格为空" : "，首行内容：" + seen.joined(separator: "、"))),
                help: LocalizedText(
                    en: "say in a map file which columns there are", zh: "请在对照文件中注明各列")))
    }

    private mutating func reportRowsAbove(_ table: ForeignTable, _ count: Int) {
        proposal.findings.append(
            Finding(
                ImportKinds.taken, span: table.span(ofRow: table.rows[0]),
                message: LocalizedText(
                    en: "\(count == 1 ? "a row" : "\(count) rows") above the headings (line \(proposal.headingLine)) "
                        + "\(count == 1 ? "is" : "are") not read",
                    zh: "表头（第 \(proposal.headingLine) 行）之前的 \(count) 行未读取")))
    }

    /// Whether the columns are there without which a row says nothing.
    private mutating func hasNeededColumns(_ columns: ImportColumns, _ span: SourceSpan) -> Bool {
        let needed: [[String]] =
            collection.name == Project.collection ? [["id", "name"]] : [["indicator"], ["value"], ["year"]]
        var isComplete = true
        for fields in needed {
            let isThere = fields.contains { field in
                columns.column(field) != nil || map.constants[field] != nil
                    || (field == "year" && columns.columns.contains { $0.field == "value" && $0.year != nil })
            }
            guard !isThere else { continue }
            isComplete = false
            proposal.findings.append(
                Finding(
                    ImportKinds.columnMissing, span: span,
                    message: LocalizedText(
                        en: "no column for \(fields.joined(separator: " or "))",
                        zh: "缺少列：\(fields.joined(separator: " 或 "))")))
        }
        return isComplete
    }
}
