import Consistency
import Diagnostics
import Outlook
import PlanModel
import Quantities

/// The members of a consistency question in a planner's words, with numbers and units.
struct MemberWords {
    let index: PlanIndex
    let locale: PageLocale
    /// Where names lead; nil on a terminal, where they lead nowhere.
    var paths: PlanPaths?

    /// What a member is called, with the way to its page.
    func cell(_ member: ConsistencyMember) -> PageCell {
        guard let paths else { return .words(title(member)) }
        switch member.subject {
        case .target(let row, let years):
            let target = index.plan.targets[row]
            return .link(title(of: target, years), page(of: target, paths), anchor: Anchors.target(target))
        case .limit: return .link(title(member), paths.limits)
        case .decided(let project): return .link(title(member), paths.project(project))
        }
    }

    /// What a target is called, with the way to its row on the page of its indicator.
    func cell(of target: Target) -> PageCell {
        guard let paths else { return .words(title(of: target)) }
        return .link(title(of: target), page(of: target, paths), anchor: Anchors.target(target))
    }

    private func page(of target: Target, _ paths: PlanPaths) -> SitePath {
        paths.indicator(target.indicator, at: target.place, own: index.plan.header.place)
    }

    /// What a member is called: `‘Forest cover’ for 2030`.
    func title(_ member: ConsistencyMember) -> String {
        switch member.subject {
        case .target(let row, let years): return title(of: index.plan.targets[row], years)
        case .limit(let row): return title(of: index.plan.limits[row])
        case .decided(let project):
            let name = locale.text(index.name(project))
            return locale.words("decided project ‘\(name)’", "已定项目“\(name)”")
        }
    }

    /// What a limit is called: `limit of water in North Town for 2028`.
    func title(of limit: Limit) -> String {
        let what = locale.text(index.name(ofResource: limit.resource, paidBy: limit.funding))
        let place = limit.place == index.plan.header.place ? "" : locale.text(index.name(limit.place))
        return locale.words(
            "limit of \(what)" + (place.isEmpty ? "" : " in \(place)") + " for \(limit.year)",
            "\(place)\(limit.year) 年\(what)上限")
    }

    /// What a target is called, with the years of the number that is compared.
    func title(of target: Target, _ years: [Year] = []) -> String {
        let name = locale.text(index.name(target.indicator))
        let place = target.place == index.plan.header.place ? "" : locale.text(index.name(target.place))
        let first = years.first ?? target.year
        let last = years.last ?? target.year
        let when = first == last ? "\(first)" : "\(first)–\(last)"
        return locale.words(
            "‘\(name)’" + (place.isEmpty ? "" : " in \(place)") + " for \(when)", "\(place)“\(name)”\(when) 年目标")
    }

    /// What a member asks: `at least 52.0 %`.
    func wish(_ member: ConsistencyMember) -> String {
        if case .decided = member.subject { return locale.words("all of it", "全部实施") }
        switch (member.least, member.most) {
        case (let least?, let most?):
            let (low, high) = (number(least, member), number(most, member))
            return locale.words("\(low) to \(high)", "\(low) 至 \(high)")
        case (let least?, nil):
            return locale.words("at least \(number(least, member))", "不低于 \(number(least, member))")
        case (nil, let most?):
            return locale.words("at most \(number(most, member))", "不高于 \(number(most, member))")
        case (nil, nil): return ""
        }
    }

    /// A number of a member with its unit, rounded as its indicator is shown.
    ///
    /// - Parameters:
    ///   - number: the number in the member's own unit.
    ///   - member: the member.
    ///   - eased: 1 to round upwards and -1 to round downwards, so that a bound that gives way gives enough.
    /// - Returns: the number in words.
    func number(_ number: Double, _ member: ConsistencyMember, eased: Double = 0) -> String {
        switch member.subject {
        case .decided:
            let share = locale.number(number * 100, decimals: 0)
            return locale.words("\(share) % of it", "实施 \(share)%")
        case .limit(let row):
            let resource = index.plan.limits[row].resource
            return locale.text(index.saidAmount(number, of: resource, isEnough: eased > 0))
        case .target(let row, let years):
            let target = index.plan.targets[row]
            let shown = perYear(number, target, years)
            let decimals = index.indicators[target.indicator]?.decimals ?? 2
            let text = locale.text(index.shown(Self.rounded(shown, decimals, eased), of: target.indicator))
            return isRate(target) ? locale.words("\(text) a year", "年均 \(text)") : text
        }
    }

    /// A difference of two numbers of a member.
    func difference(_ number: Double, _ member: ConsistencyMember) -> String {
        guard case .target(let row, let years) = member.subject else { return self.number(number, member, eased: 1) }
        let target = index.plan.targets[row]
        return locale.text(index.shown(difference: perYear(number, target, years), of: target.indicator))
    }

    private func isRate(_ target: Target) -> Bool {
        target.form == .annualGrowth && index.indicators[target.indicator]?.nature == .growth
    }

    /// Of an average of rates the number compared is their sum over the open years.
    private func perYear(_ number: Double, _ target: Target, _ years: [Year]) -> Double {
        isRate(target) && !years.isEmpty ? number / Double(years.count) : number
    }

    private static func rounded(_ number: Double, _ decimals: Int, _ eased: Double) -> Double {
        let nearest = DecimalText.rounded(number, decimals: decimals)
        guard eased != 0, (number - nearest) * eased > 1e-9 * max(1, abs(number)) else { return nearest }
        let step = (0..<decimals).reduce(1.0) { step, _ in step / 10 }
        return DecimalText.rounded(nearest + step * (eased > 0 ? 1 : -1), decimals: decimals)
    }

    /// Binding, anticipatory, assigned, a limit or decided, in words.
    func kind(_ member: ConsistencyMember) -> String {
        switch (member.subject, member.priority) {
        case (.limit, _): return locale.words("limit", "约束")
        case (.decided, _): return locale.words("decided project", "已定项目")
        case (.target(let row, _), .assigned):
            return index.plan.targets[row].assignedBy == .joint
                ? locale.words("agreed with others", "共同商定") : locale.words("assigned from above", "上级下达")
        case (.target, .binding): return locale.words("binding", "约束性")
        case (.target, _): return locale.words("anticipatory", "预期性")
        }
    }

    /// Who can let a member give way.
    func decision(_ member: ConsistencyMember) -> String {
        switch (member.subject, member.priority) {
        case (.target(let row, _), .assigned):
            let target = index.plan.targets[row]
            guard target.assignedBy != .joint else {
                return locale.words("needs an agreement of the governments that share it", "需相关各方政府协商")
            }
            let body = index.plan.header.bodies.first { $0.id == target.authority }.map { locale.text($0.name) }
            return locale.words(
                "needs a decision of \(body ?? "the authority that assigned it")", "需由\(body ?? "下达机关")决定")
        case (.target, _): return locale.words("this plan can decide it", "本规划可以决定")
        case (.limit, _): return locale.words("needs a decision of whoever sets the limit", "需由设定该上限的机关决定")
        case (.decided, _): return locale.words("needs a new decision on the project", "需对该项目重新决定")
        }
    }
}
