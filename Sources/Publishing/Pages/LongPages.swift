import Diagnostics
import PlanModel

extension PlanPages {
    /// Whether targets, limits and decided projects can all hold; nil for all but the office.
    func consistencyPage() -> Page? {
        guard plan.audience == .office else { return nil }
        let title = locale.words("Can it all hold?", "能否同时实现")
        guard let report = plan.consistency else { return notComputed(.consistency, title, "consistency") }
        let sections = ConsistencySections(report: report, locale: locale, paths: paths).all
        let links = [
            PageLink(locale.words("How likely are they together?", "各目标同时实现的可能性"), to: paths.ensemble),
            PageLink(locale.words("Which field helps and hurts which", "各领域相互促进与制约"), to: paths.fields),
        ]
        let more = PageSection("more", seeAlso, [.points(links.map { Sentence($0) })])
        var page = page(.consistency, title, sections + [more])
        page.preface = standpoint
        return page
    }

    /// What the fields do to each other's targets; nil for all but the office.
    func fieldsPage() -> Page? {
        guard plan.audience == .office else { return nil }
        let title = locale.words("Matrix of fields", "领域矩阵")
        guard let report = plan.consistency else { return notComputed(.fields, title, "consistency --fields") }
        var page = page(
            .fields, title, FieldSections(report: report, locale: locale, paths: paths, listsAll: showsAll).all)
        page.preface = standpoint
        return page
    }

    /// The plan and its scenarios side by side; nil for all but the office.
    func scenariosPage() -> Page? {
        guard plan.audience == .office else { return nil }
        let title = locale.words("Scenarios", "情景比较")
        guard let comparison = plan.scenarios else { return notComputed(.scenarios, title, "scenarios") }
        var page = page(
            .scenarios, title, ScenarioSections(comparison: comparison, locale: locale, paths: paths).all)
        page.preface = standpoint
        return page
    }

    /// How likely the targets are together and what drives a miss; nil for all but the office.
    func ensemblePage() -> Page? {
        guard plan.audience == .office else { return nil }
        let title = locale.words("Likely together?", "同时实现的可能性")
        guard let answer = plan.ensemble else { return notComputed(.ensemble, title, "ensemble") }
        let all = EnsembleSections(report: answer.all, locale: locale, paths: paths)
        let main = answer.main.map { EnsembleSections(report: $0, locale: locale, paths: paths, areMain: true) }
        var sections = all.all(targets: true, fans: false)
        if let main {
            // What drives the miss is told of the main targets instead.
            sections = [main.together(), main.misses()] + sections.filter { $0.id != "misses" }
        }
        var page = page(.ensemble, title, sections)
        page.preface = standpoint
        return page
    }

    private var seeAlso: String { locale.words("See also", "另见") }

    /// From which standpoint it was computed.
    private var standpoint: [Sentence] {
        StandpointPreface.sentences(plan.plan, appraisal.settings, locale)
    }

    /// A page that is being computed says how far it is; in files that were written without it, how it is computed.
    private func notComputed(_ kind: PageKind, _ title: String, _ verb: String) -> Page {
        if let progress = LongQuestion(pathAsked).flatMap({ plan.awaited[$0] }) {
            return .awaited(at: pathAsked, title, progress, in: locale)
        }
        let words = locale.words(
            "It was not computed for these pages. `lustrum \(verb) PLAN` computes it.",
            "本站未计算此项，可用 lustrum \(verb) PLAN 计算。")
        return page(kind, title, [PageSection("missing", title, [.sentences([Sentence(words)])])])
    }
}
