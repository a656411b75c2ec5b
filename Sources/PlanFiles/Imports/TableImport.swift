import Diagnostics
import PlanModel
import Quantities
import Sheets

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
        let table = TextSheet(bytes, path: path, convertedFrom: encoding)
        return proposal(
            for: table.sheet.map { [$0] } ?? [], path: path, collection: name, into: plan, contents: contents, map: map,
            table: table)
    }

    /// What importing the tables of a workbook would do; nothing is done.
    ///
    /// - Parameters:
    ///   - sheets: the sheets; hidden ones are not read, and told. Where one has the name of the collection, as in a
    ///     workbook that was exported from a plan, it alone is read.
    ///   - path: the name of the workbook.
    ///   - name: the collection that it brings; one of ``collections``.
    ///   - plan: the plan, read without errors.
    ///   - contents: the files of the plan.
    ///   - map: what a person says of its columns.
    /// - Returns: the proposal, with every finding.
    public static func proposal(
        for sheets: [Sheet], path: String, collection name: String, into plan: Plan, contents: FolderContents,
        map: ColumnMap = ColumnMap()
    ) -> ImportProposal {
        let named = sheets.filter { $0.name == name }
        return proposal(
            for: named.isEmpty ? sheets : named, path: path, collection: name, into: plan, contents: contents, map: map,
            table: nil)
    }

    private static func proposal(
        for sheets: [Sheet], path: String, collection name: String, into plan: Plan, contents: FolderContents,
        map: ColumnMap, table: TextSheet?
    ) -> ImportProposal {
        var proposal = ImportProposal(collection: name, source: table?.source)
        proposal.findings = table?.findings ?? []
        guard let collection = Plan.collection(name), table == nil || table?.sheet != nil else { return proposal }
        var work = TableImport(
            plan: plan, collection: collection, map: map, contents: contents, path: path, proposal: proposal)
        work.run(sheets)
        work.proposal.findings = work.proposal.findings.inFileOrder()
        return work.proposal
    }

    private mutating func run(_ sheets: [Sheet]) {
        let tables = SheetTables(
            sheets, collection: collection, cells: CellTaking(plan: plan, map: map), needed: needed)
        proposal.findings += tables.findings
        var records = ImportedRecords(plan: plan, collection: collection)
        for reading in tables.readings {
            if proposal.headingLine == 0 { proposal.headingLine = reading.headingLine }
            proposal.columns += reading.columns.columns.map { column in
                ImportProposal.Column(
                    heading: column.heading,
                    field: column.purpose.language.map { "\(column.field)_\($0)" } ?? column.field)
            }.filter { !proposal.columns.contains($0) }
            for (taken, row) in reading.rows {
                proposal.rowCount += 1
                records.add(taken, span: reading.span(ofRow: row))
            }
        }
        records.finish()
        proposal.findings += records.findings
        proposal.additions = records.additions
        proposal.standing = records.standing
        if !proposal.hasErrors { proposal.files = records.files(over: contents, table: path) }
    }

    /// The columns without which a row says nothing.
    private var needed: [[String]] {
        collection.name == Project.collection ? [["id", "name"]] : [["indicator"], ["value"], ["year"]]
    }
}
