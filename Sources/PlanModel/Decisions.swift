import Diagnostics

/// What a person decides of rows that units handed in.
public enum RowVerdict: String, Choice {
    /// The rows are one project: one of them counts, the others are kept as its other names.
    case merge
    /// The rows are parts of one package.
    case package
    /// The rows are different projects, however alike they look.
    case both
    /// The rows go back to those who handed them in.
    case returned
    /// The rows go into the reserve.
    case reserve

    /// What the word means.
    public var meaning: String {
        switch self {
        case .merge: "they are one project: one row counts, the others are kept as its other names"
        case .package: "they are parts of one package"
        case .both: "they are different projects, however alike they look"
        case .returned: "they go back to those who handed them in, with the reason"
        case .reserve: "they go into the reserve, with the reason"
        }
    }
}

/// A row of a workbook, or a project of the plan, that a decision is about.
public struct DecidedRow: NestedRecord {
    /// `book.xlsx#Sheet1!7`, or the address of a project.
    public var at: String = ""
    /// The name that stood there when the decision was made.
    public var name: String = ""
    /// Who handed it in.
    public var unit: String = ""

    /// Makes a blank record.
    public init() {}

    /// Makes a row.
    public init(at: String, name: String, unit: String = "") {
        self.at = at
        self.name = name
        self.unit = unit
    }

    /// The fields in the order in which files write them.
    public static let fields: [Field<DecidedRow>] = [
        Field(required: "at", \.at, blank: "", "`book.xlsx#Sheet1!7`, or the address of a project: `projects/P1`"),
        Field("name", \.name, default: "", "the name that stood there when the decision was made"),
        Field("unit", \.unit, default: "", "who handed it in"),
    ]
}

/// One decision about rows that look like the same project, or about a single row.
public struct RowDecision: NestedRecord {
    /// The rows.
    public var rows: [DecidedRow] = []
    /// What is decided; nil as long as nobody has.
    public var decide: RowVerdict?
    /// Of rows that are merged the one whose figures count; the first where nothing is said.
    public var keep: String = ""
    /// The name of the package of which the rows are parts.
    public var package: String = ""
    /// Why they look alike, as the program put it.
    public var because: String = ""
    /// Why it was decided so.
    public var reason: String = ""

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<RowDecision>] = [
        Field(required: "rows", \.rows, blank: [], "the rows that it is about"),
        Field("decide", \.decide, default: nil, "what is decided; left out as long as nobody has"),
        Field(
            "keep", \.keep, default: "",
            "of rows that are merged the one whose figures count; the first where nothing is said"),
        Field("package", \.package, default: "", "the name of the package of which the rows are parts"),
        Field("because", \.because, default: "", "why they look alike, as the program put it"),
        Field("reason", \.reason, default: "", "why it was decided so"),
    ]
}

/// The decisions on what units handed in, in a file of its own beside the plan.
public struct DecisionList: PlanRecord {
    /// Where the decisions stand.
    public static let address = Address("decisions")
    /// The decisions in order.
    public var decisions: [RowDecision] = []

    /// Makes a blank record.
    public init() {}

    /// Decisions stand in a file of their own.
    public var key: String { "" }

    /// The named cells, defaults left out.
    public var cells: [CellEntry] { entries }

    /// The fields in the order in which files write them.
    public static let fields: [Field<DecisionList>] = [
        Field(required: "decisions", \.decisions, blank: [], "the decisions in order")
    ]

    /// Reads what can be read of a list of decisions from named cells, collecting every fault.
    public static func readingDraft(_ entries: [CellEntry]) -> (list: DecisionList, faults: [CellFault]) {
        let (record, faults) = reading(entries)
        return (record, faults)
    }
}
