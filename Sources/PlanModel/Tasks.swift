import Diagnostics
import Quantities

/// A goal of the plan, and the indicators by which it is measured.
public struct Goal: PlanRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "goals"
    /// The identifier.
    public var id = ID<Goal>("")
    /// The goal in one sentence.
    public var title: LocalizedText = LocalizedText()
    /// The indicators that measure it.
    public var indicators: [ID<Indicator>] = []
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The identifier.
    public var key: String { id.text }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Goal>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("title", \.title, default: LocalizedText(), "the goal in one sentence"),
        Field("indicators", \.indicators, default: [], "the indicators that measure it"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// A key task or measure with its bodies and deadline.
public struct PlanTask: PlanRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "tasks"
    /// The identifier.
    public var id = ID<PlanTask>("")
    /// The task in one sentence.
    public var title: LocalizedText = LocalizedText()
    /// Key task, measure or reform.
    public var kind: TaskKind = .keyTask
    /// The field to which it belongs.
    public var field: ID<PlanField>?
    /// The goals that it serves.
    public var goals: [ID<Goal>] = []
    /// The indicators that it moves.
    public var indicators: [ID<Indicator>] = []
    /// The body in the lead.
    public var lead: ID<Body>?
    /// The bodies that take part.
    public var partners: [ID<Body>] = []
    /// When it is to be done.
    public var deadline: CalendarDate?
    /// Where it is documented.
    public var basis: LocalizedText = LocalizedText()
    /// Where the figure comes from.
    public var origin: Origin = .sourced
    /// The sources, joined by `;`.
    public var sources: [ID<Source>] = []
    /// Who may see it; the plan's own default unless named.
    public var circle: ID<Circle>?
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The identifier.
    public var key: String { id.text }

    /// The fields in the order in which files write them.
    public static let fields: [Field<PlanTask>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("title", \.title, default: LocalizedText(), "the task in one sentence"),
        Field("kind", \.kind, default: .keyTask, "key task, measure or reform"),
        Field("field", \.field, default: nil, "the field to which it belongs"),
        Field("goals", \.goals, default: [], "the goals that it serves"),
        Field("indicators", \.indicators, default: [], "the indicators that it moves"),
        Field("lead", \.lead, default: nil, "the body in the lead"),
        Field("partners", \.partners, default: [], "the bodies that take part"),
        Field("deadline", \.deadline, default: nil, "when it is to be done"),
        Field("basis", \.basis, default: LocalizedText(), "where it is documented"),
        Field("origin", \.origin, default: .sourced, "where the figure comes from"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
        Field("circle", \.circle, default: nil, "who may see it; the plan's own default unless named"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}
