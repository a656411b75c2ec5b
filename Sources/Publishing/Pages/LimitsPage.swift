import Diagnostics
import Phasing
import PlanModel
import Quantities

extension PlanPages {
    /// The limits of the plan and the least that fields and places must get.
    func limits() -> Page {
        let title = locale.words("Limits", "约束")
        let uses = plan.phasing.map { phasing in
            Dictionary(phasing.limits.map { ($0.row, $0) }) { first, _ in first }
        }
        var table = PageTable("limits", title, limitColumns(showsUse: uses != nil))
        let chosen = plan.plan.limits.enumerated().filter { _, limit in
            (pathAsked["resource"].map { limit.resource == $0 } ?? true)
                && (pathAsked["place"].map { limit.place.text == $0 } ?? true)
        }
        let (rows, parts) = part(Array(chosen))
        table.parts = parts
        for (row, limit) in rows {
            table.add(
                [
                    .words(locale.text(Resources.words(limit.resource))), .text(Sentence(link(limit.place))),
                    .words(limit.year.description), limit.funding.map { .words(name($0)) } ?? .notApplicable,
                    amount(limit.amount, of: limit.resource, limit.origin),
                ] + (uses.map { use(of: limit, $0[row]) } ?? []) + [
                    sources(limit.sources), limit.note.isEmpty ? .notApplicable : .words(locale.text(limit.note)),
                ])
        }
        let choice = plan.plan.limits.isEmpty ? [] : [limitFilter]
        var sections = [PageSection("limits", title, [.sentences(aboutLimits)] + choice + [.grid(table)])]
        if !plan.plan.floors.isEmpty, pathAsked.choices.isEmpty { sections.append(floors()) }
        return page(.limits, title, sections)
    }

    /// What the columns say, and in which unit amounts stand that have none of their own.
    private var aboutLimits: [Sentence] {
        var lines: [String] = []
        if plan.phasing != nil {
            lines.append(
                locale.words(
                    "Used is what the programme uses, with the projects that go ahead in any case.",
                    "“已用”为项目安排（含必须实施的项目）的用量。"))
        } else if let awaited = plan.programmeAwaited {
            lines.append(awaited.sentence(in: locale))
        }
        if plan.plan.limits.contains(where: { $0.resource != Resources.cost && unit(of: $0.resource).isEmpty }) {
            lines.append(
                locale.words(
                    "An amount without a unit is in the one that its note names.", "未标单位的数额，单位见说明栏。"))
        }
        return lines.map { Sentence($0) }
    }

    private var limitFilter: PageBlock {
        let limits = plan.plan.limits
        var resources: [String] = []
        for limit in limits where !resources.contains(limit.resource) { resources.append(limit.resource) }
        let limited = Set(limits.map(\.place))
        let places = shared.places.filter { limited.contains($0) }
        let page = paths.limits
        return filter(
            locale.words("Choose limits", "筛选约束"), on: page,
            [
                choices(
                    "resource", locale.words("Resource", "资源"),
                    resources.map { ($0, locale.text(Resources.words($0))) }, on: page),
                choices("place", locale.words("Place", "地区"), places.map { ($0.text, name($0)) }, on: page),
            ])
    }

    private func limitColumns(showsUse: Bool) -> [PageTable.Column] {
        var columns = [
            PageTable.Column("resource", locale.words("Resource", "资源")),
            PageTable.Column("place", locale.words("Place", "地区")),
            PageTable.Column("year", locale.words("Year", "年份")),
            PageTable.Column("funding", locale.words("Paid from", "资金来源")),
            PageTable.Column("amount", locale.words("Limit", "约束值"), .right),
        ]
        if showsUse {
            columns += [
                PageTable.Column("used", locale.words("Used", "已用"), .right),
                PageTable.Column("left", locale.words("Left", "剩余"), .right),
                PageTable.Column("standing", locale.words("Standing", "状态")),
            ]
        }
        return columns + [
            PageTable.Column("source", locale.words("Sources", "出处")),
            PageTable.Column("note", locale.words("Note", "说明")),
        ]
    }

    /// What the programme uses of a limit, what is left of it and how it stands.
    private func use(of limit: Limit, _ use: PhasingResult.LimitUse?) -> [PageCell] {
        guard let use else {
            let reason = locale.words("the limit was not counted", "该约束未参与测算")
            return [missing(reason), .notApplicable, .notApplicable]
        }
        func shown(_ number: Double) -> PageCell { amount(.number(number), of: limit.resource, nil) }
        return [
            shown(use.used), shown(use.allowed - use.used),
            .status(ProgrammeSections.standing(use, grid: limit.resolution, in: locale)),
        ]
    }

    private func amount(_ value: Value, of resource: String, _ origin: Origin?) -> PageCell {
        resource == Resources.cost
            ? money(value, origin: origin, shows: true)
            : figure(value, unit: unit(of: resource), decimals: 0, origin: origin, shows: true)
    }

    private func floors() -> PageSection {
        let title = locale.words("What fields and places must at least get", "领域与地区最低份额")
        var table = PageTable(
            "floors", title,
            [
                PageTable.Column("resource", locale.words("Resource", "资源")),
                PageTable.Column("field", locale.words("Field", "领域")),
                PageTable.Column("place", locale.words("Place", "地区")),
                PageTable.Column("share", locale.words("Least share", "最低占比"), .right, unit: "%"),
                PageTable.Column("amount", locale.words("Least amount", "最低数额"), .right),
                PageTable.Column("source", locale.words("Sources", "出处")),
            ])
        for floor in plan.plan.floors {
            let share: PageCell =
                floor.share == .missing(.notStated)
                ? .notApplicable : figure(floor.share.map { $0 * 100 }, unit: "", decimals: 1, origin: floor.origin)
            table.add([
                .words(locale.text(Resources.words(floor.resource))),
                floor.field.map { .words(name($0)) } ?? .words(locale.words("all fields", "全部领域")),
                floor.place.map { .text(Sentence(link($0))) } ?? .words(locale.words("the whole region", "全域")), share,
                floor.amount == .missing(.notStated)
                    ? .notApplicable : amount(floor.amount, of: floor.resource, floor.origin),
                sources(floor.sources),
            ])
        }
        return PageSection("floors", title, [.grid(table)])
    }
}
