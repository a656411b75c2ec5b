import Diagnostics
import PlanModel
import Sheets

/// A column of a foreign table and what it fills.
struct ImportColumn {
    /// The column of the sheet.
    let position: Int
    let heading: String
    let headingSpan: SourceSpan
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
    /// Columns whose heading says that they are not to be read.
    private(set) var ignored: Set<Int> = []
    /// Headings that nothing is known of.
    private(set) var findings: [Finding] = []

    init(_ headings: [ColumnHeading], in collection: PlanCollection, map: ColumnMap) {
        var filled: Set<ColumnPurpose> = []
        for heading in headings {
            if heading.candidates.contains(where: { map.ignored.contains(ForeignText.key($0)) }) {
                ignored.insert(heading.column)
                continue
            }
            let mapped = heading.candidates.lazy.compactMap { map.columns[ForeignText.key($0)] }.first
            let purpose =
                mapped.map { ColumnPurpose(field: $0.field, language: $0.language) }
                ?? HeadingNames.purpose(heading, in: collection)
            guard var purpose else {
                ignored.insert(heading.column)
                if !HeadingNames.ignored.contains(ForeignText.key(heading.lowest)) { notRead(heading, collection) }
                continue
            }
            let shape = collection.fields.first { $0.name == purpose.field }?.shape
            if shape == .localized, purpose.language == nil { purpose.language = "en" }
            guard filled.insert(ColumnPurpose(field: purpose.field, language: purpose.language)).inserted else {
                repeated(heading, purpose)
                continue
            }
            columns.append(
                ImportColumn(
                    position: heading.column, heading: heading.shown, headingSpan: heading.span, purpose: purpose,
                    shape: shape, unit: mapped?.unit ?? heading.unit, year: heading.year))
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

    private mutating func repeated(_ heading: ColumnHeading, _ purpose: ColumnPurpose) {
        ignored.insert(heading.column)
        findings.append(
            Finding(
                ReadingKinds.repeatedColumn, span: heading.span,
                message: LocalizedText(
                    en: "a second column for \(purpose.field): ‘\(heading.shown)’",
                    zh: "“\(heading.shown)”与前面的列同属 \(purpose.field)")))
    }

    private mutating func notRead(_ heading: ColumnHeading, _ collection: PlanCollection) {
        let mending = LocalizedText(
            en: "say in a map file which field of \(collection.name) it fills, or list it under ‘ignore’",
            zh: "请在对照文件中注明其对应字段，或列入 ignore")
        let near = DidYouMean.nearest(
            to: HeadingText(heading.lowest).stem, among: HeadingNames.shown(in: collection))
        findings.append(
            Finding(
                ImportKinds.columnNotRead, span: heading.span,
                message: LocalizedText(
                    en: "nothing is known of the column ‘\(heading.shown)’; it is not read",
                    zh: "无法识别“\(heading.shown)”列，未读取"),
                help: near.map { near in
                    LocalizedText(
                        en: "did you mean ‘\(near)’? Else \(mending.text(in: "en"))",
                        zh: "是否为“\(near)”？如不是，\(mending.text(in: "zh"))")
                } ?? mending))
    }
}
