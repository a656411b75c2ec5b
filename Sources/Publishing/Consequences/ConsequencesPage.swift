import Appraisals
import Diagnostics
import Outlook
import Phasing
import PlanModel
import Quantities

extension Page {
    /// The consequences of an amendment as one page: what it changes, and what follows from that.
    ///
    /// - Parameters:
    ///   - consequences: what differs.
    ///   - before: the plan as it stands.
    ///   - after: the plan after the changes.
    ///   - encoded: the plan as it stands in its canonical encoding, where it is there already.
    ///   - locale: the language of the page.
    ///   - path: where the page stands; by itself where it is printed.
    /// - Returns: the page; what does not differ has no section.
    public static func consequences(
        _ consequences: Consequences, before: PlanState, after: PlanState, encoded: EncodedPlan? = nil,
        in locale: PageLocale, at path: SitePath? = nil
    ) -> Page {
        let header = before.reading.plan.header
        let sections = ConsequencesSections(
            consequences: consequences, before: before, after: after, locale: locale)
        let title = locale.text(consequences.title)
        var page = Page(
            .consequences, at: path ?? SitePath([header.id, locale.language, "consequences"]), in: locale,
            title: title.isEmpty ? locale.words("Consequences of the changes", "修改影响") : title,
            sections: sections.all)
        page.preface = sections.preface(of: encoded ?? EncodedPlan(before.reading.plan)).map { Sentence($0) }
        page.notice = locale.text(header.notice)
        return page
    }
}

/// Makes the sections of the consequences of an amendment.
struct ConsequencesSections {
    let consequences: Consequences
    let before: PlanState
    let after: PlanState
    let locale: PageLocale

    var header: PlanHeader { before.reading.plan.header }

    /// The sections that have something to tell, the changes themselves first.
    var all: [PageSection] {
        var sections = [changes]
        if consequences.isEmpty {
            let words = locale.words(
                "Nothing else changes: no target, no limit, no project, no place, no finding.",
                "其他均无变化：目标、约束、项目、地区和检查结果均不受影响。")
            return sections + [PageSection("none", locale.words("Consequences", "影响"), [.sentences([Sentence(words)])])]
        }
        if !consequences.conflict.isEmpty { sections.append(conflict) }
        if !consequences.targets.isEmpty { sections.append(targets) }
        if !consequences.limits.isEmpty { sections.append(limits) }
        let (ties, moves) = (consequences.projects.filter(\.isTie), consequences.projects.filter { !$0.isTie })
        if !moves.isEmpty { sections.append(projects(moves)) }
        if !ties.isEmpty { sections.append(tied(ties)) }
        if !consequences.places.isEmpty { sections.append(places) }
        if !consequences.years.isEmpty { sections.append(years) }
        if !consequences.newFindings.isEmpty || !consequences.goneFindings.isEmpty { sections.append(findings) }
        return sections
    }

    func preface(of plan: EncodedPlan) -> [String] {
        let digests = [plan, plan.changed(to: after.reading.plan)].map { String($0.digest.description.prefix(12)) }
        let gap = locale.number(consequences.statedGap * 100, decimals: 1)
        let notice = header.standingNotice.isEmpty ? [] : [locale.text(header.standingNotice)]
        return [locale.text(header.title)] + notice + [
            locale.words("Plan \(digests[0]), after the changes \(digests[1])", "规划版本 \(digests[0])，修改后 \(digests[1])"),
            locale.words(
                "Programmes within \(gap) % of the best benefit count as equal; of these one with few moves is shown.",
                "效益与最优相差不超过 \(gap)% 的项目安排视为等同，此处取调整较少者。"),
        ]
    }

    private var conflict: PageSection {
        let words = locale.words(
            "After the changes no programme keeps all rules together. These cannot hold at the same time:",
            "修改后不存在同时满足全部规则的项目安排。以下规则不能同时成立：")
        return PageSection(
            "conflict", locale.words("No programme is possible", "无可行项目安排"),
            [
                .sentences([Sentence(words)]),
                .points(consequences.conflict.map { Sentence(locale.text($0.words(in: after.index))) }),
            ])
    }

