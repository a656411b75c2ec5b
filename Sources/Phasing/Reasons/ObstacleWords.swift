import Diagnostics
import Outlook
import PlanModel
import Quantities

extension ReasonSentences {
    func leftOut(_ year: Year, _ obstacles: [Obstacle]) -> LocalizedText {
        let list = joined(obstacles.prefix(3).map(words), more: obstacles.count - 3)
        let remedy = remedy(year, obstacles)
        return LocalizedText(
            en: "Left out: with a start in \(year), where least stands in its way, \(list.text(in: "en")). "
                + remedy.text(in: "en"),
            zh: "未列入：在阻碍最小的 \(year) 年开工，\(list.text(in: "zh"))。\(remedy.text(in: "zh"))")
    }

    func joined(_ texts: [LocalizedText], more: Int) -> LocalizedText {
        LocalizedText(
            en: texts.map { $0.text(in: "en") }.joined(separator: "; ")
                + (more > 0 ? "; and \(more) more \(more == 1 ? "limit" : "conditions")" : ""),
            zh: texts.map { $0.text(in: "zh") }.joined(separator: "；") + (more > 0 ? "；另有 \(more) 项" : ""))
    }

    private func name(_ project: ID<Project>) -> LocalizedText {
        let name = index.name(project)
        return LocalizedText(en: "‘\(name.text(in: "en"))’ (\(project))", zh: "“\(name.text(in: "zh"))”（\(project)）")
    }

    // MARK: What stands in the way

    func words(_ obstacle: Obstacle) -> LocalizedText {
        switch obstacle {
        case .limit(let row, let needs, let free): return limit(index.plan.limits[row], needs, free)
        case .floor(let row, let short):
            let floor = index.plan.floors[row]
            let (kept, missing) = (words(floor), index.saidAmount(short, of: floor.resource))
            return LocalizedText(
                en: "\(kept.text(in: "en")) would be missed by \(missing.text(in: "en"))",
                zh: "\(kept.text(in: "zh"))将差 \(missing.text(in: "zh"))")
        case .target(let row, let amount):
            let target = index.plan.targets[row]
            let missing = index.shown(difference: amount, of: target.indicator)
            let name = index.name(target.indicator)
            return LocalizedText(
                en: "the target of ‘\(name.text(in: "en"))’ for \(target.year) would be further away by "
                    + missing.text(in: "en"),
                zh: "\(target.year) 年“\(name.text(in: "zh"))”目标的缺口将扩大 \(missing.text(in: "zh"))")
        case .alternative(let other):
            return with(name(other), en: { "of its alternatives \($0) is chosen" }, zh: { "备选项目中已选\($0)" })
        case .waitsForLeftOut(let other):
            return with(name(other), en: { "it waits for \($0), which is left out" }, zh: { "其前置项目\($0)未列入" })
        case .waitsUntil(let other, let finish):
            return with(
                name(other), en: { "it waits for \($0), which is finished in \(finish)" },
                zh: { "其前置项目\($0) \(finish) 年方能竣工" })
        case .isAwaited(let other):
            return with(
                name(other), en: { "\($0) waits for it and would have to start later" }, zh: { "\($0)以其为前置，须推迟开工" })
        case .package(let other):
            return with(
                name(other), en: { "it comes only together with \($0)" }, zh: { "须与\($0)同时列入或同时不列入" })
        }
    }

    private func limit(_ limit: Limit, _ needs: Double, _ free: Double) -> LocalizedText {
        let what = index.name(ofResource: limit.resource, paidBy: limit.funding)
        let place = index.name(limit.place)
        let (needed, left) = (index.saidAmount(needs, of: limit.resource), index.saidAmount(free, of: limit.resource))
        return LocalizedText(
            en: "\(needed.text(in: "en")) of \(what.text(in: "en")) in \(place.text(in: "en")) in \(limit.year) "
                + "is needed and \(left.text(in: "en")) is left",
            zh: "\(limit.year) 年\(place.text(in: "zh"))\(what.text(in: "zh"))需 \(needed.text(in: "zh"))，"
                + "仅余 \(left.text(in: "zh"))")
    }

    // MARK: What would remove it

    private func remedy(_ year: Year, _ obstacles: [Obstacle]) -> LocalizedText {
        let parts = obstacles.prefix(3).compactMap(remedy)
        guard parts.count == min(3, obstacles.count), !parts.isEmpty else { return LocalizedText() }
        let more = obstacles.count > 3
        return LocalizedText(
            en: "It fits if \(parts.map { $0.text(in: "en") }.joined(separator: ", and "))"
                + (more ? ", and the others gave way likewise." : "."),
            zh: "若 \(parts.map { $0.text(in: "zh") }.joined(separator: "，且"))\(more ? "，其余各项相应放宽" : "")，即可列入。")
    }

