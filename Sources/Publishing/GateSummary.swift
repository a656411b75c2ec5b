import Diagnostics
import Gates
import Quantities

extension GateRuling {
    /// The ruling in a few words, the same for all projects with the same answer.
    public var summary: LocalizedText {
        switch self {
        case .exempt(let reasons):
            let industry = reasons.contains(.industry)
            return LocalizedText(
                en: industry ? "exempt by its industry" : "exempt below the thresholds",
                zh: industry ? "按行业豁免" : "低于标准豁免")
        case .required(let authority):
            return LocalizedText(
                en: "required: " + (authority?.text(in: "en") ?? "authority not named"),
                zh: "须审查：" + (authority?.text(in: "zh") ?? "未注明审查机关"))
        case .notApplicable(let reason):
            switch reason {
            case .kind: return LocalizedText(en: "not for this kind of project", zh: "不适用于此类项目")
            case .withdrawn: return LocalizedText(en: "project withdrawn", zh: "项目已撤销")
            case .noVersionInForce: return LocalizedText(en: "no rule in force then", zh: "当时无有效规定")
            }
        case .undetermined(let missing, _):
            var kinds: [LocalizedText] = []
            for evidence in missing where !kinds.contains(evidence.kindWords) { kinds.append(evidence.kindWords) }
            func list(_ language: String, _ separator: String) -> String {
                kinds.map { $0.text(in: language) }.joined(separator: separator)
            }
            return LocalizedText(en: "open, missing: " + list("en", ", "), zh: "待定，缺少：" + list("zh", "、"))
        }
    }
}

extension GateEvidence {
    /// What kind of evidence it is, without the reason why it is missing.
    fileprivate var kindWords: LocalizedText {
        switch self {
        case .amount(let measure, _, _): measure.words
        case .industry: LocalizedText(en: "industry", zh: "所属行业")
        case .date(.start, _, _, _): LocalizedText(en: "start date", zh: "开工时间")
        case .date(.approval, _, _, _): LocalizedText(en: "approval date", zh: "批准时间")
        case .threshold, .silence, .validity, .overlap: LocalizedText(en: "a clear rule", zh: "明确的规定")
        }
    }
}
