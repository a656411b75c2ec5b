import Diagnostics
import PlanModel
import Sheets

/// A row of a foreign table as a record that a plan may take, with what is wrong with it.
public struct ForeignRecord: Sendable {
    /// The number of its row.
    public let row: Int
    /// Where the row stands.
    public let span: SourceSpan
    /// Its cells by field, as the plan writes them.
    public let entries: [CellEntry]
    /// The places of a project: identifiers, or names where they were not looked up.
    public let places: [String]
    /// Where each field was read.
    public let spans: [String: SourceSpan]
    /// What was found of it.
    public let findings: [Finding]

    /// The cell of a field, or nil.
    public subscript(field: String) -> Cell? { entries.first { $0.name == field }?.cell }

    /// Whether a cell of it could not be taken.
    public var hasErrors: Bool { findings.contains { $0.severity == .error } }

    init(_ taken: TakenRow, _ row: SheetRow, _ span: SourceSpan) {
        self.row = row.number
        self.span = span
        entries = taken.entries
        places = taken.places
        spans = taken.spans
        findings = taken.findings.map(\.finding)
    }

    /// Makes a record of its parts.
    public init(
        row: Int, span: SourceSpan, entries: [CellEntry], places: [String] = [], spans: [String: SourceSpan] = [:],
        findings: [Finding] = []
    ) {
        self.row = row
        self.span = span
        self.entries = entries
        self.places = places
        self.spans = spans
        self.findings = findings
    }
}

/// The projects on the sheets of one workbook.
public struct ForeignProjects: Sendable {
    /// A table in which records stand: where an answer to each row may be written.
    public struct Table: Sendable {
        /// The sheet; nil in a table of text.
        public let sheet: String?
        /// The last row of its headings.
        public let headingRow: Int
        /// Who handed the table in, where a row above it says so.
        public let unit: String?
        /// The rows that are records.
        public let records: [ForeignRecord]
        /// The rows that are hidden and were not read.
        public let hiddenRows: [Int]
    }

    /// The tables in the order of the sheets, from the top down.
    public let tables: [Table]
    /// Everything that was found, faults of single records included.
    public let findings: [Finding]

    /// Reads the projects on sheets.
    ///
    /// - Parameters:
    ///   - sheets: the sheets of a workbook, or a table of text as one.
    ///   - plan: the plan in which names are looked up and whose units count; where there is none, names are kept.
    ///   - map: what a person says of the columns.
    public init(_ sheets: [Sheet], plan: Plan?, map: ColumnMap) {
        guard let collection = Plan.collection(Project.collection) else {
            (tables, findings) = ([], [])
            return
        }
        let cells = CellTaking(plan: plan ?? Plan(), map: map, checksNames: plan != nil)
        let read = SheetTables(sheets, collection: collection, cells: cells, needed: [["name"]])
        var findings = read.findings
        tables = read.readings.map { reading in
            let records = reading.rows.map { taken, row -> ForeignRecord in
                var taken = taken
                let span = reading.span(ofRow: row)
                if taken["name"] == nil, !taken.refused.contains("name") {
                    let finding = Finding(
                        ReadingKinds.missingField, span: span,
                        message: LocalizedText(en: "the row names no project", zh: "该行未填项目名称"))
                    taken.findings.append((finding, false))
                    findings.append(finding)
                }
                return ForeignRecord(taken, row, span)
            }
            return Table(
                sheet: reading.sheetName, headingRow: reading.lastHeadingRow, unit: reading.submitter, records: records,
                hiddenRows: reading.hidden.map(\.number))
        }
        self.findings = findings.inFileOrder()
    }
}
