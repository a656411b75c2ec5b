import Diagnostics
import PlanModel
import Quantities
import Sheets

/// One row of a foreign table as a record of the plan.
struct TakenRow {
    /// The cells by the name of their field.
    var entries: [CellEntry] = []
    /// The places of a project.
    var places: [String] = []
    /// Where each field was read.
    var spans: [String: SourceSpan] = [:]
    /// The fields of which a cell could not be taken: they are not missing besides.
    var refused: Set<String> = []
    /// What could not be taken and what a reader should know; shared where the same fault holds for other rows too.
    var findings: [(finding: Finding, isShared: Bool)] = []

    subscript(name: String) -> Cell? { entries.first { $0.name == name }?.cell }

    /// Whether something of the row could not be taken.
    var hasErrors: Bool { findings.contains { $0.finding.severity == .error } }

    mutating func set(_ name: String, _ cell: Cell) {
        guard let known = entries.firstIndex(where: { $0.name == name }) else {
            return entries.append(CellEntry(name, cell))
        }
        if case .map(let old) = entries[known].cell, case .map(let new) = cell {
            entries[known] = CellEntry(name, .map(old + new))
        }
    }
}

/// Takes the rows of a table one by one.
struct RowTaking {
    let table: ForeignTable
    let columns: ImportColumns
    let collection: PlanCollection
    var cells: CellTaking

    /// What a cell says, and where.
    private struct Said {
        let text: String
        let span: SourceSpan
    }

    /// Reads one row; what could not be taken stands in the row's findings.
    mutating func row(_ row: SheetRow) -> TakenRow {
        var taken = TakenRow()
        for column in columns.columns where column.field != "unit" {
            guard let said = table.said(row, column.position) else { continue }
            let text = table.text(said.cell)
            let span = table.span(said.cell, said.row)
            do {
                try check(said.cell, text, said.rows, column)
                // A name or number of its own is no other row's, however cells are merged.
                if said.row != row.number, ["name", "id"].contains(column.field) { continue }
                try take(Said(text: text, span: span), column, row, &taken)
                taken.spans[column.field] = span
            } catch {
                taken.refused.insert(column.field)
                let place = error.isOfColumn ? column.headingSpan : span
                // What cannot be taken is an error, also of a kind that is a warning where the cell is taken.
                let finding = Finding(
                    error.kind, span: place, message: error.message, help: error.help, severity: .error)
                taken.findings.append((finding, error.isOfColumn || said.row != row.number || said.rows.count > 1))
            }
        }
        for (field, constant) in cells.map.constants.sorted(by: { $0.key < $1.key }) where taken[field] == nil {
            if field == "place", collection.name == Project.collection {
                if taken.places.isEmpty { taken.places = [constant] }
            } else {
                taken.set(field, .text(constant))
            }
        }
        return taken
    }

