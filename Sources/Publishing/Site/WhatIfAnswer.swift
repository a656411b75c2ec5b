import Appraisals
import Diagnostics
import PlanModel

/// What follows from the question about a project, whatever language it is told in.
public struct WhatIfAnswer: Sendable {
    let found: Consequences
    let before: PlanState
    let after: PlanState
}

extension WhatIf {
    /// The question without the language in which it is asked: questions with one name have one answer.
    public var name: String { "\(project) \(act.word)" }

    /// Computes the answer on a plan as it stands; nil where it cannot be asked of that plan.
    public func answer(on state: PlanState) -> WhatIfAnswer? {
        // Its starting values are read from the plan, so that no change can miss what it changes.
        guard let amendment = amendment(on: state.reading.plan),
            let (found, after) = try? consequences(of: amendment, on: state)
        else { return nil }
        return WhatIfAnswer(found: found, before: state, after: after)
    }

    /// The page that tells the answer.
    ///
    /// - Parameters:
    ///   - answer: what follows.
    ///   - locale: the language of the page.
    /// - Returns: the page, not framed yet.
    public func page(of answer: WhatIfAnswer, in locale: PageLocale) -> Page {
        var page = Page.consequences(answer.found, before: answer.before, after: answer.after, in: locale, at: path)
        page.trail = trail(answer.before.reading.plan, locale)
        return page
    }

    /// The page that stands in for the answer while it is computed; nil where it cannot be asked of the plan.
    public func awaitedPage(on plan: Plan, _ progress: LongProgress, in locale: PageLocale) -> Page? {
        guard let amendment = amendment(on: plan) else { return nil }
        var page = Page.awaited(at: path, locale.text(amendment.title), progress, in: locale)
        page.trail = trail(plan, locale)
        return page
    }

    private func trail(_ plan: Plan, _ locale: PageLocale) -> [PageLink] {
        let paths = PlanPaths(plan: path.steps[0], language: path.steps[1])
        let name = plan.projects.first { $0.id == project }.map { locale.text($0.name) } ?? project.text
        return [
            PageLink(locale.words("Major projects", "重大项目"), to: paths.projects),
            PageLink(name, to: paths.project(project)),
        ]
    }
}
