import Diagnostics
import PlanModel

extension SitePlan {
    /// What was withheld, as the office sees it: counts by what and why, for a terminal.
    public func withheldText(in locale: PageLocale) -> String {
        let title = locale.text(plan.header.title)
        guard !withheld.isEmpty else {
            return locale.words("\(title): nothing was withheld", "\(title)：没有不予公开的内容") + "\n"
        }
        var table = TextTable([
            (locale.words("Withheld", "不予公开"), .left), (locale.words("Why", "原因"), .left),
            (locale.words("number", "数量"), .right),
        ])
        for row in WithheldCount.rows(withheld) {
            table.add([locale.text(row.what), locale.text(row.why), locale.count(row.count)])
        }
        return ([title] + table.lines).joined(separator: "\n") + "\n"
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
        ])
    }
}
