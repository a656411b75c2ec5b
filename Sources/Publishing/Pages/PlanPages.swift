import Appraisals
import Diagnostics
import PlanModel
import Quantities

/// Makes the pages of one plan in one language.
struct PlanPages {
    let plan: SitePlan
    let locale: PageLocale
    /// The path asked for, with the reader's choices.
    let pathAsked: SitePath
    /// Whether long lists are shown whole.
    let showsAll: Bool

    var paths: PlanPaths { PlanPaths(plan: plan.id, language: locale.language) }
    var appraisal: Appraisal { plan.appraisal }
    var index: PlanIndex { plan.index }
    var header: PlanHeader { plan.plan.header }
    var shared: SharedLookups { plan.shared }
    var sections: AppraisalSections {
        AppraisalSections(appraisal: appraisal, locale: locale, paths: paths, partialFields: plan.partialFields)
    }

    /// The pages in the order in which a director wants them.
    var navigation: [PageLink] {
        let steps = pathAsked.steps
        return entries.map { words, path in
            var link = PageLink(words, to: path)
            link.isCurrent = path.steps.count > 2 && steps.count > 2 && path.steps[2] == steps[2]
            return link
        }
    }

    private var entries: [(String, SitePath)] {
        let asked: [(String, SitePath)] = [
            (locale.words("Can it all hold?", "能否同时实现"), paths.consistency),
            (locale.words("Likely together?", "同时实现的可能性"), paths.ensemble),
            (locale.words("Matrix of fields", "领域矩阵"), paths.fields),
            (locale.words("Scenarios", "情景比较"), paths.scenarios),
        ]
        return [
            (locale.words("Main indicators", "主要指标"), paths.overview),
            (locale.words("Major projects", "重大项目"), paths.projects),
            (locale.words("What stands in the way", "存在的障碍"), paths.obstacles),
            (locale.words("Indicators", "指标"), paths.indicators), (locale.words("Places", "地区"), paths.places),
            (locale.words("Programme", "项目安排"), paths.programme), (locale.words("Limits", "约束"), paths.limits),
        ] + (plan.audience == .office ? asked : []) + [
            (locale.words("Findings", "检查结果"), paths.findings), (locale.words("Data", "数据"), paths.downloads),
            (locale.words("Sources", "出处"), paths.sources), (locale.words("Assumptions", "假设"), paths.assumptions),
            (locale.words("Glossary", "词汇"), paths.glossary),
        ]
    }

    /// The page behind the language step of a path; nil where there is none.
    func page(_ steps: [String]) -> Page? {
        switch (steps.first, steps.count) {
        case ("index", 1): overview()
        case ("projects", 1): projects()
        case ("projects", 2): project(ID(steps[1]))
        case ("obstacles", 1): obstacles()
        case ("indicators", 1): indicators()
        case ("indicators", 2): indicator(ID(steps[1]), at: header.place)
        case ("indicators", 3): steps[2] == header.place.text ? nil : indicator(ID(steps[1]), at: ID(steps[2]))
        case ("why", 3...): explanation(steps)
        case ("places", 1): places()
        case ("places", 2): place(ID(steps[1]))
        case ("programme", 1): programme()
        case ("limits", 1): limits()
        case ("consistency", 1): consistencyPage()
        case ("fields", 1): fieldsPage()
        case ("ensemble", 1): ensemblePage()
        case ("scenarios", 1): scenariosPage()
        case ("findings", 1): findings()
        case ("files", 2...): lines(steps.dropFirst().joined(separator: "/"))
        case ("data", 1): downloads()
        case ("sources", 1): sources()
        case ("assumptions", 1): assumptions()
        case ("glossary", 1): glossary()
        default: nil
        }
    }

    /// A page of this plan.
    func page(_ kind: PageKind, _ title: String, _ sections: [PageSection], trail: [PageLink] = []) -> Page {
        var page = Page(kind, at: pathAsked, in: locale, title: title, sections: sections)
        page.trail = trail
        return page
    }

    /// The first page: the main indicators, what can be said of the targets and where the figures come from.
    func overview() -> Page {
        let parts = sections
        var page = page(
            .overview, locale.text(header.title),
            [parts.mainIndicators(), parts.chances(), parts.fields(), parts.figures()])
        page.preface = parts.preface(digest: plan.digest).map { Sentence($0) }
        return page
    }
}
