import Diagnostics
import PlanModel
import Quantities

/// Turns the cells of a foreign table into cells of the plan.
struct CellTaking {
    let plan: Plan
    let map: ColumnMap
    var names: NameLookup
    let units: IndicatorUnits
    /// Whether names must stand in the plan; where there is no plan to look them up in they are kept as written.
    let checksNames: Bool

    init(plan: Plan, map: ColumnMap, checksNames: Bool = true) {
        self.plan = plan
        self.map = map
        self.checksNames = checksNames
        names = NameLookup(plan)
        units = IndicatorUnits(plan)
    }

    /// A cell of the plan, and what was done to the text that a reader should know.
    struct Taken {
        let cell: Cell
        var note: (kind: FindingKind, text: LocalizedText)?
    }

    /// Takes a text for a column; nil where it says nothing.
    mutating func take(_ text: String, for column: ImportColumn) throws(CellRefusal) -> Taken? {
        guard !text.isEmpty else { return nil }
        if let word = map.values[column.field]?[ForeignText.key(text)] { return Taken(cell: .text(word)) }
        return try take(text, as: column.shape ?? .text, for: column)
    }

    private mutating func take(
        _ text: String, as shape: CellShape, for column: ImportColumn
    ) throws(CellRefusal) -> Taken? {
        switch shape {
        case .number, .value: return try number(text, for: column)
        case .integer, .year:
            let plain = ForeignText.plain(text)
            let digits = shape == .year && plain.hasSuffix("年") ? String(plain.dropLast()) : plain
            guard let number = Int(digits), shape == .integer || Year.plausible.contains(number) else {
                throw CellRefusal(
                    ReadingKinds.notANumber, en: "‘\(text)’ is not \(shape == .year ? "a year" : "a whole number")",
                    zh: "“\(text)”不是\(shape == .year ? "年份" : "整数")")
            }
            return Taken(cell: .text(String(number)))
        case .date: return Taken(cell: .text(try ForeignDate.reading(text).description))
        case .truth:
            guard let truth = ForeignWords.truth(text) else { throw Self.noChoice(text, ["yes", "no", "是", "否"]) }
            return truth ? Taken(cell: .text("yes")) : nil
        case .choice(let words):
            let plain = ForeignText.plain(text)
            let known = words.first { $0.name == plain }?.name ?? ForeignWords.choice(text, for: column.field)
            guard let known else { throw Self.noChoice(text, words.map(\.name)) }
            return Taken(cell: .text(known))
        case .identifier:
            let plain = ForeignText.plain(text)
            guard IdentifierRule.allows(plain) else {
                throw CellRefusal(
                    ReadingKinds.notAnIdentifier, en: "‘\(text)’ is no identifier", zh: "“\(text)”不是有效编号",
                    help: LocalizedText(
                        en: "identifiers are made of letters, digits, ‘-’, ‘_’ and ‘.’", zh: "编号由字母、数字及“-”“_”“.”组成"))
            }
            return Taken(cell: .text(plain))
        case .reference(let collection): return Taken(cell: .text(try name(text, in: collection)))
        case .list(let inner):
            var cells: [Cell] = []
            for part in Self.parts(of: text) {
                if let taken = try take(part, as: inner, for: column) { cells.append(taken.cell) }
            }
            return Taken(cell: .list(cells))
        case .localized:
            try Self.refuseFormula(text)
            return Taken(cell: .map([CellEntry(column.purpose.language ?? "en", .text(text))]))
        case .text, .address, .unit, .record, .table, .anything:
            try Self.refuseFormula(text)
            return Taken(cell: .text(text))
        }
    }

    /// A text goes into the plan's tables as it is, and from there into the spreadsheets of whoever opens them.
    private static func refuseFormula(_ text: String) throws(CellRefusal) {
        guard VisibleText.isLikeFormula(text) else { return }
        throw CellRefusal(
            ImportKinds.formulaInText, en: "‘\(text)’ begins like a formula, which a spreadsheet would compute",
            zh: "“\(text)”以公式符号开头，表格软件会当作公式计算",
            help: LocalizedText(en: "write the text without the sign in front", zh: "请去掉开头的符号"))
    }

    /// The identifier of what a text names, or where nothing is looked up the text itself.
    mutating func name(_ text: String, in collection: String) throws(CellRefusal) -> String {
        checksNames ? try names.id(text, in: collection) : ForeignText.plain(text)
    }

    /// The parts of a text that names several: between semicolons, `、`, commas and line breaks.
    static func parts(of text: String) -> [String] {
        text.split { ";；、,，\n\r".contains($0) }.map { ForeignText.plain(String($0)) }.filter { !$0.isEmpty }
    }

    private static func noChoice(_ text: String, _ words: [String]) -> CellRefusal {
        CellRefusal(
            ReadingKinds.notAChoice, en: "‘\(text)’ is none of: \(words.joined(separator: ", "))",
            zh: "“\(text)”不在可选范围内：\(words.joined(separator: "、"))",
            help: LocalizedText(
                en: "translate the word under ‘values’ of a map file", zh: "请在对照文件的 values 中注明该词的含义"))
    }

