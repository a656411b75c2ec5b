import Diagnostics
import Quantities

/// A project, a package of projects or a part of one.
public struct Project: PlanRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "projects"
    /// The identifier.
    public var id = ID<Project>("")
    /// Its name.
    public var name: LocalizedText = LocalizedText()
    /// Project, package or sub-project.
    public var kind: ProjectKind = .project
    /// The package or project of which it is a part.
    public var package: ID<Project>?
    /// Its field.
    public var field: ID<PlanField>?
    /// Its industry, for gates and exemptions.
    public var industry: String = ""
    /// The tasks that it serves.
    public var tasks: [ID<PlanTask>] = []
    /// How far it is.
    public var stage: ProjectStage?
    /// When that became known.
    public var stageKnownOn: CalendarDate?
    /// Whether it is decided and cannot be left out.
    public var isMandated: Bool = false
    /// Who owns it.
    public var owner: String = ""
    /// The body in the lead.
    public var lead: ID<Body>?
    /// Led by government or by the market.
    public var ledBy: ProjectLeadership?
    /// How it is approved.
    public var route: ApprovalRoute?
    /// Total investment in 10,000 of the currency.
    public var cost: Value = .missing(.notStated)
    /// Where the cost comes from.
    public var costOrigin: Origin = .sourced
    /// Appraised benefit over its life as a present value, in 10,000 of the currency.
    public var benefit: Value = .missing(.notStated)
    /// Where the benefit comes from.
    public var benefitOrigin: Origin = .sourced
    /// When it starts.
    public var start: CalendarDate?
    /// Where the start comes from.
    public var startOrigin: Origin = .sourced
    /// When it is completed.
    public var finish: CalendarDate?
    /// Where the finish comes from.
    public var finishOrigin: Origin = .sourced
    /// The first year in which it may start.
    public var earliest: Year?
    /// The last year in which it may start.
    public var latest: Year?
    /// Yearly energy use in operation, tce.
    public var energy: Value = .missing(.notStated)
    /// Yearly electricity use in operation, 10^4 kWh.
    public var electricity: Value = .missing(.notStated)
    /// Yearly coal use in operation, t.
    public var coal: Value = .missing(.notStated)
    /// What is known of its progress.
    public var status: LocalizedText = LocalizedText()
    /// What it will be able to do.
    public var capacity: LocalizedText = LocalizedText()
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
    public static let fields: [Field<Project>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("name", \.name, default: LocalizedText(), "its name"),
        Field("kind", \.kind, default: .project, "project, package or sub-project"),
        Field("package", \.package, default: nil, "the package or project of which it is a part"),
        Field("field", \.field, default: nil, "its field"),
        Field("industry", \.industry, default: "", "its industry, for gates and exemptions"),
        Field("tasks", \.tasks, default: [], "the tasks that it serves"),
        Field("stage", \.stage, default: nil, "how far it is"),
        Field("stage_known_on", \.stageKnownOn, default: nil, "when that became known"),
        Field("mandated", \.isMandated, default: false, "whether it is decided and cannot be left out"),
        Field("owner", \.owner, default: "", "who owns it"),
        Field("lead", \.lead, default: nil, "the body in the lead"),
        Field("led_by", \.ledBy, default: nil, "led by government or by the market"),
        Field("route", \.route, default: nil, "how it is approved"),
        Field("cost", \.cost, default: .missing(.notStated), "total investment in 10,000 of the currency"),
        Field("cost_origin", \.costOrigin, default: .sourced, "where the cost comes from"),
        Field(
            "benefit", \.benefit, default: .missing(.notStated),
            "appraised benefit over its life as a present value, in 10,000 of the currency"),
        Field("benefit_origin", \.benefitOrigin, default: .sourced, "where the benefit comes from"),
        Field("start", \.start, default: nil, "when it starts"),
        Field("start_origin", \.startOrigin, default: .sourced, "where the start comes from"),
        Field("finish", \.finish, default: nil, "when it is completed"),
        Field("finish_origin", \.finishOrigin, default: .sourced, "where the finish comes from"),
        Field("earliest_start", \.earliest, default: nil, "the first year in which it may start"),
        Field("latest_start", \.latest, default: nil, "the last year in which it may start"),
        Field("energy", \.energy, default: .missing(.notStated), "yearly energy use in operation, tce"),
        Field(
            "electricity", \.electricity, default: .missing(.notStated),
            "yearly electricity use in operation, 10^4 kWh"),
        Field("coal", \.coal, default: .missing(.notStated), "yearly coal use in operation, t"),
        Field("status", \.status, default: LocalizedText(), "what is known of its progress"),
        Field("capacity", \.capacity, default: LocalizedText(), "what it will be able to do"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
        Field("circle", \.circle, default: nil, "who may see it; the plan's own default unless named"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// An amount of money or of another resource of a project in a year from its start.
public struct ProjectYear: PlanRecord {
    /// The project.
    public var project: ID<Project> = ID<Project>("")
    /// Cost, energy, coal, co2, land or another resource.
    public var resource: String = ""
    /// Who pays, for cost.
    public var funding: ID<FundingSource>?
    /// Years from the start, 0 for the first.
    public var offset: Int = 0
    /// While building or in operation.
    public var stage: WorkStage = .build
    /// The amount in the resource's unit; cost in 10,000 of the currency.
    public var amount: Value = .missing(.notStated)
    /// Where the figure comes from.
    public var origin: Origin = .sourced
    /// The sources, joined by `;`.
    public var sources: [ID<Source>] = []
    /// Who may see it; the plan's own default unless named.
    public var circle: ID<Circle>?

    /// Makes a blank record.
    public init() {}

    /// Project, resource, offset, stage and funding source.
    public var key: String { "\(project)/\(resource)/\(offset)/\(stage.rawValue)" + (funding.map { "/\($0)" } ?? "") }

    /// The fields in the order in which files write them.
    public static let fields: [Field<ProjectYear>] = [
        Field(required: "project", \.project, blank: ID<Project>(""), "the project"),
        Field(required: "resource", \.resource, blank: "", "cost, energy, coal, co2, land or another resource"),
        Field("funding", \.funding, default: nil, "who pays, for cost"),
        Field(
            required: "offset", \.offset, blank: 0, within: WholeNumberBounds.years,
            "years from the start, 0 for the first"),
        Field("stage", \.stage, default: .build, "while building or in operation"),
        Field(
            required: "amount", \.amount, blank: .missing(.notStated),
            "the amount in the resource's unit; cost in 10,000 of the currency"),
        Field("origin", \.origin, default: .sourced, "where the figure comes from"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
        Field("circle", \.circle, default: nil, "who may see it; the plan's own default unless named"),
    ]
}

/// The share of a project in a place.
public struct ProjectPlace: PlanRecord {
    /// The project.
    public var project: ID<Project> = ID<Project>("")
    /// The place.
    public var place: ID<Place> = ID<Place>("")
    /// The share of its cost there, 0 to 1.
    public var share: Value = .missing(.notStated)
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// Project and place.
    public var key: String { "\(project)/\(place)" }

    /// The fields in the order in which files write them.
    public static let fields: [Field<ProjectPlace>] = [
        Field(required: "project", \.project, blank: ID<Project>(""), "the project"),
        Field(required: "place", \.place, blank: ID<Place>(""), "the place"),
        Field("share", \.share, default: .missing(.notStated), "the share of its cost there, 0 to 1"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// A project that must be finished before another one starts.
public struct Prerequisite: PlanRecord {
    /// The project that waits.
    public var project: ID<Project> = ID<Project>("")
    /// The project that comes first.
    public var requires: ID<Project> = ID<Project>("")
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The waiting and the first project.
    public var key: String { "\(project)/\(requires)" }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Prerequisite>] = [
        Field(required: "project", \.project, blank: ID<Project>(""), "the project that waits"),
        Field(required: "requires", \.requires, blank: ID<Project>(""), "the project that comes first"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// A project among others of which at most one is chosen.
public struct Alternative: PlanRecord {
    /// The group of alternatives.
    public var group: String = ""
    /// The project.
    public var project: ID<Project> = ID<Project>("")
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// Group and project.
    public var key: String { "\(group)/\(project)" }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Alternative>] = [
        Field(required: "group", \.group, blank: "", "the group of alternatives"),
        Field(required: "project", \.project, blank: ID<Project>(""), "the project"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// What a project or task does to an indicator in a place.
public struct Effect: PlanRecord {
    /// The project or task: `projects/P001`.
    public var cause: Address = Address("")
    /// The indicator.
    public var indicator: ID<Indicator> = ID<Indicator>("")
    /// The place.
    public var place: ID<Place> = ID<Place>("")
    /// The full yearly effect in the indicator's unit.
    public var amount: Value = .missing(.notStated)
    /// Years from the finish to the first effect.
    public var lag: Int = 0
    /// Years over which the effect grows to its full amount.
    public var ramp: Int = 1
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

    /// Cause, indicator and place.
    public var key: String { "\(cause.path)/\(indicator)/\(place)" }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Effect>] = [
        Field(required: "cause", \.cause, blank: Address(""), "the project or task: `projects/P001`"),
        Field(required: "indicator", \.indicator, blank: ID<Indicator>(""), "the indicator"),
        Field(required: "place", \.place, blank: ID<Place>(""), "the place"),
        Field(
            required: "amount", \.amount, blank: .missing(.notStated),
            "the full yearly effect in the indicator's unit"),
        Field("lag", \.lag, default: 0, within: WholeNumberBounds.lag, "years from the finish to the first effect"),
        Field(
            "ramp", \.ramp, default: 1, within: WholeNumberBounds.ramp,
            "years over which the effect grows to its full amount"),
        Field("origin", \.origin, default: .sourced, "where the figure comes from"),
        Field("source", \.sources, default: [], "the sources, joined by `;`"),
        Field("circle", \.circle, default: nil, "who may see it; the plan's own default unless named"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}
