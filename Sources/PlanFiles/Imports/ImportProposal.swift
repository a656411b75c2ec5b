import Diagnostics
import PlanModel

/// What importing a table would do to a plan: shown before anything is written.
public struct ImportProposal: Sendable {
    /// A column of the table and the field of the plan that it fills.
    public struct Column: Hashable, Sendable {
        /// The heading as it stands in the table.
        public let heading: String
        /// The field.
        public let field: String
    }

    /// A record that would be added.
    public struct Addition: Hashable, Sendable {
        /// Its address in the plan.
        public let address: Address
        /// Its name; empty where such records have none.
        public let name: LocalizedText
        /// The line of the table on which it stands.
        public let line: Int
        /// Whether its identifier was given to it here.
        public let isNumberedHere: Bool
    }

    /// A row whose record stands in the plan already.
    public struct Standing: Hashable, Sendable {
        /// The address in the plan.
        public let address: Address
        /// The line of the table.
        public let line: Int
        /// The fields in which the row says something else.
        public let differences: [Difference]
    }

    /// A field in which plan and table differ.
    public struct Difference: Hashable, Sendable {
        /// The field.
        public let field: String
        /// What stands in the plan; empty where nothing does.
        public let inPlan: String
        /// What the table says.
        public let inTable: String
    }

    /// The collection that the table brings.
    public let collection: String
    /// The line of the headings; 0 where none were found.
    public internal(set) var headingLine = 0
    /// How many rows were read as records.
    public internal(set) var rowCount = 0
    /// The columns that are read.
    public internal(set) var columns: [Column] = []
    /// The records that would be added.
    public internal(set) var additions: [Addition] = []
    /// The rows whose records stand already; the plan keeps what it has.
    public internal(set) var standing: [Standing] = []
    /// Everything found, in the order of the table.
    public internal(set) var findings: [Finding] = []
    /// The files of the plan that would change, with their new text; empty where there is an error or nothing to add.
    public internal(set) var files: [String: String] = [:]
    /// The text of the table, for excerpts.
    let source: SourceText?

    /// Whether a row cannot be taken: then nothing is written.
    public var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// A line of the table by its number from 1, or nil.
    public func line(_ number: Int) -> String? { source?.line(number) }
}
