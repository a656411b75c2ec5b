import Appraisals
import Diagnostics
import PlanModel

extension WhatIf {
    /// The page that answers it, computed on a plan as it stands; nil where it cannot be asked of that plan.
    ///
    /// - Parameters:
    ///   - state: the plan with its programme.
    ///   - locale: the language of the page.
    /// - Returns: the consequences, or nil.
    public func page(on state: PlanState, in locale: PageLocale) -> Page? {
        // Its starting values are read from the plan, so that no change can miss what it changes.
        guard let amendment = amendment(on: state.reading.plan),
            let (found, after) = try? consequences(of: amendment, on: state)
        else { return nil }
        let paths = PlanPaths(plan: path.steps[0], language: path.steps[1])
        var page = Page.consequences(found, before: state, after: after, in: locale, at: path)
        page.trail = [
            PageLink(locale.words("Major projects", "重大项目"), to: paths.projects),
            PageLink(locale.text(state.index.name(project)), to: paths.project(project)),
        ]
        return page
    }
}
