import Diagnostics
import PlanModel

/// Why a change cannot be made, in a planner's words, and the step inside the change at which it shows.
struct ConflictWords {
    /// The field of the change at fault; nil for the change as a whole.
    let step: String?
    /// What is wrong.
    let message: LocalizedText
    /// What would mend it.
    let help: LocalizedText?

    /// Puts a conflict into words.
    init(_ reason: ChangeConflict.Reason, _ change: Change, _ plan: Plan) {
        let act = change.set != nil ? "set" : change.add != nil ? "add" : "remove"
        switch reason {
        case .otherPlan(let expected, let found):
            step = nil
            let (then, now) = (expected.prefix(12), found.prefix(12))
            message = LocalizedText(
                en: "the changes were made for the plan \(then), and this one is \(now)",
                zh: "这些修改针对规划版本 \(then)，而本规划版本为 \(now)")
            help = LocalizedText(
                en: "read them against this plan, then write its digest after ‘on:’, or leave ‘on:’ out",
                zh: "请对照本规划核对各项修改，再在 on: 后写明其摘要，或删去 on:")
        case .notOneAct:
            step = nil
            message = LocalizedText(
                en: "a change says exactly one of set, add and remove", zh: "每项修改只能是 set、add、remove 之一")
            help = nil
        case .noSuchAddress(let address):
            step = act
            message = LocalizedText(en: "there is no ‘\(address)’", zh: "不存在“\(address)”")
            help = Self.nearest(to: address, plan)
        case .otherValue(let address, let expected, let found):
            step = change.from == nil ? act : "from"
            let (now, then) = (Self.quoted(found), Self.quoted(expected))
            message = LocalizedText(
                en: "‘\(address)’ is \(now.en), not \(then.en)", zh: "“\(address)”为\(now.zh)，不是\(then.zh)")
            help = nil
        case .exists(let address):
            step = act
            message = LocalizedText(en: "‘\(address)’ exists already", zh: "“\(address)”已经存在")
            help = LocalizedText(en: "to change it, use set", zh: "如需修改，请用 set")
        case .keyField(let address):
            step = act
            message = LocalizedText(
                en: "‘\(address)’ is part of what identifies the record and cannot be set",
                zh: "“\(address)”是条目标识的一部分，不能修改")
            help = LocalizedText(en: "remove the record and add another one", zh: "请删除该条目后另行新增")
        case .requiredField(let address):
            step = change.to == nil ? act : "to"
            message = LocalizedText(en: "‘\(address)’ cannot be left empty", zh: "“\(address)”为必填，不能留空")
            help = nil
        case .otherKey(let address, let key):
            step = "value"
            message = LocalizedText(
                en: "the record to add is ‘\(key)’, but its address says ‘\(address)’",
                zh: "拟新增条目的标识为“\(key)”，与地址“\(address)”不符")
            help = nil
        case .unfit(let address, let fault):
            let inner = fault.path.map(\.description)
            step = ([act == "add" ? "value" : change.to == nil ? act : "to"] + inner).joined(separator: "/")
            let what = Self.words(fault.problem)
            message = LocalizedText(
                en: "what shall stand at ‘\(address)’ does not fit: \(what.en)", zh: "拟写入“\(address)”的内容不合要求：\(what.zh)"
            )
            help = nil
        }
    }

    private static func quoted(_ text: String) -> LocalizedText {
        text.isEmpty ? LocalizedText(en: "empty", zh: "空") : LocalizedText(en: "‘\(text)’", zh: "“\(text)”")
    }

    /// The address that was most likely meant, by its collection, its record or its field.
    private static func nearest(to text: String, _ plan: Plan) -> LocalizedText? {
        guard let address = Address(written: text) else { return nil }
        var meant: String?
        if let collection = Plan.collection(address.collection) {
            let keys = collection.keys(plan)
            if keys.contains(address.key) {
                meant = DidYouMean.nearest(to: address.field ?? "", among: collection.fields.map(\.name))
                    .map { "\(address.path)#\($0)" }
            } else {
                meant = DidYouMean.nearest(to: address.key, among: keys)
                    .map { Address(address.collection, $0, field: address.field).description }
            }
        } else {
            let names = Plan.collections.map(\.name) + ["plan"]
            meant = DidYouMean.nearest(to: address.collection, among: names)
                .map { Address($0, address.key, field: address.field).description }
        }
        return meant.map { LocalizedText(en: "did you mean ‘\($0)’?", zh: "是否为“\($0)”？") }
    }

    private static func words(_ problem: CellFault.Problem) -> LocalizedText {
        switch problem {
        case .notAText: LocalizedText(en: "a single text belongs there", zh: "应为单个文字")
        case .notAList: LocalizedText(en: "a list belongs there", zh: "应为列表")
        case .notAMap: LocalizedText(en: "named values belong there", zh: "应为具名取值")
        case .notANumber(let text), .notAnInteger(let text), .notAYear(let text):
            LocalizedText(en: "‘\(text)’ is not such a number", zh: "“\(text)”不是相应的数字")
        case .outOfBounds(let text, let bounds):
            LocalizedText(
                en: "‘\(text)’ is not a whole number from \(bounds.lowerBound) to \(bounds.upperBound)",
                zh: "“\(text)”不是 \(bounds.lowerBound) 至 \(bounds.upperBound) 之间的整数")
        case .notADate(let text): LocalizedText(en: "‘\(text)’ is no date", zh: "“\(text)”不是日期")
        case .notATruth(let text): LocalizedText(en: "‘\(text)’ is neither yes nor no", zh: "“\(text)”应为 yes 或 no")
        case .notOneOf(let text, let choices):
            LocalizedText(
                en: "‘\(text)’ is none of: \(choices.joined(separator: ", "))",
                zh: "“\(text)”不在可选范围内：\(choices.joined(separator: "、"))")
        case .notAnIdentifier(let text), .notAnAddress(let text):
            LocalizedText(en: "‘\(text)’ is no identifier", zh: "“\(text)”不是有效编号")
        case .unknownField(let name, _): LocalizedText(en: "there is no field ‘\(name)’", zh: "没有“\(name)”这一字段")
        case .missingField(let name): LocalizedText(en: "‘\(name)’ is missing", zh: "缺少“\(name)”")
        }
    }
}
