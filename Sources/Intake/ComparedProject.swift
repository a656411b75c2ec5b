import PlanModel
import Quantities

/// A project as far as it can be told from others: a row that was handed in, or a project of the plan.
struct ComparedProject: Sendable {
    /// Its names, each taken apart.
    let names: [NameProfile]
    /// Its places.
    let places: Set<String>
    /// The places above them.
    let above: Set<String>
    /// Its owner without spaces and signs; empty where nothing is said.
    let owner: String
    /// Its code, where that is long enough to be more than a number in a list.
    let code: String
    /// Its cost, or nil.
    let cost: Double?
    /// The year in which it starts, or nil.
    let start: Int?
    /// Whether the plan has it already; two such are never compared.
    let isOfPlan: Bool

    /// The digits of a cost that no two projects share by chance; nil for a round one, such as 50000 or 32000.
    var oddCost: String? {
        guard let cost, cost > 0, cost < 1e15 else { return nil }
        var digits = String(Int((cost * 100).rounded()))
        while digits.hasSuffix("0") { digits.removeLast() }
        return digits.count >= 4 ? digits : nil
    }
}

/// Makes comparable projects of rows and of the plan.
struct Comparing {
    private let index: PlanIndex?

    init(_ plan: Plan?) { index = plan.map { PlanIndex($0) } }

    /// A row that was handed in.
    func project(_ row: SubmittedRow) -> ComparedProject {
        project(
            row.name.byLanguage.values.sorted(), row.places, owner: row.owner, code: row.code, cost: row.cost,
            start: row.start, isOfPlan: false)
    }

    /// The projects of the plan in its order.
    var projectsOfPlan: [ComparedProject] {
        guard let index else { return [] }
        return index.plan.projects.map { project in
            self.project(
                project.name.byLanguage.values.sorted(), (index.projectPlaces[project.id] ?? []).map(\.place.text),
                owner: project.owner, code: project.id.text, cost: project.cost.number, start: project.start,
                isOfPlan: true)
        }
    }

    private func project(
        _ names: [String], _ places: [String], owner: String, code: String, cost: Double?, start: CalendarDate?,
        isOfPlan: Bool
    ) -> ComparedProject {
        let placeNames = places.flatMap(names(ofPlace:))
        let code = NameProfile.plain(code).filter { $0 != " " }
        return ComparedProject(
            names: names.map { NameProfile($0, places: placeNames) }, places: Set(places),
            above: Set(places.flatMap { index?.line(of: ID($0)).dropFirst().map(\.text) ?? [] }),
            owner: NameProfile.plain(owner).filter { $0 != " " }, code: code.count >= 6 ? code : "", cost: cost,
            start: start?.year, isOfPlan: isOfPlan)
    }

    /// The names by which a place stands in names of projects, with and without the word for its level.
    private func names(ofPlace place: String) -> [String] {
        let whole = index?.places[ID(place)]?.name.byLanguage.values.sorted() ?? [place]
        return whole.flatMap { name in
            name.count > 2 && "区县市镇乡州盟旗".contains(name.last ?? " ") ? [name, String(name.dropLast())] : [name]
        }
    }
}
