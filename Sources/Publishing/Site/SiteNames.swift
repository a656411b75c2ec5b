import Diagnostics

extension Site {
    /// Why plans cannot stand in one site; nil where they can.
    public static func fault(in plans: [SitePlan], languages: [String] = ["en", "zh"]) -> LocalizedText? {
        var seen: Set<String> = []
        for plan in plans {
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
