import Diagnostics
import PlanModel

/// The home page: every plan of the site with what can be said of its targets.
struct HomePage {
    let site: Site
    let locale: PageLocale

    func page(_ path: SitePath) -> Page {
        let title = locale.words("Plans", "规划")
        var table = PageTable(
            "plans", title,
            [
                PageTable.Column("plan", locale.words("Plan", "规划")),
                PageTable.Column("period", locale.words("Period", "规划期")),
                PageTable.Column("indicators", locale.words("indicators", "指标"), .right),
                PageTable.Column("targets", locale.words("targets", "目标"), .right),
                PageTable.Column("projects", locale.words("projects", "项目"), .right),
                PageTable.Column("setting", locale.words("Place", "地区性质")),
            ])
        for plan in site.plans {
            let header = plan.plan.header
            let overview = PlanPaths(plan: plan.id, language: locale.language).overview
            table.add([
                .link(locale.text(header.title), overview), .words(header.period.period.description),
                .count(plan.plan.indicators.count), .count(plan.plan.targets.count),
                .count(plan.plan.projects.count { $0.kind != .package }),
                .words(header.setting == .real ? locale.words("real", "真实") : locale.words("invented", "虚构")),
            ])
        }
        return Page(
            .home, at: path, in: locale, title: "Lustrum",
            sections: [PageSection("plans", title, [.grid(table)])])
    }
}
