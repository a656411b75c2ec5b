import Diagnostics
import PlanModel
import Sheets

/// One table of a sheet as records, with everything that was found on the way.
struct TableReading {
    /// The columns that are read.
    private(set) var columns: ImportColumns
    /// The line or row of the headings.
    let headingLine: Int
    /// The rows that are records, in their order.
    private(set) var rows: [(taken: TakenRow, row: SheetRow)] = []
    /// What was found, rows that are no records included; faults of single records stand with them too.
    private(set) var findings: [Finding] = []
    /// Hidden rows, with what they say; they are no records.
    private(set) var hidden: [SheetRow] = []
    private let table: ForeignTable
    private let region: TableRegion

    /// Reads the records of a region.
    ///
    /// - Parameters:
    ///   - region: the region.
    ///   - table: the sheet in which it stands.
    ///   - collection: what its rows are.
    ///   - cells: how cells are taken.
    ///   - needed: for each group of fields, one that must have a column; without them no row is read.
    init(
        _ region: TableRegion, of table: ForeignTable, in collection: PlanCollection, cells: CellTaking,
        needed: [[String]]
    ) {
        self.table = table
        self.region = region
        columns = ImportColumns(region.headings, in: collection, map: cells.map)
        headingLine = table.span(ofRow: table.rows[region.headingRows.lowerBound]).line
        if let (unit, span) = statedUnit {
            columns.state(unit, at: span, currency: cells.plan.header.currency)
        }
        findings = columns.findings
        guard reportMissing(needed, cells.map.constants) else { return }
        read(RowTaking(table: table, columns: columns, collection: collection, cells: cells))
        reportHiddenColumns()
        reportCellsBeside()
        findings = findings.inFileOrder()
    }

    /// The name of the sheet; nil in a table of text.
    var sheetName: String? { table.sheet.name }

    /// The number of the lowest row of headings.
    var lastHeadingRow: Int { table.rows[region.headingRows.upperBound - 1].number }

    /// Who handed the table in, where a row above it says so, as in `填报单位：交通局`.
    var submitter: String? {
        for cell in table.rows[..<region.headingRows.lowerBound].flatMap(\.cells) {
            let text = ForeignText.plain(table.text(cell))
            for word in ["填报单位:", "报送单位:", "申报单位:", "submitted by:"] where text.lowercased().hasPrefix(word) {
                let name = ForeignText.plain(String(text.dropFirst(word.count)))
                if !name.isEmpty { return name }
            }
        }
        return nil
    }

    /// Where a row stands.
    func span(ofRow row: SheetRow) -> SourceSpan { table.span(ofRow: row) }

    /// The unit that a row above the headings states for the whole table, as in `单位：万元`, and where.
    private var statedUnit: (unit: String, span: SourceSpan)? {
        for row in table.rows[..<region.headingRows.lowerBound].reversed() {
            for cell in row.cells {
                let key = ForeignText.key(table.text(cell))
                for word in ["单位:", "计量单位:", "金额单位:", "unit:"] {
                    guard let start = key.firstRange(of: word),
                        start.lowerBound == key.startIndex || key.hasSuffix("元") || key.hasSuffix("元)")
                    else { continue }
                    let unit = key[start.upperBound...].prefix { $0 != ")" && $0 != "," && $0 != "、" }
                    if !unit.isEmpty { return (String(unit), table.span(cell, row.number)) }
                }
            }
        }
        return nil
    }

    /// Whether the columns are there without which a row says nothing.
    private mutating func reportMissing(_ needed: [[String]], _ constants: [String: String]) -> Bool {
        var isComplete = true
        for fields in needed {
            let isThere = fields.contains { field in
                columns.column(field) != nil || constants[field] != nil
                    || (field == "year" && columns.columns.contains { $0.field == "value" && $0.year != nil })
            }
            guard !isThere else { continue }
            isComplete = false
            findings.append(
                Finding(
                    ImportKinds.columnMissing, span: table.span(ofRow: table.rows[region.headingRows.lowerBound]),
                    message: LocalizedText(
                        en: "no column for \(fields.joined(separator: " or "))",
                        zh: "缺少列：\(fields.joined(separator: " 或 "))")))
        }
        return isComplete
    }

    private mutating func read(_ taking: RowTaking) {
        var taking = taking
        let sorting = RowSorting(table: table, width: region.headings.last?.column ?? 0)
        let quantities = columns.columns.filter { CellTaking.quantities.contains($0.field) }
        var totals = TotalsCheck()
        var reported: Set<Finding> = []
        var passedOver: [Int: Finding] = [:]
        for position in region.body {
            let row = table.rows[position]
            if let finding = sorting.ragged(row) {
                findings.append(finding)
                continue
            }
            let kind = sorting.kind(row, isFirst: position == region.body.lowerBound)
            if let finding = sorting.finding(kind, row) { passedOver[row.number] = finding }
            switch kind {
            case .record, .hidden:
                let taken = taking.row(row)
                if !quantities.isEmpty { totals.add(taken, row, quantities, table) }
                if kind == .hidden {
                    hidden.append(row)
                    continue
                }
                for (finding, isShared) in taken.findings where !isShared || reported.insert(finding).inserted {
                    findings.append(finding)
                }
                rows.append((taken, row))
            case .total(let word, let isSubtotal):
                let taken = taking.row(row)
                totals.add(
                    total: word, isSubtotal: isSubtotal, taken, quantities, row: row.number,
                    span: table.span(ofRow: row))
            case .group: totals.cut()
            case .remark, .columnNumbers: continue
            }
        }
        // A total that differs from its rows is one finding, not also one that it was passed over.
        for total in totals.findings {
            passedOver[total.row] = nil
            findings.append(total.finding)
        }
        findings += passedOver.values
    }

    private mutating func reportHiddenColumns() {
        for column in columns.columns where table.sheet.hiddenColumns.contains(column.position) {
            findings.append(
                Finding(
                    WorkbookKinds.hiddenPart, span: column.headingSpan,
                    message: LocalizedText(
                        en: "the column ‘\(column.heading)’ is hidden; it is read all the same",
                        zh: "“\(column.heading)”列已隐藏，仍予读取"), severity: .note))
        }
    }

    /// Tells what stands in columns without a heading: of each the first five cells.
    private mutating func reportCellsBeside() {
        let headed = Set(columns.columns.map(\.position)).union(columns.ignored)
        var told: [Int: Int] = [:]
        let records = Set(rows.map(\.row.number))
        for position in region.body where records.contains(table.rows[position].number) {
            let row = table.rows[position]
            for cell in row.cells
            where cell.content != .empty && !headed.contains(cell.column) && told[cell.column, default: 0] < 5 {
                guard table.sheet.name != nil || cell.column <= region.headings.last?.column ?? 0 else { continue }
                told[cell.column, default: 0] += 1
                findings.append(
                    Finding(
                        ImportKinds.cellBeside, span: table.span(cell, row.number),
                        message: LocalizedText(
                            en: "‘\(table.text(cell).prefix(40))’ stands under no heading and is not read",
                            zh: "“\(table.text(cell).prefix(40))”没有对应的表头，未读取")))
            }
        }
    }
}
