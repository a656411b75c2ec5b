import Diagnostics
import Quantities

/// A development plan as a value: what its folder says, without where it says it.
///
/// Every collection is kept in the order of its keys, so that equal plans are equal values.
public struct Plan: Equatable, Sendable {
    /// Title, period, words and bodies.
    public var header = PlanHeader()
    /// Publications from which figures come.
    public var sources: [Source] = []
    /// Places of the hierarchy.
    public var places: [Place] = []
    /// Splits and mergers of places.
    public var placeChanges: [PlaceChange] = []
    /// Members of zones and circles.
    public var groupMembers: [GroupMember] = []
    /// Places for which units report.
    public var reportingUnits: [ReportingUnitShare] = []
    /// Foreign field codes.
    public var fieldMap: [FieldMapping] = []
    /// Indicators.
    public var indicators: [Indicator] = []
    /// What was measured.
    public var observations: [Observation] = []
    /// What is wanted.
    public var targets: [Target] = []
    /// Goals.
    public var goals: [Goal] = []
    /// Key tasks and measures.
    public var tasks: [PlanTask] = []
    /// Projects.
    public var projects: [Project] = []
    /// Amounts of projects by year from their start.
    public var projectYears: [ProjectYear] = []
    /// Places of projects.
    public var projectPlaces: [ProjectPlace] = []
    /// Rows by which units handed projects in.
    public var submissions: [Submission] = []
    /// Which project waits for which.
    public var prerequisites: [Prerequisite] = []
    /// Projects of which at most one is chosen.
    public var alternatives: [Alternative] = []
    /// Effects of projects and tasks on indicators.
    public var effects: [Effect] = []
    /// Limits of resources.
    public var limits: [Limit] = []
    /// What fields and places must at least get.
    public var floors: [Floor] = []
    /// Assumptions with their reasons.
    public var assumptions: [Assumption] = []
    /// Dated legal rules.
    public var gates: [Gate] = []
    /// What is recorded of projects at gates.
    public var gateAnswers: [GateAnswer] = []
    /// Named lists of changes.
    public var scenarios: [Scenario] = []
    /// Paragraphs of the text.
    public var paragraphs: [Paragraph] = []
    /// Who may see single addresses.
    public var circleMarks: [CircleMark] = []
    /// Files of the sector rooms, by digest.
    public var attachments: [Attachment] = []

    /// Makes an empty plan.
    public init() {}

