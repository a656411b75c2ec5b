import Diagnostics
import Sheets

/// What a row of a table is.
enum RowKind: Equatable {
    /// A record.
    case record
    /// A row of totals, by the word that says so; a subtotal sums the rows since the last one or since a heading.
    case total(String, isSubtotal: Bool)
    /// A heading between rows.
    case group(String)
    /// A remark below the table.
    case remark(String)
    /// The numbers of the columns, as statistical forms have them below their headings.
    case columnNumbers
    /// A row that nobody sees who opens the workbook.
    case hidden
}

/// Tells the rows of a table that are records from those that are not.
struct RowSorting {
    let table: ForeignTable
    /// How many columns have headings.
    let width: Int

    /// What a row is; the first below the headings may hold the numbers of the columns.
    func kind(_ row: SheetRow, isFirst: Bool) -> RowKind {
        if row.isHidden { return .hidden }
        let texts = table.texts(row)
        if let total = texts.prefix(2).first(where: Self.isTotal) {
            return .total(total, isSubtotal: Self.isSubtotal(total))
        }
        if isFirst, Self.areColumnNumbers(texts) { return .columnNumbers }
        if let first = texts.first, Self.isRemark(first) { return .remark(first) }
        guard texts.count == 1, width > 2, let only = texts.first else { return .record }
        return .group(only)
    }

    private static func isTotal(_ text: String) -> Bool {
        let key = ForeignText.key(text)
        return ["合计", "小计", "总计", "共计"].contains { key.hasPrefix($0) || key.hasSuffix($0) && key.count <= 12 }
            || ["total", "subtotal", "sum", "grandtotal"].contains(key)
    }

    private static func isSubtotal(_ text: String) -> Bool {
        let key = ForeignText.key(text)
        return key.contains("小计") || key == "subtotal"
    }

    /// Whether texts count from 1 or begin with 甲, as the line of column numbers does.
    private static func areColumnNumbers(_ texts: [String]) -> Bool {
        let keys = texts.map(ForeignText.key)
        guard keys.count > 2 else { return false }
        let numbers = keys.drop { "甲乙丙丁".contains($0) }
        guard numbers.count > 1 else { return false }
        return numbers.enumerated().allSatisfy { position, text in text == String(position + 1) }
    }

    private static func isRemark(_ text: String) -> Bool {
        let key = ForeignText.key(text)
        return ["注:", "注1", "备注:", "说明:", "填表说明", "填报说明", "填表人", "填报人", "审核人", "联系人:", "单位负责人", "note:", "notes:"]
            .contains { key.hasPrefix($0) }
    }

    /// The finding that tells why a row was not read; nil for a record.
    func finding(_ kind: RowKind, _ row: SheetRow) -> Finding? {
        let span = table.span(ofRow: row)
        switch kind {
        case .record: return nil
        case .total(let word, _):
            return Finding(
                ImportKinds.totalRow, span: span,
                message: LocalizedText(en: "a row of totals (‘\(word)’) is not read", zh: "“\(word)”为合计行，未读取"))
        case .group(let text):
            return Finding(
                ImportKinds.totalRow, span: span,
                message: LocalizedText(
                    en: "a row that only says ‘\(text)’ is taken as a heading and not read",
                    zh: "仅有“\(text)”的一行视为分组标题，未读取"
                ),
                severity: .note)
        case .remark(let text):
            return Finding(
                ImportKinds.taken, span: span,
                message: LocalizedText(
                    en: "‘\(text.prefix(30))’ is taken as a remark and not read", zh: "“\(text.prefix(30))”视为表外说明，未读取"))
        case .columnNumbers:
            return Finding(
                ImportKinds.taken, span: span,
                message: LocalizedText(en: "the numbers of the columns are not read", zh: "栏次行未读取"))
        case .hidden:
            let texts = table.texts(row).prefix(3).joined(separator: ", ")
            return Finding(
                WorkbookKinds.hiddenPart, span: span,
                message: LocalizedText(
                    en: "row \(row.number) is hidden and not read: \(texts)", zh: "第 \(row.number) 行已隐藏，未读取：\(texts)"),
                help: LocalizedText(
                    en: "show the row if it counts, or delete it", zh: "如应计入请取消隐藏，否则请删除"))
        }
    }

    /// The finding about a row of text with more cells than headings; nil where it has none.
    func ragged(_ row: SheetRow) -> Finding? {
        guard table.sheet.name == nil, row.cells.contains(where: { $0.column > width && $0.content != .empty }) else {
            return nil
        }
        return Finding(
            ReadingKinds.raggedRow, span: table.span(ofRow: row),
            message: LocalizedText(
                en:
                    "the row has \(row.cells.count) \(row.cells.count == 1 ? "cell" : "cells") where the headings are \(width)",
                zh: "该行有 \(row.cells.count) 个单元格，而表头有 \(width) 列"),
            help: LocalizedText(en: "put a cell that holds a comma in quotation marks", zh: "含逗号的单元格应加引号"))
    }
}
