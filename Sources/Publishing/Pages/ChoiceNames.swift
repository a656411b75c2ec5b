import Appraisals
import PlanModel

/// The words of closed sets as people say them on pages.
extension PageLocale {
    func name(_ stage: ProjectStage) -> String {
        switch stage {
        case .reserve: words("reserve", "储备")
        case .earlyWork: words("early work", "前期工作")
        case .newStart: words("new start", "新开工")
        case .continuing: words("continuing", "续建")
        case .completing: words("completing", "计划完工")
        case .completed: words("completed", "已建成")
        case .suspended: words("suspended", "暂停")
        case .withdrawn: words("withdrawn", "撤销")
        }
    }

    func name(_ kind: ProjectKind) -> String {
        switch kind {
        case .project: words("project", "项目")
        case .package: words("package of projects", "项目包")
        case .subproject: words("part of a project", "子项目")
        }
    }

    func name(_ leadership: ProjectLeadership) -> String {
        switch leadership {
        case .government: words("led by government", "政府投资")
        case .market: words("led by the market", "社会投资")
        }
    }

    func name(_ route: ApprovalRoute) -> String {
        switch route {
        case .approval: words("examined and approved", "审批")
        case .verification: words("verified", "核准")
        case .filing: words("filed for the record", "备案")
        }
    }

    func name(_ form: TargetForm) -> String {
        switch form {
        case .level: words("level in the year", "当年水平")
        case .annualGrowth: words("average yearly growth", "年均增长")
        case .cumulative: words("sum or whole change", "累计")
        case .atLeast: words("never below", "不低于")
        case .atMost: words("never above", "不高于")
        case .keepWithin: words("kept within", "保持在区间内")
        }
    }

    func name(_ direction: Direction) -> String {
        switch direction {
        case .up: words("more is better", "越高越好")
        case .down: words("less is better", "越低越好")
        case .hold: words("to be kept where it is", "保持稳定")
        }
    }

    func name(_ nature: IndicatorNature) -> String {
        switch nature {
        case .level: words("a level", "水平值")
        case .flow: words("an amount of the year", "年度总量")
        case .growth: words("growth over the year before", "比上年增长")
        case .change: words("change since the baseline year", "比基期变化")
        }
    }

    func name(_ combination: Combination) -> String {
        switch combination {
        case .none: words("does not roll up", "不汇总")
        case .sum: words("adds up", "加总")
        case .mean: words("weighted mean", "加权平均")
        case .ratio: words("computed anew at every level", "逐级按公式计算")
        }
    }

    func name(_ assignment: Assignment) -> String {
        switch assignment {
        case .national: words("assigned from above", "上级下达")
        case .own: words("set by this plan", "本规划设定")
        case .joint: words("agreed between governments", "共同商定")
        }
    }

    func name(_ access: SourceAccess) -> String {
        switch access {
        case .original: words("original read", "查阅原件")
        case .copy: words("copy read", "查阅转载")
        case .secondary: words("later work read", "转引")
        case .recalled: words("not read", "未查阅")
        }
    }

    func name(_ stage: WorkStage) -> String {
        switch stage {
        case .build: words("while building", "建设期")
        case .operate: words("in operation", "运营期")
        }
    }

    func name(_ quantity: AssumedQuantity) -> String {
        switch quantity {
        case .changeSpread: words("spread of the yearly change", "年度变化的波动幅度")
        case .meanChange: words("mean yearly change", "年均变化")
        case .value: words("a value", "取值")
        case .effectFactor: words("factor on effects", "效果系数")
        case .costFactor: words("factor on costs", "投资系数")
        case .delay: words("years of delay", "延迟年数")
        case .other: words("something else", "其他")
        }
    }

    func yesNo(_ truth: Bool) -> String { truth ? words("yes", "是") : words("no", "否") }

    /// A word of a closed set as people say it; what is none of a set is shown as it is written.
    func choice(_ word: String, of field: String) -> String {
        let known: String? =
            switch field {
            case "stage": ProjectStage(rawValue: word).map(name) ?? WorkStage(rawValue: word).map(name)
            case "kind": ProjectKind(rawValue: word).map(name)
            case "led_by": ProjectLeadership(rawValue: word).map(name)
            case "route": ApprovalRoute(rawValue: word).map(name)
            case "form": TargetForm(rawValue: word).map(name)
            case "direction": Direction(rawValue: word).map(name)
            case "nature": IndicatorNature(rawValue: word).map(name)
            case "combine": Combination(rawValue: word).map(name)
            case "assigned_by": Assignment(rawValue: word).map(name)
            case "access": SourceAccess(rawValue: word).map(name)
            case "quantity": AssumedQuantity(rawValue: word).map(name)
            case "mandated", "documented": word == "yes" ? yesNo(true) : word == "no" ? yesNo(false) : nil
            default: nil
            }
        return known ?? word
    }

    /// A field of a record as people say it.
    func fieldName(_ field: String) -> String {
        let name = text(FieldWords.name(field))
        return language == "zh" ? name : name.replacing("_", with: " ")
    }
}
