import Appraisals
import Diagnostics
import Gates
import PlanModel
import Quantities

extension Origin {
    /// The sign behind a figure that is not simply sourced.
    var sign: String {
        switch self {
        case .sourced: ""
        case .derived: "~"
        case .assumed: "^"
        case .unverified: "*"
        }
    }
}

extension Severity {
    /// A sign that can be told apart without colour.
    var sign: String {
        switch self {
        case .error: "✗"
        case .warning: "!"
        case .note: "·"
        }
    }
}

extension FigureCensus.Subject {
    /// The word for it on a page.
    public var word: LocalizedText {
        switch self {
        case .observations: LocalizedText(en: "observations", zh: "监测值")
        case .targets: LocalizedText(en: "target values", zh: "目标值")
        case .baselines: LocalizedText(en: "baselines", zh: "基期值")
        case .costs: LocalizedText(en: "project costs", zh: "项目投资")
        case .starts: LocalizedText(en: "project starts", zh: "项目开工时间")
        case .finishes: LocalizedText(en: "project completions", zh: "项目完工时间")
        case .projectYears: LocalizedText(en: "yearly amounts of projects", zh: "项目分年数据")
        case .effects: LocalizedText(en: "effects of projects", zh: "项目效果")
        case .limits: LocalizedText(en: "limits", zh: "约束")
        case .floors: LocalizedText(en: "minimum shares", zh: "最低份额")
        }
    }
}

extension Target {
    /// Whether the value is a yearly rate in %, whatever the indicator's unit.
    var isGrowth: Bool { form == .annualGrowth }

    /// How many decimals the value is shown with: a rate with at least one.
    func decimals(of indicator: Indicator) -> Int { isGrowth ? max(1, indicator.decimals) : indicator.decimals }
}

/// How many findings there are, in a sentence.
public enum FindingCount {
    /// The sentence: `2 errors, 1 warning, 0 notes`.
    public static func sentence(_ findings: [Finding], in locale: PageLocale) -> String {
        let counts = findings.counts()
        let (errors, warnings, notes) = (counts[.error] ?? 0, counts[.warning] ?? 0, counts[.note] ?? 0)
        func some(_ count: Int, _ word: String) -> String { "\(locale.count(count)) \(word)\(count == 1 ? "" : "s")" }
        return locale.words(
            "\(some(errors, "error")), \(some(warnings, "warning")), \(some(notes, "note"))",
            "错误 \(locale.count(errors)) 项，警告 \(locale.count(warnings)) 项，提示 \(locale.count(notes)) 项")
    }
}
