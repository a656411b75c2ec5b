import PlanModel

extension PlanPages {
    /// Asks what would follow if a project were added, left out or begun in another year; nil where nobody may ask.
    func whatIf(_ project: Project) -> PageSection? {
        guard plan.audience == .office, WhatIf.mayBeAsked(of: project, in: plan.plan) else { return nil }
        let title = locale.words("What if", "假如")
        if case .tooLarge(let most) = plan.programmeAwaited {
            let words = locale.words(
                "For plans of more than \(locale.count(most)) projects `lustrum consequences` answers this.",
                "项目超过 \(locale.count(most)) 个的规划，请使用 lustrum consequences 测算。")
            return PageSection("what-if", title, [.sentences([Sentence(words)])])
        }
        let choices = WhatIf.acts(for: project, in: plan.plan).map { PageForm.Choice($0.word, words(for: $0)) }
        let explained = locale.words(
            "What would follow for targets, limits, other projects, places and money. Nothing is changed: the answer is "
                + "computed on the plan as it stands, and its address can be kept.",
            "测算对目标、约束、其他项目、地区和资金的影响。规划本身不作改动：结果按现行规划测算，其网址可以保存。")
        let form = PageForm(
            "question", title: title, action: WhatIf.path(of: project.id, in: paths),
            inputs: [PageForm.Input("do", locale.words("If this project", "假如该项目"), .choices(choices))],
            button: locale.words("Show what follows", "显示影响"))
        return PageSection("what-if", title, [.sentences([Sentence(explained)]), .form(form)])
    }

    private func words(for act: WhatIf.Act) -> String {
        switch act {
        case .add: locale.words("goes ahead", "予以实施")
        case .leaveOut: locale.words("is left out", "不予实施")
        case .start(let year): locale.words("begins in \(year)", "于 \(year) 年开工")
        }
    }
}
