import Diagnostics
import Quantities

/// Why a cell of a foreign table cannot be taken.
struct CellRefusal: Error {
    let kind: FindingKind
    let message: LocalizedText
    let help: LocalizedText?
    /// Whether the whole column is at fault, so that its heading is the place to look at.
    let isOfColumn: Bool

    init(_ kind: FindingKind, en: String, zh: String, help: LocalizedText? = nil, isOfColumn: Bool = false) {
        self.kind = kind
        message = LocalizedText(en: en, zh: zh)
        self.help = help
        self.isOfColumn = isOfColumn
    }
}

/// A number as people type it: full-width digits, thousands marks, a unit behind it, a word where there is none.
enum ForeignNumber: Equatable {
    /// A number, the unit word behind it, and whether commas grouped its digits.
    case number(Double, unit: String?, isGrouped: Bool)
    /// A single number that is only roughly so (`约3.2亿元`), and the unit word behind it.
    case rough(Double, unit: String?)
    /// The cell is empty or holds a dash.
    case nothing
    /// A word that says why there is no number.
    case reason(String)

    /// Reads a cell; ranges and open ends are refused.
    static func reading(_ text: String) throws(CellRefusal) -> ForeignNumber {
        let plain = ForeignText.plain(text)
        let key = ForeignText.key(text)
        if ["", "-", "--", "—", "——", "–", "/", "\\", "n/a", "na", "无"].contains(key) { return .nothing }
        if ["待定", "未定", "暂无", "不详", "tbd", "unknown", "to be decided"].contains(key) { return .reason(plain) }
        let digits = plain.prefix { "0123456789.,+-eE".contains($0) }
        let tail = plain.dropFirst(digits.count).drop { $0 == " " }
        let isGrouped = digits.contains(",")
        if !isGrouped || isGroupedInThrees(digits),
            let number = DecimalText.number(String(digits.filter { $0 != "," })), isUnit(tail)
        {
            return .number(number, unit: tail.isEmpty ? nil : ForeignText.key(String(tail)), isGrouped: isGrouped)
        }
        if let exact = withoutRoughWord(plain), case .number(let number, let unit, _)? = try? reading(exact) {
            return .rough(number, unit: unit)
        }
        throw refusal(plain)
    }

    /// The text without the word that says “about”; nil where there is none.
    ///
    /// An open end (`超`, `以上`) is no such word: it says that the number is another one.
    private static func withoutRoughWord(_ text: String) -> String? {
        let lower = text.lowercased()
        for word in ["大约", "约", "about ", "approx. ", "approx ", "ca. ", "~"] where lower.hasPrefix(word) {
            return String(text.dropFirst(word.count))
        }
        return text.hasSuffix("左右") ? String(text.dropLast(2)) : nil
    }

    /// Whether commas stand between groups of three digits: `1,234,567.8`.
    private static func isGroupedInThrees(_ digits: Substring) -> Bool {
        let whole = digits.prefix { $0 != "." }.drop { $0 == "-" || $0 == "+" }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.count) else { return false }
        return groups.dropFirst().allSatisfy { $0.count == 3 } && !digits.drop { $0 != "." }.contains(",")
    }

    /// Words behind a number that make it a rough one.
    private static let roughTails = ["左右", "以上", "以下", "以内", "多", "余", "+"]

    /// A unit does not begin with a digit and holds no sign of a second number or a rough figure.
    private static func isUnit(_ tail: Substring) -> Bool {
        !(tail.first.map { $0.isASCII && $0.isNumber } ?? false) && !tail.contains { "+-~～—–至到约".contains($0) }
            && !roughTails.contains { tail.contains($0) }
    }

    static func refusal(_ text: String) -> CellRefusal {
        let rough = [
            "约", "近", "超", "不低于", "不少于", "不超过", "about", "approx", "ca.", "~", "≥", "≤", ">", "<", "over", "at least",
        ]
        let range = ["-", "~", "～", "—", "–", "至", "到", " to "]
        let isRough = rough.contains { text.lowercased().hasPrefix($0) } || roughTails.contains { text.contains($0) }
        let isRange = text.contains { $0.isNumber } && range.contains { text.dropFirst().contains($0) }
        guard isRough || isRange else {
            return CellRefusal(ReadingKinds.notANumber, en: "‘\(text)’ is not a number", zh: "“\(text)”不是数值")
        }
        return CellRefusal(
            ImportKinds.rangeWritten, en: "‘\(text)’ is not one number", zh: "“\(text)”不是单个数值",
            help: LocalizedText(
                en: "write one number, or ? and the reason why there is none", zh: "请填写单个数值；如无数值，请写“?”并注明原因"))
    }
}

/// The words by which tables name units of money, energy, electricity and coal.
enum UnitWords {
    /// How many of the plan's own unit one of a unit word is; nil where the word is none for that field.
    ///
    /// The plan's own units: money 10,000 of the currency, energy tce, electricity 10^4 kWh, coal t.
    static func factor(_ word: String, for field: String, currency: String) -> Double? {
        let key = ForeignText.key(word)
        switch field {
        case "cost": return money(key, currency).map { $0 / 10_000 }
        case "energy":
            return ["吨标准煤": 1, "吨标煤": 1, "tce": 1, "万吨标准煤": 10_000, "万吨标煤": 10_000, "kgce": 0.001][key]
        case "electricity":
            return [
                "万千瓦时": 1, "万度": 1, "千瓦时": 0.0001, "度": 0.0001, "亿千瓦时": 10_000, "kwh": 0.0001, "mwh": 0.1,
                "gwh": 100, "10^4kwh": 1,
            ][key]
        case "coal": return ["吨": 1, "t": 1, "万吨": 10_000, "tonnes": 1, "kt": 1_000][key]
        default: return nil
        }
    }

    /// How many of the currency one of the unit is: `亿元` 100 million, `million yuan` one million.
    private static func money(_ key: String, _ currency: String) -> Double? {
        let multipliers: [(words: [String], factor: Double)] = [
            (["100million", "100m", "10^8", "亿"], 1e8), (["billion", "bn", "十亿"], 1e9), (["10million", "千万"], 1e7),
            (["million", "mn", "m", "10^6", "百万"], 1e6), (["10,000", "10thousand", "10k", "10^4", "万"], 1e4),
            (["thousand", "1,000", "k", "10^3", "千"], 1e3), ([""], 1),
        ]
        var units = [currency.lowercased()]
        if ["yuan", "cny", "rmb"].contains(units[0]) { units = ["元", "人民币", "yuan", "cny", "rmb", "元人民币"] }
        for (words, factor) in multipliers {
            for word in words {
                if key == word, factor > 1, word.unicodeScalars.allSatisfy({ $0.value > 0x7F }) { return factor }
                if units.contains(where: { key == word + $0 || key == $0 + word && !word.isEmpty }) { return factor }
            }
        }
        return nil
    }
}
