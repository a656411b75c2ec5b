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
            func list(_ language: String, _ separator: String) -> String {
                missing.map { $0.words.text(in: language) }.joined(separator: separator)
            }
            return LocalizedText(en: "open, missing: " + list("en", ", "), zh: "待定，缺少：" + list("zh", "、"))
        }
    }
}
