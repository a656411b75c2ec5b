import Appraisals
import Consistency
import Diagnostics
import PlanModel
import Quantities

/// The matrix of fields and what stands behind its cells.
struct FieldSections {
    let report: ConsistencyReport
    let locale: PageLocale
    /// How many projects and tasks are named for one target.
    private static let named = 3

    private var crossings: FieldMatrix { report.matrix }
    private var index: PlanIndex { report.index }

    private func name(_ field: ID<PlanField>?) -> String {
        field.map { locale.text(index.name($0)) } ?? locale.words("(no field)", "（未归领域）")
    }

    /// How many targets each field helps and hurts in each other.
    func matrix() -> PageSection {
        let title = locale.words("Which field helps and hurts which", "各领域相互促进与制约")
        let fields = crossings.fields
        let reached = fields.enumerated().filter { _, field in
            crossings.influences.keys.contains { $0.reached == field }
        }
        var table = PageTable(
            "matrix", title,
            [PageTable.Column("field", locale.words("Projects and tasks of", "项目与任务所属领域"))]
                + reached.map { position, field in
                    PageTable.Column(field?.text ?? "none", "\(position + 1)", .right)
                })
        for (position, acting) in fields.enumerated() {
            let cells = reached.map { _, field in
                cell(crossings.influences[.init(acting: acting, reached: field)] ?? [])
            }
            table.add([.words("\(position + 1) \(name(acting))")] + cells)
        }
        let sentences = [
            locale.words(
                "Rows act, columns are the fields of the targets by their number; ▲ targets helped, ▼ targets hurt, "
                    + "of \(locale.count(crossings.targets)) open targets.",
                "行为施加影响的领域，列为目标所属领域（按编号）；▲ 为促进的目标数，▼ 为制约的目标数，"
                    + "未到期目标共 \(locale.count(crossings.targets)) 项。"),
            locale.words(
                "Counted are the effects that count from this standpoint, at the plan's own dates, through formulas by "
                    + "their exact slopes.", "计入当前口径下有效的项目与任务效果，按规划自定时间，经公式精确求导传导。"),
        ]
        guard !reached.isEmpty else {
            let none = locale.words(
                "The plan states no effect of a project or task that counts for an open target.",
                "规划未填报对未到期目标有影响的项目或任务效果。")
            return PageSection("matrix", title, [.sentences([Sentence(none)])])
        }
        return PageSection("matrix", title, [.sentences(sentences.map { Sentence($0) }), .grid(table)])
    }

    private func cell(_ influences: [FieldMatrix.Influence]) -> PageCell {
        guard !influences.isEmpty else { return .notApplicable }
        let (helped, hurt) = (influences.count(where: \.helps), influences.count { !$0.helps })
        return .words((helped > 0 ? "▲\(helped)" : "") + (hurt > 0 ? "▼\(hurt)" : ""))
    }

    // MARK: Behind the cells

    func hurting() -> PageSection {
        section(
            "hurting", locale.words("Where a field hurts another's targets", "制约其他领域目标的情况"),
            none: locale.words("Nowhere, as far as effects are stated.", "就已填报的效果而言，没有。")
        ) { !$0.helps && $1.acting != $1.reached }
    }

    func helping() -> PageSection {
        section(
            "helping", locale.words("Where fields help", "促进目标的情况"),
            none: locale.words("Nowhere, as far as effects are stated.", "就已填报的效果而言，没有。")
        ) { influence, _ in influence.helps }
    }

    private func section(
        _ id: String, _ title: String, none: String,
        where isWanted: (FieldMatrix.Influence, FieldMatrix.Crossing) -> Bool
    ) -> PageSection {
        var table = PageTable(
            id, title,
            [
                PageTable.Column("acting", locale.words("Projects and tasks of", "施加影响的领域")),
                PageTable.Column("target", locale.words("Target", "目标")),
                PageTable.Column("amount", locale.words("add", "影响"), .right),
                PageTable.Column("share", locale.words("of what is needed", "占所需"), .right, unit: "%"),
                PageTable.Column("causes", locale.words("Most by", "主要项目与任务")),
            ])
        table.widest = 48
        for acting in crossings.fields {
            for reached in crossings.fields {
                let crossing = FieldMatrix.Crossing(acting: acting, reached: reached)
                for influence in crossings.influences[crossing] ?? [] where isWanted(influence, crossing) {
                    table.add(row(influence, acting))
                }
            }
        }
        guard !table.rows.isEmpty else { return PageSection(id, title, [.sentences([Sentence(none)])]) }
        return PageSection(id, title, [.grid(table)])
    }

    private func row(_ influence: FieldMatrix.Influence, _ acting: ID<PlanField>?) -> [PageCell] {
        let target = report.plan.targets[influence.target]
        let words = MemberWords(index: index, locale: locale)
        func shown(_ amount: Double) -> String { self.shown(amount, of: target.indicator) }
        let most = influence.contributions.prefix(Self.named).map { contribution in
            "\(name(of: contribution.cause)) \(shown(contribution.amount))"
        }
        let left = influence.contributions.count - most.count
        let rest = left > 0 ? locale.words("; \(left) more", "；另有 \(left) 项") : ""
        return [
            .words(name(acting)), .words(words.title(of: target)), .words(shown(influence.amount)),
            .figure(PageFigure(.number(influence.share * 100), decimals: 1)),
            .words(most.joined(separator: locale.words("; ", "；")) + rest),
        ]
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