    private func remedy(_ obstacle: Obstacle) -> LocalizedText? {
        switch obstacle {
        case .limit(let row, let needs, let free):
            let limit = index.plan.limits[row]
            let what = index.name(ofResource: limit.resource, paidBy: limit.funding)
            let more = index.saidAmount(needs - free, of: limit.resource, isEnough: true)
            let place = index.name(limit.place)
            return LocalizedText(
                en: "the limit on \(what.text(in: "en")) in \(place.text(in: "en")) in \(limit.year) were "
                    + "\(more.text(in: "en")) more",
                zh: "\(limit.year) 年\(place.text(in: "zh"))\(what.text(in: "zh"))约束增加 \(more.text(in: "zh"))")
        case .floor(let row, let short):
            let floor = index.plan.floors[row]
            let less = index.saidAmount(short, of: floor.resource, isEnough: true)
            return with(
                words(floor), en: { "\($0) asked for \(less.text(in: "en")) less" },
                zh: { "\($0)要求降低 \(less.text(in: "zh"))" })
        case .target(let row, let amount):
            let target = index.plan.targets[row]
            let less = index.shown(difference: amount, of: target.indicator)
            return with(
                index.name(target.indicator),
                en: { "the target of ‘\($0)’ for \(target.year) asked for \(less.text(in: "en")) less" },
                zh: { "\(target.year) 年“\($0)”目标放宽 \(less.text(in: "zh"))" })
        case .alternative(let other):
            return with(name(other), en: { "\($0) were left out" }, zh: { "\($0)不列入" })
        case .waitsForLeftOut(let other):
            return with(name(other), en: { "\($0) were in and finished before" }, zh: { "\($0)列入并先行竣工" })
        case .waitsUntil(let other, _):
            return with(name(other), en: { "\($0) were finished before" }, zh: { "\($0)提前竣工" })
        case .isAwaited(let other):
            return with(name(other), en: { "\($0) started later" }, zh: { "\($0)推迟开工" })
        case .package(let other): return with(name(other), en: { "\($0) came with it" }, zh: { "\($0)一并列入" })
        }
    }

    // MARK: Rules and moves

    func words(_ floor: Floor) -> LocalizedText {
        let resource = Resources.words(floor.resource)
        let asked: LocalizedText =
            if let share = floor.share.number {
                LocalizedText(
                    en: "\(DecimalText.fixed(share * 100, decimals: 1)) % of",
                    zh: "占比 \(DecimalText.fixed(share * 100, decimals: 1))%")
            } else {
                index.saidAmount(floor.amount.number ?? 0, of: floor.resource)
            }
        let (field, place) = (floor.field.map(index.name), floor.place.map(index.name))
        let en = [field.map { "for ‘\($0.text(in: "en"))’" }, place.map { "in \($0.text(in: "en"))" }].compactMap { $0 }
        let zh = [place, field].compactMap { $0?.text(in: "zh") }.joined()
        return LocalizedText(
            en: "the minimum of \(asked.text(in: "en")) \(resource.text(in: "en")) "
                + (en.isEmpty ? "for all projects" : en.joined(separator: " ")),
            zh: "\(zh.isEmpty ? "全部项目" : zh)\(resource.text(in: "zh"))最低要求（\(asked.text(in: "zh"))）")
    }

    func words(_ rule: PhasingRule) -> LocalizedText {
        switch rule {
        case .limit(let row):
            let limit = index.plan.limits[row]
            let what = index.name(ofResource: limit.resource, paidBy: limit.funding)
            let allowed = index.saidAmount(limit.amount.number ?? 0, of: limit.resource)
            return with(
                index.name(limit.place),
                en: { "the limit of \(allowed.text(in: "en")) on \(what.text(in: "en")) in \($0) in \(limit.year)" },
                zh: { "\(limit.year) 年\($0)\(what.text(in: "zh"))约束（\(allowed.text(in: "zh"))）" })
        case .floor(let row): return words(index.plan.floors[row])
        case .alternatives(let group):
            return LocalizedText(en: "at most one of the alternatives ‘\(group)’", zh: "备选项目组“\(group)”至多取一")
        case .prerequisite(let project, let requires):
            let (one, other) = (name(project), name(requires))
            return LocalizedText(
                en: "\(one.text(in: "en")) waits for \(other.text(in: "en"))",
                zh: "\(one.text(in: "zh"))以\(other.text(in: "zh"))为前置")
        case .package(let whole):
            return with(
                name(whole), en: { "\($0) is built as a whole or not at all" }, zh: { "\($0)须整体实施" })
        case .mandated(let project): return with(name(project), en: { "\($0) is mandated" }, zh: { "\($0)为已定项目" })
        }
    }

    func words(_ cause: ProgrammeMove.Cause) -> LocalizedText {
        switch cause {
        case .forced(let obstacles):
            return with(
                joined(obstacles.prefix(2).map(words), more: obstacles.count - 2),
                en: { "where it was, \($0)" }, zh: { "维持原安排则\($0)" })
        case .notPossible: return LocalizedText(en: "its earlier years are not possible any more", zh: "原安排年份已不可行")
        case .tie:
            return LocalizedText(
                en: "a tie: the difference is worth less than the stated gap", zh: "两可：差别小于允许差距")
        case .worth(let benefit):
            return with(
                index.saidAmount(benefit, of: Resources.cost), en: { "worth \($0) more benefit" },
                zh: { "效益增加 \($0)" })
        }
    }
}
