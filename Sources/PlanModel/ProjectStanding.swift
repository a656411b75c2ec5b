import Diagnostics

extension Project {
    /// Whether the project is withdrawn or suspended, so that nothing may be built on it.
    public var isGivenUp: Bool { stage == .withdrawn || stage == .suspended }

    /// Whether the project goes ahead whatever is chosen: decided or begun, and not given up.
    public var isCommitted: Bool { !isGivenUp && (isMandated || stage?.hasBegun == true) }

    /// Whether the project finishes before it starts for certain, so that its dates carry no other conclusion.
    public var finishesBeforeStart: Bool {
        guard let start, let finish else { return false }
        return finish.latest < start.earliest
    }
}

extension ProjectStage {
    /// What a person calls the stage.
    public var words: LocalizedText {
        switch self {
        case .reserve: LocalizedText(en: "in reserve", zh: "储备")
        case .earlyWork: LocalizedText(en: "early work", zh: "前期工作")
        case .newStart: LocalizedText(en: "new start", zh: "新开工")
        case .continuing: LocalizedText(en: "continuing", zh: "续建")
        case .completing: LocalizedText(en: "completing", zh: "拟建成")
        case .completed: LocalizedText(en: "completed", zh: "已建成")
        case .suspended: LocalizedText(en: "suspended", zh: "停缓建")
        case .withdrawn: LocalizedText(en: "withdrawn", zh: "已取消")
        }
    }
}

extension PlanIndex {
    /// The packages and projects of which a project is a part, nearest first, up to a depth that no plan needs.
    public func wholes(of project: Project) -> [Project] {
        var line: [Project] = []
        var next = project.package
        while let id = next, line.count < 16, let whole = projects[id], whole.id != project.id {
            guard !line.contains(where: { $0.id == id }) else { break }
            line.append(whole)
            next = whole.package
        }
        return line
    }
}
