import Appraisals
import Diagnostics
import PlanModel
import Quantities

extension Page {
    /// The appraisal as one page, as `lustrum appraise` prints it.
    public static func appraisal(_ appraisal: Appraisal, in locale: PageLocale) -> Page {
        let sections = AppraisalSections(appraisal: appraisal, locale: locale)
        var page = Page(
            .appraisal, at: SitePath([appraisal.plan.header.id, locale.language, "appraisal"]), in: locale,
            title: locale.text(appraisal.plan.header.title),
            sections: [
                sections.figures(), sections.chances(), sections.mainIndicators(), sections.fields(), sections.gates(),
                sections.findings(),
            ])
        page.preface = sections.preface(digest: String(appraisal.plan.digest.description.prefix(12)))
            .map { Sentence($0) }
        return page
    }
}

extension AppraisalSections {
    /// Period, standing of the page, standpoint, how many errors there are, and which plan it is.
    func preface(digest: String) -> [String] {
        let horizon = header.horizon.map { locale.words(", objectives to \($0)", "，远景展望至 \($0) 年") } ?? ""
        var lines: [String] = []
        if header.period.first.number > 0, header.period.last.number > 0 {
            lines.append(
                locale.words("Period \(header.period.period)\(horizon)", "规划期 \(header.period.period)\(horizon)"))
        }
        if !header.notice.isEmpty { lines.append(locale.text(header.notice)) }
        let known =
            appraisal.settings.knownOn.map { locale.words("as known on \($0)", "截至 \($0) 的已知数据") }
            ?? locale.words("all that is recorded", "全部已录数据")
        let unverified =
            appraisal.settings.includesUnverified
            ? locale.words("unverified figures included", "含未经核实数据")
            : locale.words("unverified figures left out", "未采用未经核实数据")
        lines.append("\(known)\(locale.words("; ", "；"))\(unverified)")
        let errors = appraisal.findings.count { $0.severity == .error }
        if errors > 0 {
            lines.append(
                locale.words(
                    "✗ \(locale.count(errors)) error\(errors == 1 ? "" : "s"): what cannot be read is missing below; "
                        + "`lustrum check` shows where",
                    "✗ 错误 \(locale.count(errors)) 项：无法读取的内容未计入下文，位置见 lustrum check"))
        }
        lines.append(locale.words("Plan ", "规划版本 ") + digest)
        return lines
    }
}
