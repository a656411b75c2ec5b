import Diagnostics
import PlanModel
import Quantities

/// One row of a foreign table as a record of the plan.
struct TakenRow {
    /// The cells by the name of their field.
    var entries: [CellEntry] = []
    /// The places of a project.
    var places: [String] = []
    /// What could not be taken and what a reader should know; with the position of the column where all of it is at fault.
    var findings: [(finding: Finding, wholeColumn: Int?)] = []

    subscript(name: String) -> Cell? { entries.first { $0.name == name }?.cell }

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

    /// Reads one row; what could not be taken stands in the row's findings.
    mutating func row(_ row: [CSVTable.Cell]) -> TakenRow {
        var taken = TakenRow()
        for column in columns.columns where column.position < row.count && column.field != "unit" {
            let cell = row[column.position]
            do {
                try take(table.text(cell), column, row, &taken)
            } catch {
                let place = error.isOfColumn ? column.headingCell : cell
                let finding = Finding(error.kind, span: table.span(place), message: error.message, help: error.help)
                taken.findings.append((finding, error.isOfColumn ? column.position : nil))
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

    private mutating func take(
        _ text: String, _ column: ImportColumn, _ row: [CSVTable.Cell], _ taken: inout TakenRow
    ) throws(CellRefusal) {
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
                    taken.places.append(try cells.names.id(part, in: Place.collection))
                }
            }
        case ("value", _), ("upper", _), ("baseline", _): try takeFigure(text, column, row, &taken)
        default:
            guard let cell = try cells.take(text, for: column) else { return }
            taken.set(column.field, cell.cell)
            note(cell.note, row[column.position], &taken)
        }
    }

    /// Takes a figure of an indicator, in the unit that cell, row or heading names.
    private mutating func takeFigure(
        _ text: String, _ column: ImportColumn, _ row: [CSVTable.Cell], _ taken: inout TakenRow
    ) throws(CellRefusal) {
        if let year = column.year {
            let field = column.field == "baseline" ? "baseline_year" : "year"
            if columns.column(field) == nil { taken.set(field, .text(String(year))) }
        }
        switch try ForeignNumber.reading(text) {
        case .nothing: return
        case .reason(let reason): taken.set(column.field, .text("?\(reason)"))
        case .number(let number, let unit, let isGrouped):
            let unitColumn = columns.column("unit").flatMap {
                $0.position < row.count ? table.text(row[$0.position]) : nil
            }
            let stated = unit ?? (unitColumn?.isEmpty == false ? unitColumn : nil) ?? column.unit
            var factor = 1.0
            if let stated, let indicator = taken["indicator"]?.text, !isRate(taken, stated) {
                factor = try cells.units.factor(from: stated, toUnitOf: indicator)
            }
            let shown = JSONValue.shortest(CellTaking.scaled(number, by: factor))
            taken.set(column.field, .text(shown))
            if isGrouped {
                note(
                    LocalizedText(en: "‘\(text)’ was read as \(shown)", zh: "“\(text)”按 \(shown) 读取"),
                    row[column.position], &taken)
            }
        }
    }

    /// Whether a figure is a rate of growth in %, whatever the indicator's own unit is.
    private func isRate(_ taken: TakenRow, _ unit: String) -> Bool {
        taken["form"]?.text == TargetForm.annualGrowth.rawValue && ForeignText.key(unit) == "%"
    }

    private func note(_ text: LocalizedText?, _ cell: CSVTable.Cell, _ taken: inout TakenRow) {
        guard let text else { return }
        taken.findings.append((Finding(ImportKinds.taken, span: table.span(cell), message: text), nil))
    }
}
