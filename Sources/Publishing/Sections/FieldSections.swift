import Appraisals
import Consistency
import Diagnostics
import PlanModel
import Quantities

/// The matrix of fields and what stands behind its cells.
struct FieldSections {
    let report: ConsistencyReport
    let locale: PageLocale
    /// Where names lead; nil on a terminal, where they lead nowhere.
    var paths: PlanPaths?
    /// Whether every target is listed; else for each pair of fields the one that is moved most.
    var listsAll = true
    /// How many projects and tasks are named for one target.
    private static let named = 3

    private var crossings: FieldMatrix { report.matrix }
    private var index: PlanIndex { report.index }

    private func name(_ field: ID<PlanField>?) -> String {
        field.map { locale.text(index.name($0)) } ?? locale.words("(no field)", "（未归领域）")
    }

    /// The matrix, and what stands behind its cells.
    var all: [PageSection] { [matrix(), hurting(), helping()] }

    /// How many targets each field helps and hurts in each other, and by how much at most.
    func matrix() -> PageSection {
        let title = locale.words("Which field helps and hurts which", "各领域相互促进与制约")
        let fields = crossings.fields
        let reached = fields.enumerated().filter { _, field in
            crossings.influences.keys.contains { $0.reached == field }
        }
        guard !reached.isEmpty else {
            let none = locale.words(
                "The plan states no effect of a project or task that counts for an open target.",
                "规划未填报对未到期目标有影响的项目或任务效果。")
            return PageSection("matrix", title, [.sentences([Sentence(none)])])
        }
        var table = PageTable(
            "matrix", title,
            [PageTable.Column("field", locale.words("Projects and tasks of", "项目与任务所属领域"))]
                + reached.map { position, field in
                    var column = PageTable.Column(field?.text ?? "none", "\(position + 1) \(name(field))", .right)
                    column.short = "\(position + 1)"
                    return column
                })
        table.layout = .matrix
        for (position, acting) in fields.enumerated() {
            table.add(
                [.words("\(position + 1) \(name(acting))")]
                    + reached.map { _, field in cell(FieldMatrix.Crossing(acting: acting, reached: field)) })
        }
        let points = [
            locale.words(
                "Each row acts; the columns are the fields of the targets. ▲ targets helped, ▼ targets hurt, of "
                    + "\(locale.count(crossings.targets)) open targets; beside it the greatest share of what one of them "
                    + "still needs.",
                "行为施加影响的领域，列为目标所属领域。▲ 为促进的目标数，▼ 为制约的目标数，未到期目标共 "
                    + "\(locale.count(crossings.targets)) 项；其后为对其中一项目标所需变化的最大占比。"),
            locale.words(
                "Counted are the effects that count from this standpoint, at the plan's own dates, through formulas by "
                    + "their exact slopes.", "计入当前口径下有效的项目与任务效果，按规划自定时间，经公式精确求导传导。"),
        ]
        return PageSection("matrix", title, [.sentences(points.map { Sentence($0) }), .grid(table)])
    }

    private func cell(_ crossing: FieldMatrix.Crossing) -> PageCell {
        let influences = crossings.influences[crossing] ?? []
        guard !influences.isEmpty else { return .notApplicable }
        var sentence = Sentence("")
        for (sign, helps) in [("▲", true), ("▼", false)] {
            let some = influences.filter { $0.helps == helps }
            guard let most = some.map({ abs($0.share) }).max() else { continue }
            let count = "\(sign)\(some.count)"
            let link = PageLink(count, .anchor(Self.anchor(crossing, helps: helps)))
            sentence = sentence + Sentence(sentence.runs.allSatisfy(\.text.isEmpty) ? "" : " ")
            sentence = sentence + (paths == nil ? Sentence(count) : Sentence(link)) + Sentence(" \(percent(most))")
        }
        return .text(sentence)
    }

    /// A share in whole per cent; a small one says that it is small.
    private func percent(_ share: Double) -> String {
        let rounded = DecimalText.rounded(share * 100, decimals: 0)
        if rounded > 999 { return locale.words(">999\u{A0}%", ">999%") }
        if share > 0, rounded < 1 { return locale.words("<1\u{A0}%", "<1%") }
        return locale.words("\(locale.number(rounded, decimals: 0))\u{A0}%", "\(locale.number(rounded, decimals: 0))%")
    }

    private static func anchor(_ crossing: FieldMatrix.Crossing, helps: Bool) -> String {
        "\(helps ? "help" : "hurt")-\(crossing.acting?.text ?? "none")-\(crossing.reached?.text ?? "none")"
    }

    // MARK: Behind the cells

    func hurting() -> PageSection {
        section("hurting", locale.words("Where fields hurt targets", "制约目标的情况"), helps: false)
    }

