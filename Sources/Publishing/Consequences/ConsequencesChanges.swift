import PlanModel

/// What an amendment changes, in the words of a planner beside its address.
extension ConsequencesSections {
    var changes: PageSection {
        let title = locale.words("What is changed", "修改内容")
        let cells = ChangeCells(before: before.index, after: after.index, locale: locale)
        var table = PageTable("changes", title, cells.columns)
        table.rowHead = 1
        table.layout = .stacked
        for change in consequences.changes.changes { table.add(cells.cells(of: change)) }
        return PageSection("changes", title, [.grid(table)])
    }
}
