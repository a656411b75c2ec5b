import Diagnostics
import PlanModel

extension SitePlan {
    /// What the office computes and does not tell this audience; empty for the office itself.
    var unreleased: [LocalizedText] {
        guard audience != .office else { return [] }
        let released: [(Bool, LocalizedText)] = [
            (showsProbabilities, LocalizedText(en: "forecasts and probabilities", zh: "预测与概率")),
            (showsRefusals, LocalizedText(en: "projects left out of the programme", zh: "未列入安排的项目")),
            (showsFindings, LocalizedText(en: "findings and reviews", zh: "检查结果与审查情况")),
            (showsBoundaries, LocalizedText(en: "outlines of places", zh: "各地区界线")),
            (false, LocalizedText(en: "the programme with its reasons", zh: "项目安排及理由")),
            (false, LocalizedText(en: "whether targets and limits can all hold", zh: "各项要求能否同时实现")),
            (false, LocalizedText(en: "how likely the targets are together", zh: "各目标同时实现的可能性")),
            (false, LocalizedText(en: "what fields do to each other’s targets", zh: "各领域相互促进与制约")),
            (false, LocalizedText(en: "the comparison of scenarios", zh: "情景比较")),
        ]
        return released.filter { !$0.0 }.map(\.1)
    }

    /// What the office keeps to itself, in a sentence; empty where that is nothing.
    private func unreleasedText(in locale: PageLocale) -> String {
        let list = unreleased.map { locale.text($0) }.joined(separator: locale.words("; ", "；"))
        guard !list.isEmpty else { return "" }
        return locale.words("Computed for the office and not released: \(list).", "由编制机关测算、未予公开：\(list)。") + "\n"
    }

    /// What was withheld, as the office sees it: counts by what and why, for a terminal.
    public func withheldText(in locale: PageLocale, width: Int = TextFold.standard) -> String {
        let title = locale.text(plan.header.title)
        guard !withheld.isEmpty else {
            return locale.words("\(title): nothing was withheld", "\(title)：没有不予公开的内容") + "\n"
                + unreleasedText(in: locale)
        }
        var table = TextTable([
            (locale.words("Withheld", "不予公开"), .left), (locale.words("Why", "原因"), .left),
            (locale.words("number", "数量"), .right),
        ])
        for row in WithheldCount.rows(withheld) {
            table.add([locale.text(row.what), locale.text(row.why), locale.count(row.count)])
        }
        return ([title] + table.lines(width: width)).joined(separator: "\n") + "\n" + unreleasedText(in: locale)
    }

    /// What was withheld, one by one, for the office.
    public func withheldJSON(in locale: PageLocale) -> JSONValue {
        .members([
            "plan": .text(id), "sha256": .text(appraisal.plan.digest.description),
            "withheld": .list(
                withheld.map { one in
                    .members([
                        "address": .text(one.address.description), "reason": .text(locale.text(one.reason.text)),
                    ])
                }),
            "releases": .members([
                "probabilities": .boolean(showsProbabilities), "refusals": .boolean(showsRefusals),
                "findings": .boolean(showsFindings), "boundaries": .boolean(showsBoundaries),
            ]),
            "office_only": .list(unreleased.map { .text(locale.text($0)) }),
        ])
    }
}
