import Diagnostics
import PlanModel
import Quantities

extension Project {
    /// The field that makes the project go ahead, and so the one to look at.
    var commitment: Address { at(isMandated ? "mandated" : "stage") }

    /// The address of a field of the project.
    func at(_ field: String) -> Address { id.address.with(field: field) }
}

extension ProjectYear {
    /// The address of a field of the amount.
    func at(_ field: String) -> Address { Address("project_years", key, field: field) }
}

extension ProjectPlace {
    /// The address of a field of the share.
    func at(_ field: String) -> Address { Address("project_places", key, field: field) }
}

extension Prerequisite {
    /// The address of the prerequisite.
    var address: Address { Address("prerequisites", key) }

    /// The address of a field of the prerequisite.
    func at(_ field: String) -> Address { Address("prerequisites", key, field: field) }
}

extension Effect {
    /// The address of a field of the effect.
    func at(_ field: String) -> Address { Address("effects", key, field: field) }
}

extension Value {
    /// Whether nothing was written: neither a number nor a reason, and nothing that could not be read.
    var isBlank: Bool { missingReason == .notStated }
}

extension CheckContext {
    /// The name of the project or the title of the task that causes an effect, or its address where it has none.
    func name(ofCause cause: Address) -> LocalizedText {
        let known: LocalizedText? =
            switch cause.collection {
            case Project.collection: index.projects[ID(cause.key)]?.name
            case PlanTask.collection: index.tasks[ID(cause.key)]?.title
            default: nil
            }
        if let known, !known.isEmpty { return known }
        return LocalizedText(en: cause.description, zh: cause.description)
    }

    /// What a finding about the yearly amounts of a project rests on: its rows, and those that may have meant it.
    func yearlyFields(of project: ID<Project>) -> [Address] {
        let rows = index.projectYears[project] ?? []
        return rows.flatMap { row in ["resource", "offset", "stage", "amount"].map(row.at) }
            + [Address("project_years"), .mention(of: project.address, in: Address("project_years", field: "project"))]
    }

    /// What a finding about the places of a project rests on: its rows, and those that may have meant it.
    func placeFields(of project: ID<Project>) -> [Address] {
        let rows = index.projectPlaces[project] ?? []
        return rows.flatMap { row in ["place", "share"].map(row.at) }
            + [
                Address("project_places"),
                .mention(of: project.address, in: Address("project_places", field: "project")),
            ]
    }
}