    // MARK: Targets

    private var targets: PageSection {
        let title = locale.words("Targets that stand otherwise", "状态变化的目标")
        var table = PageTable(
            "targets", title,
            [
                PageTable.Column("target", locale.words("Target", "目标")),
                PageTable.Column("before", locale.words("before", "修改前")),
                PageTable.Column("after", locale.words("after", "修改后")),
            ])
        table.layout = .stacked
        for difference in consequences.targets {
            table.add([
                .words(name(difference)), status(difference.before, locale.words("not in the plan", "规划中无此目标")),
                status(difference.after, locale.words("removed", "已删除")),
            ])
        }
        return PageSection("targets", title, [.grid(table)])
    }

    private func name(_ difference: Consequences.TargetDifference) -> String {
        guard let target = (difference.after ?? difference.before)?.target else {
            return difference.address.description
        }
        let index = difference.after == nil ? before.index : after.index
        let indicator = locale.text(index.name(target.indicator))
        let place = target.place == header.place ? "" : locale.text(index.name(target.place))
        return locale.words(
            "\(indicator)\(place.isEmpty ? "" : ", \(place)"), \(target.year)", "\(target.year) 年\(place)\(indicator)")
    }

    private func status(_ outlook: TargetOutlook?, _ otherwise: String) -> PageCell {
        guard let outlook else { return .words(otherwise) }
        let text = StandingText(outlook.standing)
        var words = locale.text(text.words)
        var status = PageStatus(text.sign, words, .plain)
        if case .chance(let chance) = outlook.standing {
            words = locale.text(ChanceWords.said(chance.probability))
            status = PageStatus(text.sign, words, chance.probability >= 0.5 ? .good : .watch)
            status.probability = chance.probability
        } else if text.isReason {
            status = PageStatus(text.sign, words, .open, basis: locale.text(text.basis))
        }
        return .status(status)
    }

    // MARK: Limits

    private var limits: PageSection {
        let title = locale.words("Limits that bind otherwise", "松紧变化的约束")
        var table = PageTable(
            "limits", title,
            [
                PageTable.Column("limit", locale.words("Limit", "约束")),
                PageTable.Column("before", locale.words("used of it before", "修改前用量")),
                PageTable.Column("after", locale.words("used of it after", "修改后用量")),
                PageTable.Column("now", locale.words("Now", "现状")),
            ])
        table.layout = .stacked
        for difference in consequences.limits {
            let limit = difference.limit
            let what = locale.text(after.index.name(ofResource: limit.resource, paidBy: limit.funding))
            let place = locale.text(after.index.name(limit.place))
            table.add([
                .words(locale.words("\(what), \(place), \(limit.year)", "\(limit.year) 年\(place)\(what)")),
                use(difference.before, of: limit.resource), use(difference.after, of: limit.resource),
                .status(state(difference.after?.state)),
            ])
        }
        return PageSection("limits", title, [.grid(table)])
    }

    private func use(_ use: PhasingResult.LimitUse?, of resource: String) -> PageCell {
        guard let use else { return .words(locale.words("no such limit", "无此约束")) }
        let used = locale.text(after.index.saidAmount(use.used, of: resource))
        let allowed = locale.text(after.index.saidAmount(use.allowed, of: resource))
        return .words(locale.words("\(used) of \(allowed)", "\(used)（约束 \(allowed)）"))
    }

    private func state(_ state: PhasingResult.LimitUse.State?) -> PageStatus {
        switch state {
        case .exceeded: PageStatus("✗", locale.words("exceeded", "已突破"), .bad)
        case .full: PageStatus("■", locale.words("full", "用满"), .watch)
        case .open: PageStatus("✓", locale.words("room left", "有余量"), .good)
        case nil: PageStatus("·", locale.words("gone", "已取消"), .plain)
        }
    }
}