    /// The errors that spreadsheets show in cells, also where they save them as text.
    private static let errors: Set<String> = [
        "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    ]

    private static let errorHelp = LocalizedText(
        en: "enter the figure itself, or mend the formula", zh: "请直接填写数值，或修正公式")

    /// Refuses what no text of the cell can mend.
    private func check(
        _ cell: SheetCell, _ text: String, _ rows: ClosedRange<Int>, _ column: ImportColumn
    ) throws(CellRefusal) {
        var isError = Self.errors.contains(text)
        if case .error = cell.content { isError = true }
        if isError {
            throw CellRefusal(
                ImportKinds.errorCell, en: "the cell shows ‘\(text)’", zh: "单元格显示“\(text)”", help: Self.errorHelp)
        }
        if cell.content == .empty, cell.formula != nil {
            throw CellRefusal(
                ImportKinds.errorCell, en: "the result of this cell’s formula is not in the file",
                zh: "文件中没有保存该单元格公式的结果",
                help: LocalizedText(
                    en: "open the workbook in a spreadsheet program and save it", zh: "请用表格软件打开并重新保存"))
        }
        if rows.count > 1, CellTaking.quantities.contains(column.field) {
            throw CellRefusal(
                WorkbookKinds.mergedFigure,
                en: "‘\(text)’ stands for rows \(rows.lowerBound) to \(rows.upperBound) together",
                zh: "“\(text)”为第 \(rows.lowerBound) 至 \(rows.upperBound) 行合并填写",
                help: LocalizedText(en: "enter a figure for each row", zh: "请逐行填写"))
        }
        if column.shape == .date, table.isYearShownAsDate(cell), case .number(let year) = cell.content {
            throw CellRefusal(
                ReadingKinds.notADate,
                en: "the cell holds \(JSONValue.shortest(year)) but shows it as the day \(text)",
                zh: "单元格的内容为 \(JSONValue.shortest(year))，却显示为日期 \(text)",
                help: LocalizedText(en: "give the cell the general format", zh: "请将单元格格式改为“常规”"))
        }
    }

    private mutating func take(
        _ said: Said, _ column: ImportColumn, _ row: SheetRow, _ taken: inout TakenRow
    ) throws(CellRefusal) {
        let text = said.text
        guard !text.isEmpty else { return }
        switch (column.field, column.shape) {
        case ("period", nil):
            let (first, last) = try ForeignDate.period(text)
            if columns.column("start") == nil { taken.set("start", .text(first.description)) }
            if columns.column("finish") == nil { taken.set("finish", .text(last.description)) }
        case ("place", nil):
            for part in CellTaking.parts(of: text) {
                if let mapped = cells.map.values["place"]?[ForeignText.key(part)] {
                    taken.places.append(mapped)
                } else {
                    taken.places.append(try cells.name(part, in: Place.collection))
                }
            }
        case ("value", _), ("upper", _), ("baseline", _): try takeFigure(said, column, row, &taken)
        default:
            guard let cell = try cells.take(text, for: column) else { return }
            taken.set(column.field, cell.cell)
            note(cell.note, said.span, &taken)
        }
    }

    /// Takes a figure of an indicator, in the unit that cell, row or heading names.
    private mutating func takeFigure(
        _ said: Said, _ column: ImportColumn, _ row: SheetRow, _ taken: inout TakenRow
    ) throws(CellRefusal) {
        if let year = column.year {
            let field = column.field == "baseline" ? "baseline_year" : "year"
            if columns.column(field) == nil { taken.set(field, .text(String(year))) }
        }
        switch try ForeignNumber.reading(said.text) {
        case .nothing: return
        case .reason(let reason): taken.set(column.field, .text("?\(reason)"))
        case .rough: throw ForeignNumber.refusal(ForeignText.plain(said.text))
        case .number(let number, let unit, let isGrouped):
            let unitColumn = columns.column("unit").flatMap { table.said(row, $0.position) }.map { table.text($0.cell) }
            let stated = unit ?? (unitColumn?.isEmpty == false ? unitColumn : nil) ?? column.unit
            var factor = 1.0
            if let stated, let indicator = taken["indicator"]?.text, !isRate(taken, stated) {
                factor = try cells.units.factor(from: stated, toUnitOf: indicator)
            }
            let shown = JSONValue.shortest(CellTaking.scaled(number, by: factor))
            taken.set(column.field, .text(shown))
            if isGrouped { note(CellTaking.readAs(said.text, shown), said.span, &taken) }
        }
    }

    /// Whether a figure is a rate of growth in %, whatever the indicator's own unit is.
    private func isRate(_ taken: TakenRow, _ unit: String) -> Bool {
        taken["form"]?.text == TargetForm.annualGrowth.rawValue && ForeignText.key(unit) == "%"
    }

    private func note(
        _ note: (kind: FindingKind, text: LocalizedText)?, _ span: SourceSpan, _ taken: inout TakenRow
    ) {
        guard let note else { return }
        taken.findings.append((Finding(note.kind, span: span, message: note.text), false))
    }
}
