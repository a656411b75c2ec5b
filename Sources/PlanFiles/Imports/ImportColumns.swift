import Diagnostics
import PlanModel

/// A column of a foreign table and what it fills.
struct ImportColumn {
    /// The position of the column in the table.
    let position: Int
    let heading: String
    let headingCell: CSVTable.Cell
    let purpose: ColumnPurpose
    /// What the field holds; nil for `place`, `period` and `unit`.
    let shape: CellShape?
    /// The unit that the map or the heading names.
    var unit: String?
    /// The year that the heading names.
    let year: Int?

    var field: String { purpose.field }
}

/// Matches the headings of a table with the fields of a collection.
struct ImportColumns {
    private(set) var columns: [ImportColumn] = []
    /// Headings that nothing is known of.
    private(set) var findings: [Finding] = []

    init(_ row: [CSVTable.Cell], of table: ForeignTable, in collection: PlanCollection, map: ColumnMap) {
        var filled: Set<ColumnPurpose> = []
        for (position, cell) in row.enumerated() {
            let heading = table.text(cell)
            let key = ForeignText.key(heading)
            if heading.isEmpty || map.ignored.contains(key) { continue }
            let mapped = map.columns[key]
            let purpose =
                mapped.map { ColumnPurpose(field: $0.field, language: $0.language) }
                ?? HeadingNames.purpose(heading, in: collection)
            guard var purpose else {
                if !HeadingNames.ignored.contains(key) { notRead(heading, table.span(cell), collection) }
                continue
            }
            let shape = collection.fields.first { $0.name == purpose.field }?.shape
            if shape == .localized, purpose.language == nil { purpose.language = "en" }
            let parts = HeadingText(heading)
            guard filled.insert(ColumnPurpose(field: purpose.field, language: purpose.language)).inserted else {
                findings.append(
                    Finding(
                        ReadingKinds.repeatedColumn, span: table.span(cell),
                        message: LocalizedText(
                            en: "a second column for \(purpose.field): ‘\(heading)’",
                            zh: "“\(heading)”与前面的列同属 \(purpose.field)")))
                continue
            }
            columns.append(
                ImportColumn(
                    position: position, heading: heading, headingCell: cell, purpose: purpose, shape: shape,
                    unit: mapped?.unit ?? parts.unit, year: parts.year))
        }
    }

    /// The column that fills a field, or nil.
    func column(_ field: String) -> ImportColumn? { columns.first { $0.field == field } }

    /// Gives a unit that stands above the table to the columns that name none and can have it.
    mutating func state(_ unit: String, at span: SourceSpan, currency: String) {
        for position in columns.indices {
            let column = columns[position]
            guard CellTaking.quantities.contains(column.field), column.unit == nil, !column.purpose.isOwnName,
                UnitWords.factor(unit, for: column.field, currency: currency) != nil
            else { continue }
            columns[position].unit = unit
            findings.append(
                Finding(
                    ImportKinds.taken, span: span,
                    message: LocalizedText(
                        en: "‘\(unit)’ above the table is taken as the unit of ‘\(column.heading)’",
                        zh: "表格上方的单位“\(unit)”用于“\(column.heading)”列")))
        }
    }

    private mutating func notRead(_ heading: String, _ span: SourceSpan, _ collection: PlanCollection) {
        findings.append(
            Finding(
                ImportKinds.columnNotRead, span: span,
                message: LocalizedText(
                    en: "nothing is known of the column ‘\(heading)’; it is not read", zh: "无法识别“\(heading)”列，未读取"),
                help: LocalizedText(
                    en: "say in a map file which field of \(collection.name) it fills, or list it under ‘ignore’",
                    zh: "请在对照文件中注明其对应字段，或列入 ignore")))
    }
}
