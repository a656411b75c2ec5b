import Diagnostics
import Quantities

extension FormulaFault {
    /// What is wrong, in a sentence for a person.
    public var message: LocalizedText {
        switch kind {
        case .empty: LocalizedText(en: "the formula is empty", zh: "公式为空")
        case .tooLong(let limit):
            LocalizedText(en: "the formula has more than \(limit) characters", zh: "公式超过 \(limit) 个字符")
        case .tooDeep(let limit):
            LocalizedText(en: "the formula is nested deeper than \(limit) levels", zh: "公式嵌套超过 \(limit) 层")
        case .tooManyReadings(let limit):
            LocalizedText(
                en: "functions over several years or places are nested deeper than \(limit)",
                zh: "跨年度或跨地区的函数嵌套超过 \(limit) 层")
        case .strange(let text, _):
            LocalizedText(en: "‘\(text)’ cannot stand in a formula", zh: "公式中不能出现“\(text)”")
        case .operandMissing, .operatorMissing, .unclosed, .unopened, .secondComparison: structureMessage
        case .unknownFunction, .argumentCount, .notAWholeNumber: functionMessage
        case .numberTooLarge(let text):
            LocalizedText(en: "the number \(text) is too large", zh: "数字 \(text) 过大")
        case .nameBeginsWithDigit(let name):
            LocalizedText(en: "the name ‘\(name)’ begins with a digit", zh: "名称“\(name)”以数字开头")
        case .notAnIdentifier(let name):
            LocalizedText(en: "‘\(name)’ is not an identifier", zh: "“\(name)”不是标识符")
        case .unlike, .result, .condition: unitMessage
        }
    }

    private var structureMessage: LocalizedText {
        switch kind {
        case .operandMissing(let found?):
            LocalizedText(en: "a number or an indicator is missing before ‘\(found)’", zh: "“\(found)”之前缺少数字或指标")
        case .operandMissing:
            LocalizedText(en: "the formula ends where a number or an indicator is missing", zh: "公式末尾缺少数字或指标")
        case .operatorMissing(let found):
            LocalizedText(en: "an operator is missing before ‘\(found)’", zh: "“\(found)”之前缺少运算符")
        case .unclosed(let sign):
            LocalizedText(en: "‘\(sign)’ is never closed", zh: "“\(sign)”没有对应的右括号")
        case .unopened:
            LocalizedText(en: "‘)’ closes nothing", zh: "“)”没有对应的左括号")
        default:
            LocalizedText(en: "two comparisons stand side by side", zh: "不能连续使用两个比较符")
        }
    }

    private var functionMessage: LocalizedText {
        switch kind {
        case .unknownFunction(let name, _):
            LocalizedText(en: "unknown function ‘\(name)’", zh: "未知函数“\(name)”")
        case .argumentCount(let function, let found):
            LocalizedText(
                en: "\(function.rawValue) takes \(function.argumentsInWords.text(in: "en")), not \(found)",
                zh: "\(function.rawValue) 需要\(function.argumentsInWords.text(in: "zh"))，现有 \(found) 个")
        case .notAWholeNumber(let function, let range):
            LocalizedText(
                en: "the last argument of \(function.rawValue) must be a whole number from \(range.lowerBound) to "
                    + "\(range.upperBound)",
                zh: "\(function.rawValue) 的末个参数须为 \(range.lowerBound) 至 \(range.upperBound) 的整数")
        default: LocalizedText()
        }
    }

    private var unitMessage: LocalizedText {
        switch kind {
        case .unlike(let found, let expected):
            LocalizedText(
                en: "this is \(found.words.text(in: "en")), but what stands before it is "
                    + expected.words.text(in: "en"),
                zh: "此处的量为\(found.words.text(in: "zh"))，与之前的\(expected.words.text(in: "zh"))不一致")
        case .result(let found, let expected):
            LocalizedText(
                en: "the formula gives \(found.words.text(in: "en")), but the indicator is measured in "
                    + expected.words.text(in: "en"),
                zh: "公式结果的量为\(found.words.text(in: "zh"))，而指标的量为\(expected.words.text(in: "zh"))")
        case .condition(let found):
            LocalizedText(
                en: "a condition must be a comparison or a pure number, not \(found.words.text(in: "en"))",
                zh: "条件须为比较式或纯数，不能是\(found.words.text(in: "zh"))")
        default: LocalizedText()
        }
    }

    /// What would mend it, where that can be said.
    public var help: LocalizedText? {
        switch kind {
        case .strange(_, let instead?):
            LocalizedText(en: "write ‘\(instead)’", zh: "请写作“\(instead)”")
        case .unknownFunction(_, let suggestion?):
            LocalizedText(en: "did you mean ‘\(suggestion)’?", zh: "是否为“\(suggestion)”？")
        case .unknownFunction:
            LocalizedText(
                en: "there are " + FormulaFunction.allCases.map(\.rawValue).joined(separator: ", "),
                zh: "可用的函数有 " + FormulaFunction.allCases.map(\.rawValue).joined(separator: "、"))
        case .nameBeginsWithDigit(let name):
            LocalizedText(en: "write ‘[\(name)]’", zh: "请写作“[\(name)]”")
        case .tooLong, .tooDeep, .tooManyReadings:
            LocalizedText(en: "make an inner part an indicator of its own", zh: "请将其中一部分另设为指标")
        case .secondComparison:
            LocalizedText(en: "join them with IF, MIN or MAX", zh: "请用 IF、MIN 或 MAX 连接")
        case .notAnIdentifier:
            LocalizedText(
                en: "an identifier has letters, digits, ‘-’, ‘_’ and ‘.’ only", zh: "标识符只含字母、数字、“-”、“_”和“.”")
        default: nil
        }
    }
}
