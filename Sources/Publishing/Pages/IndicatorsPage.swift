import Diagnostics
import Outlook
import PlanModel
import Quantities

extension PlanPages {
    /// All indicators with their latest value and how the target stands, in the order of the plan.
    func indicators() -> Page {
        let title = locale.words("Indicators", "指标")
        var chosen = plan.plan.indicators.filter { !$0.id.text.isEmpty }
        if let field = pathAsked["field"] { chosen = chosen.filter { $0.field?.text == field } }
        chosen = chosen.filter { matches([$0.id.text, locale.text($0.name)]) }
        let (rows, parts) = part(chosen)
        var notes = Footnotes()
        var table = PageTable("indicators", title, indicatorColumns(first: locale.words("Indicator", "指标")))
        for indicator in rows {
            let link = link(indicator.id, at: header.place)
            table.add(row(of: indicator, at: header.place, named: link, &notes))
        }
        table.notes = notes.reasons
        table.parts = parts
        let form = filter(
            locale.words("Choose indicators", "筛选指标"), on: paths.indicators,
            [
                choices(
                    "field", locale.words("Field", "领域"),
                    header.fieldsOfPlan.map { ($0.id.text, locale.text($0.name)) },
                    on: paths.indicators), words,
            ])
        return page(.indicators, title, [PageSection("list", title, [form, .grid(table)])])
    }

    /// The columns of a table with the latest value and the target of something.
    func indicatorColumns(first: String) -> [PageTable.Column] {
        [
            PageTable.Column("name", first), PageTable.Column("unit", locale.words("Unit", "单位")),
            PageTable.Column("latest", locale.words("Latest", "最新值"), .right),
            PageTable.Column("target_year", locale.words("Target year", "目标年"), .right),
            PageTable.Column("target", locale.words("Target", "目标值"), .right),
            PageTable.Column("form", locale.words("Form", "目标形式")),
            PageTable.Column("standing", locale.words("Standing", "实现可能")),
        ]
    }

    /// An indicator at a place: latest value, the next target of this plan and how it stands.
    func row(
        of indicator: Indicator, at place: ID<Place>, named link: PageLink, _ notes: inout Footnotes
    ) -> [PageCell] {
        let key = PlanIndex.SeriesKey(indicator.id, place)
        let path = page(of: indicator.id, at: place)
        let unit = locale.unit(indicator.id, index)
        let own = (shared.targets[key] ?? []).filter { $0.target.plan.map { $0.text == plan.id } ?? true }
        let outlook = own.first { $0.target.year == header.period.last } ?? own.first
        var cells: [PageCell] = [.text(Sentence(link)), unit.isEmpty ? .notApplicable : .words(unit)]
        cells.append(latest(appraisal.trajectories[indicator.id, place], indicator))
        guard let outlook else {
            return cells + [
                .notApplicable, missing(locale.words("no target of this plan", "本规划未设目标")), .notApplicable,
                .notApplicable,
            ]
        }
        cells.append(.words(outlook.target.year.description))
        cells.append(wanted(outlook.target, indicator, explained: .page(path, anchor: Anchors.target(outlook.target))))
        cells.append(.words(locale.name(outlook.target.form)))
        cells.append(standing(outlook, &notes, page: path))
        return cells
    }

    /// The latest known value with its year.
    func latest(_ path: Trajectory?, _ indicator: Indicator) -> PageCell {
        guard let path, let latest = path.latest else {
            let isWithheld = path?.history.values.contains { $0.value == .missing(.withheld) } ?? false
            return isWithheld ? withheldCell : missing(locale.words("no value is known", "尚无数值"))
        }
        return cell(latest.cell, in: latest.year, of: indicator, at: path.key.place, showsYear: true)
    }

    /// A cell of a history with origin and the way to its row.
    func cell(
        _ cell: Trajectory.Cell, in year: Year, of indicator: Indicator, at place: ID<Place>, showsYear: Bool = false
    ) -> PageCell {
        var figure = PageFigure(cell.value, decimals: indicator.decimals, in: locale, of: index)
        figure.unit = locale.unit(indicator.id, index)
        figure.isProvisional = cell.isProvisional
        figure.year = showsYear ? year : nil
        figure.explained = .page(page(of: indicator.id, at: place), anchor: Anchors.year(year))
        switch cell.basis {
        case .observed(let observation): figure.origin = observation.origin
        case .rolledUp, .computed: figure.origin = .derived
        case nil: break
        }
        return .figure(figure)
    }

    /// What a target wants.
    func wanted(_ target: Target, _ indicator: Indicator, explained: PageLink.Target? = nil, shows: Bool = false)
        -> PageCell
    {
        var figure = PageFigure(
            target.value, upper: target.form == .keepWithin ? target.upper.number : nil,
            decimals: target.decimals(of: indicator), in: locale, of: index)
        figure.unit = target.isGrowth ? "%" : locale.unit(indicator.id, index)
        figure.showsUnit = shows || target.isGrowth
        figure.origin = target.origin
        figure.explained = explained
        return .figure(figure)
    }
}
