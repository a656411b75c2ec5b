import Appraisals
import Diagnostics
import Phasing
import PlanModel
import Quantities

/// Moves of projects as cells of a table.
struct MoveCells {
    let index: PlanIndex
    let after: PlanIndex
    let locale: PageLocale

    func project(_ move: Consequences.ProjectDifference, page: SitePath? = nil) -> PageCell {
        let known = after.projects[move.project] == nil ? index : after
        let name = locale.text(known.name(move.project))
        let words = locale.words("\(name) (\(move.project))", "\(name)（\(move.project)）")
        return page.map { .link(words, $0) } ?? .words(words)
    }

    /// The years before and after.
    func years(_ move: Consequences.ProjectDifference) -> [PageCell] { [years(move.before), years(move.after)] }

    private func years(_ placement: Programme.Placement?) -> PageCell {
        guard let placement else { return .words(locale.words("left out", "未列入")) }
        return .words(
            placement.start == placement.finish
                ? placement.start.description : Period(placement.start, placement.finish).description)
    }

    func reason(_ move: Consequences.ProjectDifference) -> String {
        switch move.cause {
        case .changed: locale.words("the change is about it", "修改直接涉及该项目")
        case .moved(let move): locale.text(move.words(in: after))
        }
    }
}
