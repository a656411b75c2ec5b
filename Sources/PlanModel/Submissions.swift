import Diagnostics
import Quantities

/// What became of a row that a unit handed in.
public enum SubmissionAnswer: String, Choice {
    /// Taken into the plan as a project.
    case accepted
    /// The same as a project that another row or the plan itself brought.
    case merged
    /// Taken as a part of a package.
    case part
    /// Taken into the reserve.
    case reserve
}

/// A row by which a unit handed a project in: its name and figures as they came, kept for good.
public struct Submission: PlanRecord {
    /// The first part of the address of such a record.
    public static let collection = "submissions"
    /// The project that it became, or into which it was merged.
    public var project: ID<Project> = ID<Project>("")
    /// Its number among the rows of that project, from 1.
    public var number: Int = 1
    /// Who handed it in.
    public var unit: String = ""
    /// The name under which it came.
    public var name: LocalizedText = LocalizedText()
    /// The code under which it came.
    public var code: String = ""
    /// The cost with which it came, in 10,000 of the currency.
    public var cost: Value = .missing(.notStated)
    /// Where it stood: workbook, sheet and row.
    public var place: String = ""
    /// What became of it.
    public var answer: SubmissionAnswer = .accepted
    /// Why.
    public var reason: String = ""
    /// Who may see it beside the office; nobody unless named.
    public var circle: ID<Circle>?

    /// Makes a blank record.
    public init() {}

    /// Project and number.
    public var key: String { "\(project)/\(number)" }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Submission>] = [
        Field(
            required: "project", \.project, blank: ID<Project>(""),
            "the project that it became, or into which it was merged"),
        Field(
            required: "number", \.number, blank: 1, within: WholeNumberBounds.submissions,
            "its number among the rows of that project, from 1"),
        Field("unit", \.unit, default: "", "who handed it in"),
        Field("name", \.name, default: LocalizedText(), "the name under which it came"),
        Field("code", \.code, default: "", "the code under which it came"),
        Field(
            "cost", \.cost, default: .missing(.notStated),
            "the cost with which it came, in 10,000 of the currency"),
        Field("place", \.place, default: "", "where it stood: workbook, sheet and row"),
        Field("answer", \.answer, default: .accepted, "what became of it"),
        Field("reason", \.reason, default: "", "why"),
        Field("circle", \.circle, default: nil, "who may see it beside the office; nobody unless named"),
    ]
}

extension SubmissionAnswer {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .accepted: "taken into the plan as a project"
        case .merged: "the same as a project that another row or the plan itself brought"
        case .part: "taken as a part of a package"
        case .reserve: "taken into the reserve"
        }
    }
}