    func helping() -> PageSection {
        section("helping", locale.words("Where fields help targets", "促进目标的情况"), helps: true)
    }

    private func section(_ id: String, _ title: String, helps: Bool) -> PageSection {
        var table = PageTable(
            id, title,
            [
                PageTable.Column("acting", locale.words("Projects and tasks of", "施加影响的领域")),
                PageTable.Column("reached", locale.words("Field of the target", "目标所属领域")),
                PageTable.Column("target", locale.words("Target", "目标")),
                PageTable.Column("amount", locale.words("add", "影响"), .right),
                PageTable.Column("share", locale.words("of what is needed", "占所需"), .right, unit: "%"),
                PageTable.Column("causes", locale.words("Most by", "主要项目与任务")),
            ])
        table.layout = .stacked
        for acting in crossings.fields {
            for reached in crossings.fields {
                let crossing = FieldMatrix.Crossing(acting: acting, reached: reached)
                let some = (crossings.influences[crossing] ?? []).filter { $0.helps == helps }
                // On a page the target that is moved most stands for its pair; terminal and CSV list all.
                let shown = listsAll ? some : some.max { abs($0.share) < abs($1.share) }.map { [$0] } ?? []
                for (position, influence) in shown.enumerated() {
                    let anchor = position == 0 ? Self.anchor(crossing, helps: helps) : nil
                    table.add(cells(influence, crossing, others: some.count - shown.count), anchor: anchor)
                }
            }
        }
        guard !table.rows.isEmpty else {
            let none = locale.words("Nowhere, as far as effects are stated.", "就已填报的效果而言，没有。")
            return PageSection(id, title, [.sentences([Sentence(none)])])
        }
        return PageSection(id, title, [.grid(table)])
    }

    private func cells(
        _ influence: FieldMatrix.Influence, _ crossing: FieldMatrix.Crossing, others: Int
    ) -> [PageCell] {
        let target = report.plan.targets[influence.target]
        let words = MemberWords(index: index, locale: locale, paths: paths)
        return [
            .words(name(crossing.acting)), .words(name(crossing.reached)), and(others, behind: words.cell(of: target)),
            .words(shown(influence.amount, of: target.indicator)),
            .figure(PageFigure(.number(influence.share * 100), decimals: 1)),
            .text(causes(influence, of: target.indicator)),
        ]
    }

    /// A target, and how many others of its field are moved less.
    private func and(_ others: Int, behind cell: PageCell) -> PageCell {
        guard others > 0, case .text(let target) = cell else { return cell }
        let count = locale.count(others)
        return .text(
            target
                + Sentence(locale.words("; \(count) more target\(others == 1 ? "" : "s") less", "；另有 \(count) 项目标影响较小"))
        )
    }

    /// The projects and tasks that add most, with their amounts.
    private func causes(_ influence: FieldMatrix.Influence, of indicator: ID<Indicator>) -> Sentence {
        var sentence = Sentence("")
        for (position, contribution) in influence.contributions.prefix(Self.named).enumerated() {
            let separator = position > 0 ? locale.words("; ", "；") : ""
            let name = name(of: contribution.cause)
            let isProject = contribution.cause.collection == Project.collection
            let page = isProject ? paths?.project(ID(contribution.cause.key)) : nil
            sentence =
                sentence + Sentence(separator) + (page.map { Sentence(PageLink(name, to: $0)) } ?? Sentence(name))
                + Sentence(" \(shown(contribution.amount, of: indicator))")
        }
        let left = influence.contributions.count - Self.named
        guard left > 0 else { return sentence }
        return sentence + Sentence(locale.words("; \(locale.count(left)) more", "；另有 \(locale.count(left)) 项"))
    }

    /// An amount with its sign; one that its indicator's decimals would round away has two more.
    private func shown(_ amount: Double, of indicator: ID<Indicator>) -> String {
        let sign = amount > 0 ? "+" : ""
        let decimals = index.indicators[indicator]?.decimals ?? 2
        guard DecimalText.rounded(amount, decimals: decimals) == 0 else {
            return sign + locale.text(index.shown(difference: amount, of: indicator))
        }
        let name = locale.unit(indicator, index)
        let unit = name == "%" ? locale.words("percentage points", "个百分点") : name
        return "\(sign)\(locale.number(amount, decimals: decimals + 2)) \(unit)"
    }

    private func name(of cause: Address) -> String {
        switch cause.collection {
        case Project.collection: locale.text(index.name(ID<Project>(cause.key)))
        case PlanTask.collection:
            index.tasks[ID(cause.key)].map { locale.text($0.title) } ?? cause.key
        default: cause.key
        }
    }
}
