/// The words for the steps of a formula in one language.
struct FormulaWording {
    let language: String

    static let english = FormulaWording(language: "en")
    static let chinese = FormulaWording(language: "zh")

    private func either(_ english: String, _ chinese: String) -> String { language == "zh" ? chinese : english }

    var plus: String { either(" plus ", "加") }
    var minus: String { either(" minus ", "减") }
    var times: String { either(" times ", "乘以") }
    var dividedBy: String { either(" divided by ", "除以") }

    func quoted(_ text: String) -> String { either("‘\(text)’", "“\(text)”") }
    func grouped(_ text: String) -> String { either("(\(text))", "（\(text)）") }
    func negated(_ text: String) -> String { either("minus \(text)", "负\(text)") }

    func holds(_ comparison: FormulaComparison) -> String {
        switch comparison {
        case .equal: either(" is equal to ", "等于")
        case .unequal: either(" is not equal to ", "不等于")
        case .less: either(" is less than ", "小于")
        case .lessOrEqual: either(" is at most ", "不超过")
        case .greater: either(" is greater than ", "大于")
        case .greaterOrEqual: either(" is at least ", "不低于")
        }
    }

    func condition(_ condition: String, _ then: String, _ otherwise: String) -> String {
        either("if \(condition) then \(then), otherwise \(otherwise)", "若\(condition)则取\(then)，否则取\(otherwise)")
    }

    func extreme(_ parts: [String], isLowest: Bool) -> String {
        either(
            (isLowest ? "the lowest of " : "the highest of ") + parts.joined(separator: ", "),
            parts.joined(separator: "、") + (isLowest ? "中的最小值" : "中的最大值"))
    }

    func previous(_ text: String, _ years: Int, _ otherwise: String?) -> String {
        let value = either(
            years == 1 ? "\(text) of the year before" : "\(text) of \(years) years before",
            years == 1 ? "上年\(text)" : "\(years)年前\(text)")
        guard let otherwise else { return value }
        return value + either(" (before the first year: \(otherwise))", "（早于首年取\(otherwise)）")
    }

    func growth(_ text: String) -> String { either("the growth of \(text) on the year before", "\(text)比上年增长率") }
    func cumulative(_ text: String) -> String { either("the sum of \(text) since the first year", "\(text)自首年起累计") }
    func movingMean(_ text: String, _ years: Int) -> String {
        either("the mean of \(text) over \(years) years", "\(text)的\(years)年移动平均")
    }
    func first(_ text: String) -> String { either("\(text) in the first year", "首年\(text)") }
    func parent(_ text: String) -> String { either("\(text) at the place above", "上级地区\(text)") }
    func share(_ text: String) -> String { either("the share of \(text) in the place above", "\(text)占上级地区的比重") }
    func index(_ text: String, _ base: Int) -> String {
        either("\(text) relative to \(base) = 100", "以\(base)年为100的\(text)指数")
    }
    func interpolated(_ text: String) -> String {
        either("\(text), gaps filled along straight lines", "\(text)（缺失年份按直线内插）")
    }
    func converted(_ text: String, _ factor: String, _ divides: Bool) -> String {
        let chinese = divides ? "除以" : "乘以"
        let english = divides ? "divided by" : "times"
        return either("\(text) \(english) \(factor) for the unit", "\(text)（单位换算\(chinese)\(factor)）")
    }
}
