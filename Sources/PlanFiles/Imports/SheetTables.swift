import Diagnostics
import PlanModel
import Sheets

/// All tables on the sheets of a workbook, or the one table of a text.
struct SheetTables {
    /// The tables in the order of the sheets, from the top down.
    private(set) var readings: [TableReading] = []
    /// Everything that was found in the tables and around them.
    private(set) var findings: [Finding] = []

    /// Reads the sheets that a reader of the workbook sees.
    init(_ sheets: [Sheet], collection: PlanCollection, cells: CellTaking, needed: [[String]]) {
        var withoutTable: [(Sheet, ForeignTable)] = []
        for sheet in sheets {
            if sheet.cellsLeftOut > 0 { reportLeftOut(sheet) }
            guard !sheet.isHidden else {
                if !sheet.rows.isEmpty { reportHidden(sheet) }
                continue
            }
            let table = ForeignTable(sheet)
            let regions = TableRegion.all(in: table) { heading in
                heading.candidates.contains { cells.map.columns[ForeignText.key($0)] != nil }
                    || HeadingNames.purpose(heading, in: collection) != nil
            }
            if let first = regions.first { reportRowsAbove(first, table) } else { withoutTable.append((sheet, table)) }
            for region in regions {
                let reading = TableReading(region, of: table, in: collection, cells: cells, needed: needed)
                findings += reading.findings
                readings.append(reading)
            }
        }
        for (sheet, table) in withoutTable where !table.rows.isEmpty || sheets.count == 1 {
            reportNoHeadings(sheet, table)
        }
        if readings.isEmpty, findings.isEmpty, let first = sheets.first { reportNoHeadings(first, ForeignTable(first)) }
    }

    /// A sheet without a table is an error where no other has one, and else worth knowing.
    private mutating func reportNoHeadings(_ sheet: Sheet, _ table: ForeignTable) {
        let seen = table.rows.first.map(table.texts)?.prefix(6) ?? []
        let rows = ForeignTable.rowsAboveHeadings
        findings.append(
            Finding(
                ImportKinds.headerNotFound,
                span: table.rows.first.map(table.span) ?? sheet.name.map { _ in sheet.span(ofRow: SheetRow(1, [])) },
                message: LocalizedText(
                    en: "no row of headings was found among the first \(rows)"
                        + (seen.isEmpty
                            ? "; the table is empty" : "; the first row says: " + seen.joined(separator: ", ")),
                    zh: "前 \(rows) 行中未找到表头"
                        + (seen.isEmpty ? "，表格为空" : "，首行内容：" + seen.joined(separator: "、"))),
                help: LocalizedText(
                    en: "say in a map file which columns there are", zh: "请在对照文件中注明各列"),
                severity: readings.isEmpty ? .error : .note))
    }

    private mutating func reportRowsAbove(_ region: TableRegion, _ table: ForeignTable) {
        let count = region.headingRows.lowerBound
        guard count > 0 else { return }
        let line = table.span(ofRow: table.rows[count]).line
        findings.append(
            Finding(
                ImportKinds.taken, span: table.span(ofRow: table.rows[0]),
                message: LocalizedText(
                    en: "\(count == 1 ? "a row" : "\(count) rows") above the headings (line \(line)) "
                        + "\(count == 1 ? "is" : "are") not read",
                    zh: "表头（第 \(line) 行）之前的 \(count) 行未读取")))
    }

    private mutating func reportHidden(_ sheet: Sheet) {
        let name = sheet.name ?? ""
        findings.append(
            Finding(
                WorkbookKinds.hiddenPart, span: sheet.span(ofRow: SheetRow(1, [])),
                message: LocalizedText(
                    en: "the sheet ‘\(name)’ is hidden and not read", zh: "工作表“\(name)”已隐藏，未读取"), severity: .note))
    }

    private mutating func reportLeftOut(_ sheet: Sheet) {
        findings.append(
            Finding(
                ImportKinds.cellBeside, span: sheet.span(ofRow: SheetRow(1, [])),
                message: LocalizedText(
                    en: "\(sheet.cellsLeftOut) cells beyond column \(CSVTable.mostColumns) are not read",
                    zh: "第 \(CSVTable.mostColumns) 列之后的 \(sheet.cellsLeftOut) 个单元格未读取")))
    }
}
