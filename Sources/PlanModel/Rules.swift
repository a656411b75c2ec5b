import Diagnostics
import Quantities

/// Which authority decides from which amounts on.
public struct GateLevel: NestedRecord {
    /// The authority.
    public var authority: LocalizedText = LocalizedText()
    /// The amounts of which any one is enough; none means always.
    public var fromAny: NamedCells<String> = [:]

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<GateLevel>] = [
        Field("authority", \.authority, default: LocalizedText(), "the authority"),
        Field("from_any", \.fromAny, default: [:], "the amounts of which any one is enough; none means always"),
    ]
}

/// A rule as it stood for a time.
public struct GateVersion: NestedRecord {
    /// The identifier of the version.
    public var id: String = ""
    /// Its first day.
    public var validFrom: CalendarDate = CalendarDate.unknown
    /// Its last day.
    public var validTo: CalendarDate?
    /// Exempt where all of these amounts stay below.
    public var exemptBelow: NamedCells<String> = [:]
    /// Industries that are exempt.
    public var exemptIndustries: [String] = []
    /// The authorities, highest first.
    public var levels: [GateLevel] = []
    /// By when it must be passed.
    public var due: GateDue = .beforeStart
    /// Whether the legal text itself was read.
    public var isTextRead: Bool = false
    /// The title of the rule in force.
    public var title: LocalizedText = LocalizedText()
    /// The sources, joined by `;`.
    public var sources: [ID<Source>] = []
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The fields in the order in which files write them.
    public static let fields: [Field<GateVersion>] = [
        Field(required: "id", \.id, blank: "", "the identifier of the version"),
        Field(required: "valid_from", \.validFrom, blank: CalendarDate.unknown, "its first day"),
        Field("valid_to", \.validTo, default: nil, "its last day"),
        Field("exempt_below", \.exemptBelow, default: [:], "exempt where all of these amounts stay below"),
        Field("exempt_industries", \.exemptIndustries, default: [], "industries that are exempt"),
        Field("levels", \.levels, default: [], "the authorities, highest first"),
        Field("due", \.due, default: .beforeStart, "by when it must be passed"),
        Field("legal_text_read", \.isTextRead, default: false, "whether the legal text itself was read"),
        Field("title", \.title, default: LocalizedText(), "the title of the rule in force"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// A dated legal rule that a project must pass.
public struct Gate: PlanRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "rules"
    /// The identifier.
    public var id = ID<Gate>("")
    /// Its name.
    public var name: LocalizedText = LocalizedText()
    /// The kinds of project it is for; all where empty.
    public var appliesTo: [ProjectKind] = []
    /// The rule as it stood from time to time.
    public var versions: [GateVersion] = []

    /// Makes a blank record.
    public init() {}

    /// The identifier.
    public var key: String { id.text }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Gate>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("name", \.name, default: LocalizedText(), "its name"),
        Field("applies_to", \.appliesTo, default: [], "the kinds of project it is for; all where empty"),
        Field("versions", \.versions, default: [], "the rule as it stood from time to time"),
    ]
}

/// What is recorded of a project at a gate.
public struct GateAnswer: PlanRecord {
    /// The project.
    public var project: ID<Project> = ID<Project>("")
    /// The gate.
    public var gate: ID<Gate> = ID<Gate>("")
    /// How far it is.
    public var state: GateState = .notSubmitted
    /// When.
    public var date: CalendarDate?
    /// The sources, joined by `;`.
    public var sources: [ID<Source>] = []
    /// Who may see it; the plan's own default unless named.
    public var circle: ID<Circle>?
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// Project and gate.
    public var key: String { "\(project)/\(gate)" }

    /// The fields in the order in which files write them.
    public static let fields: [Field<GateAnswer>] = [
        Field(required: "project", \.project, blank: ID<Project>(""), "the project"),
        Field(required: "gate", \.gate, blank: ID<Gate>(""), "the gate"),
        Field(required: "state", \.state, blank: .notSubmitted, "how far it is"),
        Field("date", \.date, default: nil, "when"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
        Field("circle", \.circle, default: nil, "who may see it; the plan's own default unless named"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}
