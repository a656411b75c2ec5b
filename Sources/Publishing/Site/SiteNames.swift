import Diagnostics

extension Site {
    /// Why plans cannot stand in one site, or one of them not before its audience; nil where they can.
    ///
    /// A mark or a date that cannot be read withholds nothing, so that a plan with errors is for the office alone.
    public static func fault(in plans: [SitePlan], languages: [String] = ["en", "zh"]) -> LocalizedText? {
        var seen: Set<String> = []
        for plan in plans {
            if plan.hasErrors, plan.audience != .office {
                return LocalizedText(
                    en: "the plan ‘\(plan.id)’ has errors, so that what it withholds may not have been understood; "
                        + "it is for the office alone until `lustrum check` finds none",
                    zh: "规划“\(plan.id)”存在错误，不予公开的内容可能未被识别；lustrum check 检查无错误之前，仅限编制机关查看")
            }
            if plan.id.isEmpty {
                return LocalizedText(en: "a plan has no id in its plan.yaml", zh: "有规划的 plan.yaml 未填写 id")
            }
            if languages.contains(plan.id) || plan.id == "assets" || plan.id == "index" {
                return LocalizedText(
                    en: "the id ‘\(plan.id)’ of a plan is a word of the site's own addresses",
                    zh: "规划 id“\(plan.id)”与网站自身地址冲突")
            }
            if !seen.insert(plan.id).inserted {
                return LocalizedText(en: "two plans have the id ‘\(plan.id)’", zh: "有两个规划的 id 均为“\(plan.id)”")
            }
        }
        return nil
    }
}
