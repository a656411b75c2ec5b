import Diagnostics
import PlanModel
import Quantities

extension GateVerdict {
    /// The verdict for a person, in English and Chinese: what is required, by when, what is recorded, by which version.
    public var sentence: LocalizedText {
        .both { language in
            let isChinese = language == "zh"
            let project = projectName.isEmpty ? project.text : projectName.text(in: language)
            let gate = gateName.isEmpty ? gate.text : gateName.text(in: language)
            let head = isChinese ? "“\(project)”\(gate)：" : "\(gate) of ‘\(project)’: "
            let clauses = [ruling.words(for: projectKind), due, standing.words(answer)]
                .compactMap { $0?.text(in: language) }
            return head + clauses.joined(separator: isChinese ? "；" : "; ") + (isChinese ? "。" : ".")
                + rules.text(in: language)
        }
    }

    /// When the gate is due and which date that is.
    private var due: LocalizedText? {
        guard let deadline else { return nil }
        let isApproval = deadline.due == .beforeApproval
        let isOpen = ruling.isRequired == nil
        let (dateEn, dateZh) = deadline.dateKind == .start ? ("start", "开工") : ("approval", "批准")
        return .both { language in
            let date = deadline.date?.words(in: language) ?? (language == "zh" ? "未知" : "not known")
            return language == "zh"
                ? "\(isOpen ? "如须办理，" : "")应在\(isApproval ? "项目批准" : "开工")前通过（\(dateZh)时间：\(date)）"
                : "\(isOpen ? "if required, " : "")due before \(isApproval ? "the project is approved" : "work starts")"
                    + " (\(dateEn): \(date))"
        }
    }

    /// The versions in question, and that their text was not read.
    private var rules: LocalizedText {
        guard !versions.isEmpty else { return LocalizedText() }
        return .both { language in
            let names = versions.map { $0.title.isEmpty ? $0.id : $0.title.text(in: language) }
            if language == "zh" {
                return "依据：\(names.joined(separator: "或"))。" + (isTextRead ? "" : "法规原文未核对。")
            }
            return " Rule: \(names.joined(separator: " or "))." + (isTextRead ? "" : " The legal text was not read.")
        }
    }
}

extension GateRuling {
    /// The ruling for a person: `exempt (all amounts are below the thresholds)`.
    public var words: LocalizedText { words(for: nil) }

    fileprivate func words(for kind: ProjectKind?) -> LocalizedText {
        switch self {
        case .exempt(let reasons):
            .both { language in
                let texts = reasons.map { $0.words.text(in: language) }
                return language == "zh"
                    ? "无须办理（\(texts.joined(separator: "；"))）" : "exempt (\(texts.joined(separator: ", and ")))"
            }
        case .required(let authority?):
            .both {
                let name = authority.text(in: $0)
                return $0 == "zh" ? "须办理（审查机关：\(name)）" : "required (decided by \(name))"
            }
        case .required(nil):
            LocalizedText(
                en: "required (the rule as entered names no authority for its amounts)",
                zh: "须办理（所录规定未载明该规模的审查机关）")
        case .notApplicable(let reason): reason.words(for: kind)
        case .undetermined(let missing, let possible): Self.undetermined(missing, possible)
        }
    }

    private static func undetermined(_ missing: [GateEvidence], _ possible: [GateRuling]) -> LocalizedText {
        .both { language in
            let isChinese = language == "zh"
            let gaps = missing.map { $0.words.text(in: language) }.joined(separator: isChinese ? "、" : ", ")
            let rulings = possible.map { $0.briefly.text(in: language) }
            return isChinese
                ? "尚不能判定，缺少：\(gaps)；可能的结论：\(rulings.joined(separator: "，或"))"
                : "not determined, for lack of \(gaps); possible: \(rulings.joined(separator: ", or "))"
        }
    }
}

extension GateRuling {
    /// The ruling as one of several possible ones.
    private var briefly: LocalizedText {
        switch self {
        case .exempt: LocalizedText(en: "exempt", zh: "无须办理")
        case .required(let authority?):
            .both { $0 == "zh" ? "由\(authority.text(in: $0))审查" : "required by \(authority.text(in: $0))" }
        case .required(nil):
            LocalizedText(
                en: "required by an authority that the rule as entered does not name", zh: "须办理但所录规定未载明审查机关")
        case .notApplicable, .undetermined: words
        }
    }
}

extension ExemptionReason {
    /// The reason for a person.
    public var words: LocalizedText {
        switch self {
        case .industry: LocalizedText(en: "its industry is exempt", zh: "所属行业豁免")
        case .belowThresholds: LocalizedText(en: "all amounts are below the thresholds", zh: "各项用量均低于标准")
        }
    }
}

extension InapplicabilityReason {
    fileprivate func words(for kind: ProjectKind?) -> LocalizedText {
        switch self {
        case .kind:
            LocalizedText(
                en: "not applicable (the rule is not for \(kind?.words.text(in: "en") ?? "this kind of project"))",
                zh: "不适用（该规定不针对\(kind?.words.text(in: "zh") ?? "此类项目")）")
        case .withdrawn: LocalizedText(en: "not applicable (the project is withdrawn)", zh: "不适用（项目已撤销）")
        case .noVersionInForce:
            LocalizedText(
                en: "not applicable (no version of the rule is in force on its date)",
                zh: "不适用（项目相应日期无有效规定）")
        }
    }
}

extension ProjectKind {
    fileprivate var words: LocalizedText {
        switch self {
        case .project: LocalizedText(en: "a single project", zh: "单个项目")
        case .package: LocalizedText(en: "a package of projects", zh: "项目包")
        case .subproject: LocalizedText(en: "a sub-project", zh: "子项目")
        }
    }
}

extension GateStanding {
    /// The standing for a person; nil where nothing is owed.
    fileprivate func words(_ answer: GateAnswer?) -> LocalizedText? {
        switch self {
        case .notNeeded: nil
        case .passed(let isLate):
            .both {
                let date = Self.on(answer?.date, in: $0)
                return $0 == "zh"
                    ? (date.isEmpty ? "已通过" : "已于\(date)通过") + (isLate ? "，晚于规定时间" : "")
                    : "passed" + (date.isEmpty ? "" : " on \(date)") + (isLate ? ", late" : "")
            }
        case .refused:
            .both {
                let date = Self.on(answer?.date, in: $0)
                return $0 == "zh"
                    ? (date.isEmpty ? "未获通过" : "\(date)未获通过") : "turned down" + (date.isEmpty ? "" : " on \(date)")
            }
        case .awaited: Self.open(answer, en: "", zh: "")
        case .overdue: Self.open(answer, en: ", although its date is past", zh: "，已过规定时间")
        case .begunUnanswered: Self.open(answer, en: ", although work has begun", zh: "，但项目已开工")
        case .undetermined: Self.open(answer, en: "", zh: "")
        }
    }

    private static func on(_ date: CalendarDate?, in language: String) -> String { date?.words(in: language) ?? "" }

    private static func open(_ answer: GateAnswer?, en: String, zh: String) -> LocalizedText {
        switch answer?.state {
        case .submitted: LocalizedText(en: "handed in, no pass recorded" + en, zh: "已申报，尚无通过记录" + zh)
        case .notSubmitted: LocalizedText(en: "nothing handed in" + en, zh: "尚未申报" + zh)
        case .passed, .refused, nil: LocalizedText(en: "no answer recorded" + en, zh: "尚无办理记录" + zh)
        }
    }
}
