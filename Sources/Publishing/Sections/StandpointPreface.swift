import Outlook
import PlanModel
import Quantities

/// The sentences under the title of a page of a whole plan: period, notice, standpoint, and which plan it is.
enum StandpointPreface {
    static func sentences(_ plan: Plan, _ settings: OutlookSettings, _ locale: PageLocale) -> [Sentence] {
        let header = plan.header
        let known =
            settings.knownOn.map { locale.words("as known on \($0)", "截至 \($0) 的已知数据") }
            ?? locale.words("all that is recorded", "全部已录数据")
        let unverified =
            settings.includesUnverified
            ? locale.words("unverified figures included", "含未经核实数据")
            : locale.words("unverified figures left out", "未采用未经核实数据")
        var preface = [
            Sentence(locale.words("Period \(header.period.period)", "规划期 \(header.period.period)")),
            Sentence("\(known)\(locale.words("; ", "；"))\(unverified)"),
        ]
        let notice = header.standingNotice
        if !notice.isEmpty { preface.insert(Sentence(locale.text(notice)), at: 1) }
        preface.append(Sentence(locale.words("Plan ", "规划版本 ") + String(plan.digest.description.prefix(12))))
        return preface
    }
}
