import Diagnostics
import PlanFiles
import PlanModel
import Quantities

/// A project as a unit handed it in: one row of one of its workbooks.
public struct SubmittedRow: Sendable {
    /// Who handed it in.
    public let unit: String
    /// The row as a record that a plan may take.
    public let record: ForeignRecord
    /// Its names by language.
    public let name: LocalizedText
    /// The code under which it came; empty where it has none.
    public let code: String
    /// Who owns it.
    public let owner: String
    /// The body in the lead.
    public let lead: String
    /// Its total cost in the plan's unit, or nil.
    public let cost: Double?
    /// When it starts, or nil.
    public let start: CalendarDate?
    /// When it is finished, or nil.
    public let finish: CalendarDate?

    /// Where it stands: `book.xlsx#Sheet1!7`.
    public var place: String { record.span.rowPlace }

    /// The identifiers of its places, or their names where there is no plan.
    public var places: [String] { record.places }

    /// Makes a row of what was read.
    public init(_ record: ForeignRecord, unit: String) {
        self.unit = unit
        self.record = record
        name = LocalizedText.reading(record["name"] ?? .map([])).content ?? LocalizedText()
        code = record["id"]?.text ?? ""
        owner = record["owner"]?.text ?? ""
        lead = record["lead"]?.text ?? ""
        cost = record["cost"]?.text.flatMap { Double($0) }
        start = record["start"]?.text.flatMap { CalendarDate(written: $0) }
        finish = record["finish"]?.text.flatMap { CalendarDate(written: $0) }
    }
}

extension SourceSpan {
    /// The place of the row in which the stretch begins: `book.xlsx#Sheet1!7`, or `list.csv:7`.
    public var rowPlace: String { sheet.map { "\(file)#\($0)!\(line)" } ?? "\(file):\(line)" }
}
