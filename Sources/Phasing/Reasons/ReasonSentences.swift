import Diagnostics
import Gates
import Outlook
import PlanModel
import Quantities

extension ProjectDecision {
    /// The decision in a sentence: in, when and why, or what keeps it out and what would bring it back.
    public func sentence(in index: PlanIndex) -> LocalizedText {
        ReasonSentences(index: index).sentence(self)
    }
}

extension PhasingRule {
    /// The rule in words.
    public func words(in index: PlanIndex) -> LocalizedText { ReasonSentences(index: index).words(self) }
}

extension ProgrammeMove {
    /// Why the project moved, in words.
    public func words(in index: PlanIndex) -> LocalizedText { ReasonSentences(index: index).words(cause) }
}

/// Says reasons in a planner's words.
struct ReasonSentences {
    let index: PlanIndex

    private var plan: Plan { index.plan }

    private func quoted(_ project: ID<Project>) -> LocalizedText {
        let name = index.name(project)
        return LocalizedText(en: "‘\(name.text(in: "en"))’ (\(project))", zh: "“\(name.text(in: "zh"))”（\(project)）")
    }

    func sentence(_ decision: ProjectDecision) -> LocalizedText {
        switch (decision.reason, decision.role) {
        case (_, .fixed(let placement, let why)): fixed(placement, why, decision.project)
        case (_, .out(let reason)): out(reason)
        case (.chosen(let why, let when), _): chosen(decision, why, when)
        case (.leftOut(let year, let obstacles), _): leftOut(year, obstacles)
        case (.tie(let year), _):
            LocalizedText(
                en: "Left out: a start in \(year) would break nothing, but what it is worth is less than the stated "
                    + "difference to the best programme.",
                zh: "未列入：\(year) 年开工并不突破任何约束，但其效益小于与最优安排的允许差距。")
        case (.undecided, _), (.cannotBe, _), (.goesAhead, _):
            LocalizedText(en: "Not decided: no programme was found.", zh: "未定：未找到可行的项目安排。")
        }
    }

    // MARK: Not for choice

    private func fixed(
        _ placement: Programme.Placement?, _ why: ProjectRole.FixedReason, _ id: ID<Project>
    ) -> LocalizedText {
        let stage = index.projects[id]?.stage?.words
        let begun: LocalizedText =
            switch why {
            case .begun:
                LocalizedText(
                    en: "Goes ahead: work has begun (\(stage?.text(in: "en") ?? ""))",
                    zh: "继续实施：项目已开工（\(stage?.text(in: "zh") ?? "")）")
            case .realPlace:
                LocalizedText(en: "Stands as the plan lists it; nothing is chosen here", zh: "按规划所列实施，此处不作取舍")
            }
        let hasStart = index.projects[id]?.start != nil
        guard let placement, hasStart else {
            return LocalizedText(
                en: "\(begun.text(in: "en")); no start is stated, so that its yearly amounts are not counted.",
                zh: "\(begun.text(in: "zh"))；未注明开工时间，分年数据未计入。")
        }
        return LocalizedText(
            en: "\(begun.text(in: "en")); from \(placement.start) to \(placement.finish).",
            zh: "\(begun.text(in: "zh"))，\(placement.start)—\(placement.finish) 年。")
    }

