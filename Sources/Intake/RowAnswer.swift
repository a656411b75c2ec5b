import Diagnostics
import PlanModel

extension LocalizedText {
    /// The text made into another one, for English and for Chinese readers.
    func inBoth(_ made: (_ text: String, _ isChinese: Bool) -> String) -> LocalizedText {
        LocalizedText(en: made(text(in: "en"), false), zh: made(text(in: "zh"), true))
    }
}

/// What a unit is told of a row that it handed in.
public enum RowAnswer: Hashable, Sendable {
    /// It is taken as a project.
    case accepted(project: String?)
    /// It is the same as another row or as a project of the plan, which counts for it.
    case merged(into: LocalizedText, project: String?, reason: String)
    /// It is taken as a part of a package.
    case part(of: String, project: String?, reason: String)
    /// It is taken into the reserve.
    case reserve(project: String?, reason: String)
    /// It goes back, and why.
    case returned([LocalizedText])
    /// It looks like another row or a project of the plan, and nobody has decided yet.
    case waiting(for: [LocalizedText])

    /// The project that it became or into which it was merged, where there is one.
    public var project: String? {
        switch self {
        case .accepted(let project), .merged(_, let project, _), .part(_, let project, _), .reserve(let project, _):
            project
        case .returned, .waiting: nil
        }
    }

    /// The word for the answer.
    public var word: LocalizedText {
        switch self {
        case .accepted: LocalizedText(en: "accepted", zh: "采纳")
        case .merged: LocalizedText(en: "merged", zh: "合并")
        case .part: LocalizedText(en: "part of a package", zh: "列入项目包")
        case .reserve: LocalizedText(en: "reserve", zh: "储备")
        case .returned: LocalizedText(en: "returned", zh: "退回")
        case .waiting: LocalizedText(en: "not decided", zh: "待定")
        }
    }

    /// The word for programs.
    public var code: String {
        switch self {
        case .accepted: "accepted"
        case .merged: "merged"
        case .part: "part"
        case .reserve: "reserve"
        case .returned: "returned"
        case .waiting: "waiting"
        }
    }

    /// Why, in a sentence; empty where nothing needs to be said.
    public func reason(in language: String) -> String {
        let isChinese = language == "zh"
        func number(_ project: String?) -> String {
            guard let project else { return "" }
            return isChinese ? "编号 \(project)" : "as \(project)"
        }
        func joined(_ parts: String...) -> String {
            parts.filter { !$0.isEmpty }.joined(separator: isChinese ? "；" : "; ")
        }
        switch self {
        case .accepted(let project): return number(project)
        case .merged(let into, let project, let reason):
            return joined(
                isChinese ? "与 \(into.text(in: "zh")) 为同一项目" : "the same project as \(into.text(in: "en"))",
                project.map { isChinese ? "编号 \($0)" : "kept as \($0)" } ?? "", reason)
        case .part(let package, let project, let reason):
            return joined(
                isChinese ? "列入项目包“\(package)”" : "a part of the package ‘\(package)’", number(project), reason)
        case .reserve(let project, let reason): return joined(number(project), reason)
        case .returned(let reasons):
            return reasons.map { $0.text(in: language) }.joined(separator: isChinese ? "；" : "; ")
        case .waiting(let others):
            let names = others.map { $0.text(in: language) }.joined(separator: isChinese ? "、" : ", ")
            return isChinese ? "疑与 \(names) 重复，正在核对" : "looks like \(names); this is being compared"
        }
    }
}
