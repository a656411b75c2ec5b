import Appraisals
import Diagnostics
import Ensembles
import PlanModel
import Quantities

/// What an ensemble speaks of, in a planner's words.
struct EnsembleWords {
    let index: PlanIndex
    let stated: [StatedUncertainty]
    let locale: PageLocale
    /// Where names lead; nil on a terminal, where they lead nowhere.
    var paths: PlanPaths?
    /// Whether the targets named are the main ones of the plan.
    var areMain = false

    private var members: MemberWords { MemberWords(index: index, locale: locale, paths: paths) }

    // MARK: Targets

    func target(_ key: String) -> Target? { index.plan.targets.first { $0.key == key } }

    /// What a target is called.
    func title(_ key: String) -> String { target(key).map { members.title(of: $0) } ?? key }

    /// What a target is called, with the way to its page.
    func cell(_ key: String) -> PageCell { target(key).map { members.cell(of: $0) } ?? .words(key) }

    /// Binding, anticipatory or another kind, in words.
    func kind(_ target: Target) -> PageCell {
        let kind = index.plan.header.kinds.first { $0.id == target.kind }.map { locale.text($0.name) } ?? ""
        return kind.isEmpty ? .notApplicable : .words(kind)
    }

    /// A few targets by name, the rest as a number.
    func list(_ keys: [String]) -> String {
        let named = keys.prefix(3).map(title).joined(separator: locale.words(", ", "、"))
        let rest = keys.count - 3
        return rest > 0 ? named + locale.words(" and \(rest) more", "等 \(keys.count) 项") : named
    }

    /// Which targets are looked at together.
    func scope(_ joint: EnsembleResult.Joint) -> String {
        let number = joint.open.count + joint.reached.count + joint.missed.count
        let count = locale.count(number)
        switch (joint.scope, number) {
        case (.binding, 1): return locale.words("The one binding target", "唯一的约束性目标")
        case (.binding, _):
            return locale.words("All \(count) binding targets together", "\(count) 项约束性目标同时实现")
        case (.all, 1): return locale.words("The one target of the plan", "规划唯一的目标")
        case (.all, _): return locale.words("All \(count) targets together", "全部 \(count) 项目标同时实现")
        case (.named, _) where areMain:
            return locale.words("All \(count) main targets together", "\(count) 项主要目标同时实现")
        case (.named, 1): return locale.words("The target named", "所选目标")
        case (.named, _):
            return locale.words("The \(count) targets named, together", "所选 \(count) 项目标同时实现")
        }
    }

    // MARK: Chances

    /// A chance in words and per cent: `about one in three (31 %)`.
    func chance(_ share: Double) -> String {
        let said = locale.text(ChanceWords.words(share))
        return locale.words("\(said) (\(percent(share)))", "\(said)（\(percent(share))）")
    }

    /// A share in per cent with its sign.
    func percent(_ share: Double) -> String {
        let number = locale.number(share * 100, decimals: share > 0.1 && share < 0.9 ? 0 : 1)
        return locale.words("\(number) %", "\(number)%")
    }

    /// A share in per cent as a figure.
    func share(_ share: Double) -> PageCell { .figure(PageFigure(.number(share * 100), decimals: 1)) }

    /// How far a share may be off nineteen times in twenty, in points: two standard errors of one half.
    func accuracy(_ draws: Int) -> String {
        locale.number(100 / Double(max(1, draws)).squareRoot(), decimals: 1)
    }

    // MARK: Sources

    /// What is uncertain.
    func source(_ source: EnsembleSource) -> String {
        switch source {
        case .forecast(let indicator, let place):
            let name = locale.text(index.name(indicator))
            let there = place == index.plan.header.place ? "" : locale.text(index.name(place))
            return locale.words(
                "course of ‘\(name)’" + (there.isEmpty ? "" : " in \(there)"), "\(there)“\(name)”自身走势")
        case .stated(let assumption):
            guard let stated = stated.first(where: { $0.assumption == assumption }) else { return assumption.text }
            return locale.words("\(subject(stated)) (\(assumption))", "\(subject(stated))（\(assumption)）")
        }
    }

    /// What drives a target, with shares: `own course 92 %, completion: Parks (late-parks) 8 %`.
    func drivers(_ drivers: [EnsembleResult.Driver]) -> PageCell {
        let own = locale.words("own course", "自身走势")
        guard drivers.count > 1 else { return drivers.isEmpty ? .notApplicable : .words(own) }
        let told = drivers.prefix(3).map { driver in
            if case .forecast = driver.source { return "\(own) \(percent(driver.share))" }
            return "\(source(driver.source)) \(percent(driver.share))"
        }
        return .words(told.joined(separator: locale.words(", ", "，")))
    }

    /// What an assumption states to be uncertain.
    func subject(_ stated: StatedUncertainty) -> String {
        switch stated.subject {
        case .effects:
            return about(stated, locale.words("effects", "效果"), locale.words("all effects", "全部效果"))
        case .costs: return about(stated, locale.words("costs", "投资"), locale.words("costs of all projects", "全部项目投资"))
        case .delay:
            return about(
                stated, locale.words("completion", "完工时间"), locale.words("completion of all projects", "全部项目完工时间"))
        case .change: return about(stated, locale.words("mean yearly change", "年均变化"), "")
        case .spread: return about(stated, locale.words("spread of the yearly change", "年度变化的波动幅度"), "")
        }
    }

    private func about(_ stated: StatedUncertainty, _ what: String, _ everything: String) -> String {
        guard let about = stated.about else { return everything }
        let name = name(about)
        return locale.words("\(what): \(name)", "\(name)：\(what)")
    }

    /// The name of what stands at an address, or the address where it has none.
    private func name(_ about: Address) -> String {
        switch about.collection {
        case Indicator.collection: locale.text(index.name(ID<Indicator>(about.key)))
        case Project.collection: locale.text(index.name(ID<Project>(about.key)))
        case PlanField.collection: locale.text(index.name(ID<PlanField>(about.key)))
        case PlanTask.collection: index.tasks[ID(about.key)].map { locale.text($0.title) } ?? about.key
        default: about.path
        }
    }

    /// What a limit is called.
    func limit(_ row: Int) -> String {
        let limit = index.plan.limits[row]
        let what = locale.text(index.name(ofResource: limit.resource, paidBy: limit.funding))
        let place = limit.place == index.plan.header.place ? "" : locale.text(index.name(limit.place))
        return locale.words(
            "\(what)" + (place.isEmpty ? "" : " in \(place)") + ", \(limit.year)", "\(place)\(limit.year) 年\(what)")
    }
}