    private func out(_ reason: ProjectRole.OutReason) -> LocalizedText {
        switch reason {
        case .stage(let stage):
            LocalizedText(
                en: "Not in the choice: \(stage.words.text(in: "en")).", zh: "不参与安排：\(stage.words.text(in: "zh"))。")
        case .gate(let gate):
            gateSentence(plan.gates.first { $0.id == gate }?.name ?? LocalizedText(en: gate.text, zh: gate.text))
        case .costUnknown:
            LocalizedText(
                en: "Not in the choice: neither its cost nor any yearly amount is stated. It takes part once they are.",
                zh: "不参与安排：投资及分年数据均未填写，填写后即可参与。")
        case .noYear:
            LocalizedText(
                en: "Not in the choice: no year of the period lies between its earliest and its latest start.",
                zh: "不参与安排：最早与最迟开工年份之间没有规划期内的年份。")
        case .whole(let project):
            with(
                quoted(project), en: { "Left out: it is a part of \($0), which cannot be in." },
                zh: { "未列入：所属的\($0)不能列入。" })
        case .part(let project):
            with(
                quoted(project),
                en: { "Left out: it is built as a whole or not at all, and its part \($0) cannot be in." },
                zh: { "未列入：项目包须整体实施，而其组成部分\($0)不能列入。" })
        case .alternative(let project):
            with(
                quoted(project), en: { "Left out: of its alternatives \($0) goes ahead." },
                zh: { "未列入：备选项目中\($0)已确定实施。" })
        case .prerequisite(let project):
            with(
                quoted(project),
                en: {
                    "Left out: it waits for \($0), which is not finished before the last year in which it could start."
                },
                zh: { "未列入：其前置项目\($0)在其最迟开工年份之前不能竣工。" })
        }
    }

    private func gateSentence(_ name: LocalizedText) -> LocalizedText {
        with(
            name, en: { "Left out: it was turned down at ‘\($0)’. It can be in once it is passed there." },
            zh: { "未列入：未通过“\($0)”，通过后方可列入。" })
    }

    func with(_ text: LocalizedText, en: (String) -> String, zh: (String) -> String) -> LocalizedText {
        LocalizedText(en: en(text.text(in: "en")), zh: zh(text.text(in: "zh")))
    }

    // MARK: Chosen

    private func chosen(
        _ decision: ProjectDecision, _ why: ProjectReason.ChosenFor, _ when: ProjectReason.StartsThen
    ) -> LocalizedText {
        let (reason, time) = (words(why), words(when))
        guard let placement = decision.placement else { return reason }
        return LocalizedText(
            en: "In, from \(placement.start) to \(placement.finish): \(reason.text(in: "en")). \(time.text(in: "en"))",
            zh: "列入，\(placement.start)—\(placement.finish) 年：\(reason.text(in: "zh"))。\(time.text(in: "zh"))")
    }

    private func words(_ why: ProjectReason.ChosenFor) -> LocalizedText {
        switch why {
        case .mandate: return LocalizedText(en: "it is mandated", zh: "属已定项目")
        case .target(let row, let amount):
            let target = plan.targets[row]
            let (name, missing) = (index.name(target.indicator), index.shown(difference: amount, of: target.indicator))
            return LocalizedText(
                en: "without it the target of ‘\(name.text(in: "en"))’ for \(target.year) would be further away "
                    + "by \(missing.text(in: "en"))",
                zh: "缺少该项目，\(target.year) 年“\(name.text(in: "zh"))”目标的缺口将扩大 \(missing.text(in: "zh"))")
        case .floor(let row):
            return with(
                words(plan.floors[row]), en: { "without it \($0) would not be kept" }, zh: { "缺少该项目，\($0)无法满足" })
        case .other(let project):
            return with(quoted(project), en: { "\($0) waits for it" }, zh: { "\($0)以该项目为前置" })
        case .part(let whole):
            return with(
                quoted(whole), en: { "it is a part of \($0), which is built as a whole" }, zh: { "属于\($0)，须整体实施" })
        case .benefit(let benefit):
            return with(
                index.saidAmount(benefit, of: Resources.cost), en: { "its benefit of \($0) is worth its place" },
                zh: { "效益 \($0)，值得列入" })
        }
    }

    private func words(_ when: ProjectReason.StartsThen) -> LocalizedText {
        switch when {
        case .firstYear:
            return LocalizedText(en: "It starts in the first year in which it may.", zh: "在最早可开工的年份开工。")
        case .notEarlier(let year, let obstacles):
            let list = joined(obstacles.prefix(2).map(words), more: obstacles.count - 2)
            return LocalizedText(
                en: "Not in \(year): \(list.text(in: "en")).", zh: "\(year) 年不能开工：\(list.text(in: "zh"))。")
        case .byChoice(let year):
            return LocalizedText(
                en: "It could start in \(year); the later year keeps the money of the years more even.",
                zh: "\(year) 年也可开工，推迟可使各年资金更均衡。")
        }
    }
}
