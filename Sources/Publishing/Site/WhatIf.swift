import Diagnostics
import PlanModel
import Quantities

/// A question about one project: what would follow if it were added, left out, or begun in another year.
///
/// It stands in the address, `<plan>/<language>/projects/<project>/what-if?do=start-2028`, so that it can be kept and
/// sent. It changes nothing: it is an amendment whose consequences are computed.
public struct WhatIf: Equatable, Sendable {
    /// What is asked.
    public enum Act: Equatable, Sendable {
        /// It goes ahead whatever else is chosen.
        case add
        /// It does not go ahead.
        case leaveOut
        /// It goes ahead and begins in a year.
        case start(Year)

        /// Reads a word of an address; nil where it is none of these.
        init?(word: String) {
            switch word {
            case "add": self = .add
            case "leave-out": self = .leaveOut
            default:
                guard word.hasPrefix("start-"), let year = Int(word.dropFirst(6)) else { return nil }
                self = .start(Year(year))
            }
        }

        /// The word in an address.
        var word: String {
            switch self {
            case .add: "add"
            case .leaveOut: "leave-out"
            case .start(let year): "start-\(year)"
            }
        }
    }

    /// The path of the answer.
    public let path: SitePath
    /// The project.
    public let project: ID<Project>
    /// What is asked of it.
    public let act: Act

    /// The plan in whose pages it is asked.
    public var plan: String { path.steps[0] }

    /// Reads a question from a path; nil where it is none.
    public init?(_ path: SitePath) {
        guard path.steps.count == 5, path.steps[2] == "projects", path.steps[4] == "what-if" else { return nil }
        guard let act = path["do"].flatMap(Act.init(word:)) else { return nil }
        self.path = path
        self.project = ID(path.steps[3])
        self.act = act
    }

    /// The path that answers questions about a project.
    static func path(of project: ID<Project>, in paths: PlanPaths) -> SitePath {
        SitePath(paths.project(project).steps + ["what-if"])
    }

    /// Whether it may be asked: nothing is left out or moved that has begun, was given up, or is of a real place.
    static func mayBeAsked(of project: Project, in plan: Plan) -> Bool {
        guard plan.header.setting == .invented, project.kind != .subproject else { return false }
        guard let stage = project.stage else { return true }
        return [.reserve, .earlyWork, .newStart].contains(stage)
    }

    /// What may be asked of a project that may be asked about.
    static func acts(for project: Project, in plan: Plan) -> [Act] {
        let add: [Act] = project.isMandated && project.stage != .reserve ? [] : [.add]
        return add + [.leaveOut] + plan.header.period.period.years.map { .start($0) }
    }

    /// The amendment that it asks about; nil where it cannot be asked of this plan.
    public func amendment(on plan: Plan) -> Amendment? {
        guard let record = plan.projects.first(where: { $0.id == project }), Self.mayBeAsked(of: record, in: plan),
            Self.acts(for: record, in: plan).contains(act)
        else { return nil }
        let address = Address("projects", project.text)
        func set(_ field: String, from: String?, to: String) -> Change {
            var change = Change()
            change.set = address.with(field: field)
            change.from = from.map { PlainCell(.text($0)) }
            change.to = PlainCell(.text(to))
            return change
        }
        // Quotation marks within others are single ones in Chinese.
        let name = LocalizedText(
            en: record.name.text(in: "en"),
            zh: record.name.text(in: "zh").replacing("“", with: "‘").replacing("”", with: "’"))
        var amendment = Amendment()
        let goesAhead = [
            record.stage == .reserve
                ? set("stage", from: ProjectStage.reserve.rawValue, to: ProjectStage.newStart.rawValue) : nil,
            record.isMandated ? nil : set("mandated", from: "no", to: "yes"),
        ].compactMap { $0 }
        switch act {
        case .add:
            amendment.title = LocalizedText(
                en: "What if ‘\(name.text(in: "en"))’ goes ahead", zh: "假如实施“\(name.text(in: "zh"))”")
            amendment.changes = goesAhead
        case .leaveOut:
            amendment.title = LocalizedText(
                en: "What if ‘\(name.text(in: "en"))’ is left out", zh: "假如不实施“\(name.text(in: "zh"))”")
            amendment.changes = [set("stage", from: record.stage?.rawValue, to: ProjectStage.withdrawn.rawValue)]
        case .start(let year):
            amendment.title = LocalizedText(
                en: "What if ‘\(name.text(in: "en"))’ begins in \(year)", zh: "假如“\(name.text(in: "zh"))”于 \(year) 年开工")
            // It is built in as many years as before.
            let delay = record.start.map { plan.header.latestYear(of: $0).distance(to: year) }
            let dates = [("start", record.start), ("finish", record.finish)].compactMap { field, date -> Change? in
                guard let date, let delay, let later = Self.moved(date, by: delay) else { return nil }
                return set(field, from: date.description, to: later)
            }
            amendment.changes =
                goesAhead + dates + [
                    set("earliest_start", from: record.earliest?.description, to: year.description),
                    set("latest_start", from: record.latest?.description, to: year.description),
                ]
        }
        return amendment
    }

    /// A date so many years later, as it is written; the last of February has no fellow in every year.
    private static func moved(_ date: CalendarDate, by years: Int) -> String? {
        let moved = CalendarDate(year: date.year + years, month: date.month, day: date.day)
        return (moved ?? CalendarDate(year: date.year + years, month: date.month, day: 28))?.description
    }
}
