import PlanModel
import Quantities

/// Where the pages of one plan stand in one language.
struct PlanPaths {
    /// The plan's identifier.
    let plan: String
    /// The language.
    let language: String

    private func path(_ steps: String...) -> SitePath { SitePath([plan, language] + steps) }

    var overview: SitePath { path("index") }
    var projects: SitePath { path("projects") }
    var obstacles: SitePath { path("obstacles") }
    var indicators: SitePath { path("indicators") }
    var places: SitePath { path("places") }
    var programme: SitePath { path("programme") }
    var limits: SitePath { path("limits") }
    var consistency: SitePath { path("consistency") }
    var ensemble: SitePath { path("ensemble") }
    var scenarios: SitePath { path("scenarios") }
    var fields: SitePath { path("fields") }
    var findings: SitePath { path("findings") }
    var downloads: SitePath { path("data") }
    var sources: SitePath { path("sources") }
    var assumptions: SitePath { path("assumptions") }
    var glossary: SitePath { path("glossary") }

    func project(_ project: ID<Project>) -> SitePath { path("projects", project.text) }

    func place(_ place: ID<Place>) -> SitePath { path("places", place.text) }

    /// Where it is told how a target stands and why.
    func why(_ target: Target) -> SitePath {
        SitePath([plan, language, "why", "targets"] + target.key.split(separator: "/").map(String.init))
    }

    func lines(_ file: String) -> SitePath {
        SitePath([plan, language, "files"] + file.split(separator: "/").map(String.init))
    }

    /// The page of an indicator at a place: the plan's own place needs no further step.
    func indicator(_ indicator: ID<Indicator>, at place: ID<Place>, own: ID<Place>) -> SitePath {
        place == own
            ? path("indicators", indicator.text) : path("indicators", indicator.text, place.text)
    }
}

/// The anchors that figures lead to.
enum Anchors {
    static func year(_ year: Year) -> String { "year-\(year)" }
    static func target(_ target: Target) -> String { "target-\(target.year)" + (target.plan.map { "-\($0)" } ?? "") }
    static func source(_ source: ID<Source>) -> String { "source-\(source)" }
    static func assumption(_ assumption: String) -> String { "assumption-\(assumption)" }
    static func line(_ line: Int) -> String { "L\(line)" }
}