    /// The collections, in the order in which they are read, written and encoded.
    public static let collections: [PlanCollection] = [
        PlanCollection("sources", at: \.sources, in: .csv("sources.csv"), "publications from which figures come"),
        PlanCollection("places", at: \.places, in: .csv("places.csv"), "places of the hierarchy"),
        PlanCollection("place_changes", at: \.placeChanges, in: .csv("place_changes.csv"), "splits and mergers"),
        PlanCollection("groups", at: \.groupMembers, in: .csv("groups.csv"), "members of zones and circles"),
        PlanCollection(
            "reporting_units", at: \.reportingUnits, in: .csv("reporting_units.csv"), "units that report for places"),
        PlanCollection("field_map", at: \.fieldMap, in: .csv("field_map.csv"), "foreign field codes"),
        PlanCollection("indicators", at: \.indicators, in: .yaml("indicators.yaml", key: nil), "what is measured"),
        PlanCollection("observations", at: \.observations, in: .csvFolder("observations"), "what was measured"),
        PlanCollection("targets", at: \.targets, in: .csv("targets.csv"), "what the plan wants"),
        PlanCollection("goals", at: \.goals, in: .yaml("tasks.yaml", key: "goals"), "goals of the plan"),
        PlanCollection("tasks", at: \.tasks, in: .yaml("tasks.yaml", key: "tasks"), "key tasks and measures"),
        PlanCollection("projects", at: \.projects, in: .csv("projects.csv"), "projects, packages and parts of them"),
        PlanCollection(
            "project_years", at: \.projectYears, in: .csv("project_years.csv"), "amounts by year from the start"),
        PlanCollection(
            "project_places", at: \.projectPlaces, in: .csv("project_places.csv"), "places of projects"),
        PlanCollection(
            "submissions", at: \.submissions, in: .csv("submissions.csv"), "rows by which units handed projects in"),
        PlanCollection(
            "prerequisites", at: \.prerequisites, in: .csv("prerequisites.csv"), "which project waits for which"),
        PlanCollection(
            "alternatives", at: \.alternatives, in: .csv("alternatives.csv"), "projects of which one is chosen"),
        PlanCollection("effects", at: \.effects, in: .csv("effects.csv"), "effects on indicators"),
        PlanCollection("limits", at: \.limits, in: .csv("limits.csv"), "limits of resources"),
        PlanCollection(
            "floors", at: \.floors, in: .csv("floors.csv"), "what fields and places must at least get"),
        PlanCollection("assumptions", at: \.assumptions, in: .csv("assumptions.csv"), "guesses with their reasons"),
        PlanCollection("rules", at: \.gates, in: .yaml("rules.yaml", key: nil), "dated legal rules"),
        PlanCollection(
            "gate_answers", at: \.gateAnswers, in: .csv("gate_answers.csv"), "what is recorded of projects at gates"),
        PlanCollection(
            "scenarios", at: \.scenarios, in: .yaml("scenarios.yaml", key: nil), "named lists of changes"),
        PlanCollection("text", at: \.paragraphs, in: .text("text"), "paragraphs of the text"),
        PlanCollection("circle_marks", at: \.circleMarks, in: .csv("circles.csv"), "who may see single addresses"),
        PlanCollection("attachments", at: \.attachments, in: .digests(Self.sectorFolders), "files of sector rooms"),
    ]

    /// The folders whose files belong to the sector rooms and are held by digest.
    public static let sectorFolders = ["network", "services", "population", "economy", "energy"]

    /// The outline of `plan.yaml`.
    public static let headerOutline: [FieldOutline] = PlanHeader.fields.map(\.outline)

    /// The collection of a name, or nil.
    public static func collection(_ name: String) -> PlanCollection? { collections.first { $0.name == name } }

    /// The names in use in a collection, those of the words in `plan.yaml` included.
    ///
    /// A zone or circle may stand wherever a place may: its figures are those of its members together.
    public func names(in collection: String) -> Set<String> {
        switch collection {
        case PlanField.collection: Set(header.fieldsOfPlan.map(\.id.text))
        case Body.collection: Set(header.bodies.map(\.id.text))
        case PlaceLevel.collection: Set(header.levels.map(\.id.text))
        case PlaceGroup.collection: Set(header.groups.map(\.id.text))
        case TargetKind.collection: Set(header.kinds.map(\.id.text))
        case FundingSource.collection: Set(header.funding.map(\.id.text))
        case Circle.collection: Set(header.circles.map(\.id.text))
        case PlanReference.collection: Set(header.plans.map(\.id.text) + [header.id])
        case Place.collection: Set(places.map(\.id.text) + header.groups.map(\.id.text))
        default: Set(Self.collection(collection)?.keys(self) ?? [])
        }
    }

    /// The standard units with those that the plan defines.
    ///
    /// A definition that cannot be read is left out, and so is one of a standard unit: a tonne is a tonne in every plan.
    /// Of several definitions of one symbol the first counts.
    public var unitBook: UnitBook {
        var book = UnitBook.standard
        for unit in header.units {
            let parts = unit.size.split(separator: " ", maxSplits: 1)
            guard book.entries[unit.symbol] == nil, parts.count == 2,
                let size = DecimalText.number(String(parts[0])),
                let base = try? book.unit(String(parts[1]))
            else { continue }
            book.add(unit.symbol, UnitBook.Entry(base.dimension, base.scale * size, unit.name))
        }
        return book
    }
}
