import Diagnostics
import PlanModel
import Quantities

extension FolderReader {
    /// Turns the fault of a cell into a finding at its place.
    mutating func reportFault(_ fault: CellFault, at record: Address, path: String) {
        let field = fault.path.map(\.description).joined(separator: "/")
        let address = field.isEmpty ? record : record.with(field: field)
        let span: SourceSpan?
        if case .unknownField(let name, _) = fault.problem {
            span = reading.sources.nameSpan(of: name, under: fault.path.dropLast().map(\.description), in: path)
        } else {
            span = reading.sources.span(of: field.isEmpty ? Address(path) : Address(path, field: field))
        }
        reading.faulty.insert(address)
        if let first = fault.path.first { reading.faulty.insert(record.with(field: first.description)) }
        switch fault.problem {
        case .notAText, .notAList, .notAMap: reportShape(fault.problem, span, address)
        case .notANumber(let text), .notAnInteger(let text), .outOfBounds(let text, _), .notAYear(let text):
            reportNumber(text, fault.problem, span, address)
        case .notADate(let text):
            report(
                ReadingKinds.notADate, span, at: address, en: "‘\(text)’ is no date", zh: "“\(text)”不是日期",
                help: LocalizedText(
                    en: "write 2021, 2021-06 or 2021-06-30", zh: "请写作 2021、2021-06 或 2021-06-30"))
        case .notATruth(let text):
            reportChoice(text, ["yes", "no"], span, address)
        case .notOneOf(let text, let choices):
            reportChoice(text, choices, span, address)
        case .notAnIdentifier(let text), .notAnAddress(let text):
            report(
                ReadingKinds.notAnIdentifier, span, at: address,
                en: text.isEmpty ? "an empty identifier stands here" : "‘\(text)’ is no identifier",
                zh: text.isEmpty ? "编号为空" : "“\(text)”不是有效编号",
                help: LocalizedText(
                    en: "identifiers are made of letters, digits, ‘-’, ‘_’ and ‘.’", zh: "编号由字母、数字及“-”“_”“.”组成"))
        case .unknownField(let name, let known):
            reportUnknown(name, known, span, in: record.collection, zh: record.collection)
            if let meant = DidYouMean.nearest(to: name, among: known) {
                reading.faulty.insert(record.with(field: meant))
            }
        case .missingField(let name):
            report(
                ReadingKinds.missingField, span, at: address, en: "\(record) has no ‘\(name)’",
                zh: "\(record) 缺少“\(name)”", help: Self.helpForMissing(name, record))
        }
    }

    private static func helpForMissing(_ name: String, _ record: Address) -> LocalizedText? {
        let fields = Plan.collection(record.collection)?.fields ?? []
        guard fields.first(where: { $0.name == name })?.shape == .value else { return nil }
        return LocalizedText(en: "where there is none, write ? and the reason", zh: "如无数值，请写“?”并注明原因")
    }

    mutating func reportUnknown(_ name: String, _ known: [String], _ span: SourceSpan?, in table: String, zh: String) {
        let suggestion = DidYouMean.nearest(to: name, among: known)
        report(
            ReadingKinds.unknownField, span, en: "‘\(name)’ is no field of \(table)", zh: "\(zh) 中没有“\(name)”这一字段",
            help: suggestion.map { LocalizedText(en: "did you mean ‘\($0)’?", zh: "是否为“\($0)”？") })
    }

    mutating func reportShape(_ problem: CellFault.Problem, _ span: SourceSpan?, _ address: Address?) {
        let (en, zh) =
            switch problem {
            case .notAList: ("a list belongs here", "此处应为列表")
            case .notAMap: ("named values belong here", "此处应为具名取值")
            default: ("a single text belongs here", "此处应为单个文字")
            }
        report(ReadingKinds.wrongShape, span, at: address, en: en, zh: zh)
    }

    private mutating func reportChoice(_ text: String, _ choices: [String], _ span: SourceSpan?, _ address: Address) {
        let list = choices.joined(separator: ", ")
        let suggestion = DidYouMean.nearest(to: text, among: choices)
        report(
            ReadingKinds.notAChoice, span, at: address, en: "‘\(text)’ is none of: \(list)",
            zh: "“\(text)”不在可选范围内：\(list)",
            help: suggestion.map { LocalizedText(en: "did you mean ‘\($0)’?", zh: "是否为“\($0)”？") })
    }

    private mutating func reportNumber(
        _ text: String, _ problem: CellFault.Problem, _ span: SourceSpan?, _ address: Address
    ) {
        let (en, zh) =
            switch problem {
            case .notAnInteger: ("a whole number", "整数")
            case .outOfBounds(_, let bounds):
                (
                    "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)",
                    " \(bounds.lowerBound) 至 \(bounds.upperBound) 之间的整数"
                )
            case .notAYear: ("a year", "年份")
            default: ("a plain number", "普通数字")
            }
        report(
            ReadingKinds.notANumber, span, at: address, en: "‘\(text)’ is not \(en)", zh: "“\(text)”不是\(zh)",
            help: Self.helpForNumber(text, problem))
    }

    /// What a person meant who wrote “约52”, “1,200”, full-width digits or a range.
    private static func helpForNumber(_ text: String, _ problem: CellFault.Problem) -> LocalizedText? {
        if case .outOfBounds = problem { return nil }
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF10...0xFF19:
                plain.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)))
            case 0xFF0E: plain += "."
            case 0x2C, 0xFF0C, 0x20: continue
            default: plain.unicodeScalars.append(scalar)
            }
        }
        for word in ["about", "approx.", "ca.", "~", "约", "大约", "近"] where plain.hasPrefix(word) {
            plain = String(plain.dropFirst(word.count))
        }
        guard plain != text, DecimalText.number(plain) != nil else { return nil }
        return LocalizedText(en: "did you mean \(plain)?", zh: "是否为 \(plain)？")
    }
}
