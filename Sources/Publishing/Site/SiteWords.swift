import Diagnostics

/// Words that many pages share.
enum SiteWords {
    /// What stands in place of a value that the audience may not read.
    static func withheld(_ locale: PageLocale) -> String { locale.words("withheld", "不予公开") }

    /// What stands in place of a table without rows.
    static func nothingListed(_ locale: PageLocale) -> String { locale.words("There is nothing to list.", "没有可列内容。") }

    /// The line in the foot of every page.
    static func disclaimer(_ locale: PageLocale) -> String {
        locale.words(
            "Made with Lustrum. Illustrative, not endorsed by any government.", "由 Lustrum 生成。仅供演示，未经任何政府认可。")
    }

    /// What the collections of a plan are called.
    static let collections: [String: LocalizedText] = [
        "plan": LocalizedText(en: "words of the plan", zh: "规划基本信息"), "sources": LocalizedText(en: "sources", zh: "出处"),
        "places": LocalizedText(en: "places", zh: "地区"),
        "place_changes": LocalizedText(en: "splits and mergers", zh: "区划变更"),
        "groups": LocalizedText(en: "members of zones", zh: "片区成员"),
        "reporting_units": LocalizedText(en: "reporting units", zh: "填报单位"),
        "field_map": LocalizedText(en: "foreign field codes", zh: "外部领域代码"),
        "indicators": LocalizedText(en: "indicators", zh: "指标"),
        "observations": LocalizedText(en: "observations", zh: "监测值"),
        "targets": LocalizedText(en: "targets", zh: "目标"), "goals": LocalizedText(en: "goals", zh: "目标（定性）"),
        "tasks": LocalizedText(en: "tasks", zh: "任务"), "projects": LocalizedText(en: "projects", zh: "项目"),
        "project_years": LocalizedText(en: "yearly amounts of projects", zh: "项目分年数据"),
        "project_places": LocalizedText(en: "places of projects", zh: "项目所在地区"),
        "prerequisites": LocalizedText(en: "prerequisites", zh: "前置关系"),
        "alternatives": LocalizedText(en: "alternatives", zh: "互斥方案"),
        "effects": LocalizedText(en: "effects", zh: "效果"),
        "limits": LocalizedText(en: "limits", zh: "约束"), "floors": LocalizedText(en: "least shares", zh: "最低份额"),
        "assumptions": LocalizedText(en: "assumptions", zh: "假设"), "rules": LocalizedText(en: "rules", zh: "规则"),
        "gate_answers": LocalizedText(en: "records of reviews", zh: "审查记录"),
        "scenarios": LocalizedText(en: "scenarios", zh: "情景"),
        "text": LocalizedText(en: "paragraphs", zh: "段落"),
        "attachments": LocalizedText(en: "files of sectors", zh: "专业文件"),
    ]
}