    // MARK: Numbers

    /// The fields of projects whose numbers mean nothing without a unit.
    static let quantities: Set<String> = ["cost", "energy", "electricity", "coal"]

    private func number(_ text: String, for column: ImportColumn) throws(CellRefusal) -> Taken? {
        switch try ForeignNumber.reading(text) {
        case .nothing: return nil
        case .reason(let reason): return Taken(cell: .text("?\(reason)"))
        case .rough(let number, let unit):
            var taken = try self.number(number, unit, text, for: column)
            let shown = taken.cell.text ?? ""
            taken.note = (
                ImportKinds.roughFigure,
                LocalizedText(
                    en: "‘\(text)’ is a rough figure; it was read as \(shown)", zh: "“\(text)”为约数，按 \(shown) 读取")
            )
            return taken
        case .number(let number, let unit, let isGrouped):
            var taken = try self.number(number, unit, text, for: column)
            if isGrouped, taken.note == nil { taken.note = Self.readAs(text, taken.cell.text ?? "") }
            return taken
        }
    }

    /// A number in the plan's unit, told where the cell names another unit than its heading.
    private func number(
        _ number: Double, _ unit: String?, _ text: String, for column: ImportColumn
    ) throws(CellRefusal) -> Taken {
        guard Self.quantities.contains(column.field) else {
            if let unit { throw Self.strangeUnit(unit) }
            return Taken(cell: .text(JSONValue.shortest(number)))
        }
        let (factor, isOther) = try self.factor(of: unit, for: column)
        let shown = JSONValue.shortest(Self.scaled(number, by: factor))
        guard isOther, let unit else { return Taken(cell: .text(shown)) }
        let note = LocalizedText(
            en: "the cell says ‘\(unit)’ and the heading ‘\(column.heading)’; read by the cell’s own unit, as \(shown)",
            zh: "单元格单位为“\(unit)”，而表头为“\(column.heading)”；按单元格单位读取，即 \(shown)")
        return Taken(cell: .text(shown), note: (ImportKinds.unitContradiction, note))
    }

    /// The note that a text with thousands marks was read as a number.
    static func readAs(_ text: String, _ shown: String) -> (kind: FindingKind, text: LocalizedText) {
        (
            ImportKinds.taken,
            LocalizedText(en: "‘\(text)’ was read as \(shown)", zh: "“\(text)”按 \(shown) 读取")
        )
    }

    /// A number in another unit; a factor below one divides, so that 35 kWh are not 0.0035000000000000005.
    static func scaled(_ number: Double, by factor: Double) -> Double {
        let value = factor < 1 && factor > 0 ? number / (1 / factor).rounded() : number * factor
        return DecimalText.rounded(value, decimals: 9)
    }

    /// How many of the plan's units one of the stated units is: the cell's own unit, or that of the heading.
    ///
    /// - Returns: the factor, and whether the cell's own unit is another one than the heading's.
    private func factor(
        of stated: String?, for column: ImportColumn
    ) throws(CellRefusal) -> (factor: Double, isOther: Bool) {
        let currency = plan.header.currency
        var heading: Double? = column.purpose.isOwnName ? 1 : nil
        if let unit = column.unit {
            heading = UnitWords.factor(unit, for: column.field, currency: currency)
            guard heading != nil || stated != nil else { throw Self.unknownUnit(unit, isOfColumn: true) }
        }
        guard let stated else {
            guard let heading else { throw Self.noUnit(column) }
            return (heading, false)
        }
        guard let own = UnitWords.factor(stated, for: column.field, currency: currency) else {
            throw Self.unknownUnit(stated)
        }
        return (own, heading.map { $0 != own } ?? false)
    }

    private static func noUnit(_ column: ImportColumn) -> CellRefusal {
        CellRefusal(
            ImportKinds.unitNotStated, en: "‘\(column.heading)’ does not say in which unit its numbers stand",
            zh: "“\(column.heading)”列未注明计量单位",
            help: LocalizedText(
                en: "write it into the heading, as in ‘总投资（万元）’, or under ‘unit’ of a map file",
                zh: "请在表头注明，如“总投资（万元）”，或在对照文件的 unit 中注明"),
            isOfColumn: true)
    }

    static func unknownUnit(_ unit: String, isOfColumn: Bool = false) -> CellRefusal {
        CellRefusal(
            ImportKinds.unitNotStated, en: "‘\(unit)’ is no unit that is known here", zh: "无法识别计量单位“\(unit)”",
            isOfColumn: isOfColumn)
    }

    private static func strangeUnit(_ unit: String) -> CellRefusal {
        CellRefusal(ReadingKinds.notANumber, en: "‘\(unit)’ stands behind the number", zh: "数值之后有“\(unit)”")
    }
}
