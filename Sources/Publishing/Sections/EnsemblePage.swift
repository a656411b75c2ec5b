import Appraisals
import Diagnostics
import Ensembles
import PlanModel
import Quantities

extension Page {
    /// How likely targets are together, what drives a miss and what indicators may come to, as `lustrum ensemble` prints it.
    ///
    /// - Parameters:
    ///   - report: what the draws say.
    ///   - locale: language and number format.
    ///   - all: whether every target and every year is listed; else those that are looked at together first, in the years
    ///     of their targets and the last of the plan.
    /// - Returns: the page.
    public static func ensemble(_ report: EnsembleReport, in locale: PageLocale, all: Bool = true) -> Page {
        let header = report.question.plan.header
        let parts = EnsembleSections(report: report, locale: locale)
        var page = Page(
            .ensemble, at: SitePath([header.id, locale.language, "ensemble"]), in: locale,
            title: locale.text(header.title), sections: parts.all(targets: all, fans: all))
        page.notice = locale.text(header.notice)
        page.preface = StandpointPreface.sentences(report.question.plan, report.question.trajectories.settings, locale)
        return page
    }
}
