import Diagnostics
import PlanModel
import Quantities

extension CalendarDate {
    /// The date for a person: `2023-06-01`, `2023年6月1日`.
    func words(in language: String) -> String {
        guard language == "zh" else { return description }
        return "\(year)年" + (month.map { "\($0)月" } ?? "") + (day.map { "\($0)日" } ?? "")
    }
}

/// Numbers in sentences.
enum GateNumber {
    /// A number with all its digits, grouped by thousands in English.
    static func text(_ number: Double, in language: String) -> String {
        let close = 1e-12 * number.magnitude
        let decimals = (0...9).first { (DecimalText.rounded(number, decimals: $0) - number).magnitude <= close } ?? 9
        let plain = DecimalText.fixed(number, decimals: decimals)
        guard language != "zh", !plain.contains("e") else { return plain }
        let sign = plain.hasPrefix("-") ? "-" : ""
        let parts = plain.dropFirst(sign.count).split(separator: ".")
        var grouped = ""
        for (index, digit) in (parts.first ?? "").enumerated() {
            if index > 0, ((parts.first?.count ?? 0) - index) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        return sign + grouped + (parts.count > 1 ? "." + parts[1] : "")
    }

    /// A number with its unit: `1,000 tce`, `1000吨标准煤`.
    static func text(_ number: Double, _ unitName: LocalizedText, in language: String) -> String {
        let space = language == "zh" ? "" : " "
        return text(number, in: language) + space + unitName.text(in: language)
    }
}

extension LocalizedText {
    /// A sentence written by one rule in English and Chinese.
    static func both(_ sentence: (String) -> String) -> LocalizedText {
        LocalizedText(en: sentence("en"), zh: sentence("zh"))
    }
}

extension GateEvidence {
    /// The evidence as the end of a sentence: `electricity use (not stated)`.
    public var words: LocalizedText {
        switch self {
        case .amount(let measure, let reason, _):
            .both { measure.words.text(in: $0) + Self.bracketed(reason, in: $0) }
        case .industry: LocalizedText(en: "its industry", zh: "所属行业")
        case .date(let kind, let part, let reason, _): Self.date(kind, part, reason)
        case .threshold(let address):
            LocalizedText(en: "a readable threshold at \(address)", zh: "可识别的标准值（\(address)）")
        case .silence(let version, _):
            LocalizedText(
                en: "what version ‘\(version)’ asks of smaller projects", zh: "“\(version)”版对规模较小项目的规定")
        case .validity(let version, _):
            LocalizedText(en: "the first day of version ‘\(version)’", zh: "“\(version)”版的施行日期")
        case .overlap(let versions, _):
            LocalizedText(
                en: "which of the overlapping versions "
                    + versions.map { "‘\($0)’" }.joined(separator: ", ") + " is in force",
                zh: versions.map { "“\($0)”" }.joined(separator: "、") + "等重叠版本以何者为准")
        }
    }

    private static func bracketed(_ reason: MissingReason, in language: String) -> String {
        let text = reason.text.text(in: language)
        return language == "zh" ? "（\(text)）" : " (\(text))"
    }

    private static func date(_ kind: GateDateKind, _ part: DatePart, _ reason: MissingReason) -> LocalizedText {
        let (en, zh) = kind == .start ? ("start", "开工") : ("approval", "批准")
        switch part {
        case .whole:
            return .both { ($0 == "zh" ? "\(zh)时间" : "the \(en) date") + bracketed(reason, in: $0) }
        case .month: return LocalizedText(en: "the month of its \(en)", zh: "\(zh)月份")
        case .day: return LocalizedText(en: "the day of its \(en)", zh: "具体\(zh)日期")
        }
    }
}

extension GateComparison {
    /// The comparison as a person reads it: `energy use 600 tce, below 1,000 tce`.
    ///
    /// English shows both numbers in the threshold's unit, Chinese in the unit in which projects state the amount.
    public var words: LocalizedText {
        .both { language in
            let isChinese = language == "zh"
            let measure = threshold.measure?.words.text(in: language) ?? threshold.name
            let limit = shown(threshold.quantity, in: language) ?? threshold.written
            let reason = amount.missingReason?.text.text(in: language) ?? ""
            let own: String
            switch amount {
            case .known(let quantity):
                own = (isChinese ? "" : " ") + (shown(quantity, in: language) ?? "")
            case .atLeast(let quantity, _):
                own = (isChinese ? "不少于" : " at least ") + (shown(quantity, in: language) ?? "")
            case .missing: own = isChinese ? "（\(reason)）" : " (\(reason))"
            }
            return measure + own + (isChinese ? "，" : ", ") + side.words.text(in: language) + limit
        }
    }

    /// A quantity in the unit of the language; nil where it cannot be converted.
    private func shown(_ quantity: Quantity?, in language: String) -> String? {
        let isChinese = language == "zh"
        let unit = isChinese ? threshold.measureUnit : threshold.quantity?.unit
        let name = isChinese ? threshold.measureUnitName : threshold.unitName
        guard let unit, let number = quantity?.converted(to: unit)?.number else { return nil }
        return GateNumber.text(number, name, in: language)
    }
}

extension GateComparison.Side {
    /// The side before the threshold: `below `, `低于`.
    fileprivate var words: LocalizedText {
        switch self {
        case .below: LocalizedText(en: "below ", zh: "低于")
        case .at: LocalizedText(en: "reaches ", zh: "达到")
        case .above: LocalizedText(en: "above ", zh: "高于")
        case .unknown: LocalizedText(en: "not comparable with ", zh: "无法与标准比较：")
        }
    }
}

extension IndustryComparison {
    /// The comparison as a person reads it: `industry rail, exempt`.
    public var words: LocalizedText {
        switch isExempt {
        case true?: LocalizedText(en: "industry \(industry), exempt", zh: "行业：\(industry)，属于豁免行业")
        case false?: LocalizedText(en: "industry \(industry), not exempt", zh: "行业：\(industry)，不属于豁免行业")
        case nil:
            LocalizedText(en: "industry not stated; some industries are exempt", zh: "行业未填写，部分行业可豁免")
        }
    }
}
