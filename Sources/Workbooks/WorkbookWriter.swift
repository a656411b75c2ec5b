import CLibXlsxWriter
import Diagnostics
import Sheets

/// Writes a workbook (.xlsx) with libxlsxwriter; equal workbooks give equal bytes.
public enum WorkbookWriter {
    /// Why a workbook could not be written, in the words of the library.
    public struct Refusal: Error {
        /// What the library says.
        public let reason: String
    }

    /// Writes a workbook to a path, over what is there.
    ///
    /// An error of a cell is written as its text; numbers, texts, truths, formulas with their stored result, formats,
    /// comments, merged cells, hidden rows, columns and sheets, and widths are read back as they are.
    public static func write(_ book: Workbook, to path: String) throws(Refusal) {
        guard let workbook = workbook_new(path) else { throw Refusal(reason: "no memory") }
        // Without a fixed day of making, two writings would differ.
        var properties = lxw_doc_properties()
        properties.created = 1
        workbook_set_properties(workbook, &properties)
        var work = BookWriting(workbook: workbook)
        for sheet in book.sheets { work.add(sheet) }
        let state = workbook_close(workbook)
        guard state == LXW_NO_ERROR else { throw Refusal(reason: message(state)) }
        guard work.state == LXW_NO_ERROR else { throw Refusal(reason: message(work.state)) }
    }

    private static func message(_ state: lxw_error) -> String {
        lxw_strerror(state).map { String(cString: $0) } ?? String(state.rawValue)
    }
}

/// One workbook while it is written.
private struct BookWriting {
    let workbook: UnsafeMutablePointer<lxw_workbook>
    /// The first refusal of the library.
    var state = LXW_NO_ERROR
    private var formats: [FormatKey: UnsafeMutablePointer<lxw_format>] = [:]

    private struct FormatKey: Hashable {
        let code: String?
        let style: CellStyle
        let wraps: Bool
    }

    init(workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

    mutating func add(_ sheet: Sheet) {
        let name = sheet.name ?? "Sheet1"
        // The library would also print a warning of its own.
        let fault = workbook_validate_sheet_name(workbook, name)
        guard fault == LXW_NO_ERROR, let worksheet = workbook_add_worksheet(workbook, name) else {
            return keep(fault == LXW_NO_ERROR ? LXW_ERROR_PARAMETER_VALIDATION : fault)
        }
        if sheet.isHidden { worksheet_hide(worksheet) }
        for (column, width) in sheet.widths.sorted(by: { $0.key < $1.key }) where !sheet.hiddenColumns.contains(column)
        {
            keep(worksheet_set_column(worksheet, lxw_col_t(column - 1), lxw_col_t(column - 1), width, nil))
        }
        for column in sheet.hiddenColumns.sorted() {
            var options = lxw_row_col_options(hidden: 1, level: 0, collapsed: 0)
            let width = sheet.widths[column] ?? 8.43
            keep(
                worksheet_set_column_opt(worksheet, lxw_col_t(column - 1), lxw_col_t(column - 1), width, nil, &options))
        }
        for range in sheet.merges {
            keep(
                worksheet_merge_range(
                    worksheet, lxw_row_t(range.rows.lowerBound - 1), lxw_col_t(range.columns.lowerBound - 1),
                    lxw_row_t(range.rows.upperBound - 1), lxw_col_t(range.columns.upperBound - 1), "", nil))
        }
        for row in sheet.rows {
            if row.isHidden {
                var options = lxw_row_col_options(hidden: 1, level: 0, collapsed: 0)
                keep(worksheet_set_row_opt(worksheet, lxw_row_t(row.number - 1), 15, nil, &options))
            }
            for cell in row.cells { write(cell, lxw_row_t(row.number - 1), sheet, worksheet) }
        }
    }

    private mutating func write(
        _ cell: SheetCell, _ row: lxw_row_t, _ sheet: Sheet, _ worksheet: UnsafeMutablePointer<lxw_worksheet>
    ) {
        let column = lxw_col_t(cell.column - 1)
        let format = format(for: cell)
        var cell = cell
        // The library counts days from 1900 only; between the two counts lie 1,462 days.
        if sheet.days == .from1904, sheet.isDate(cell), case .number(let number) = cell.content {
            cell.content = .number(number + 1_462)
        }
        switch (cell.formula, cell.content) {
        case (let formula?, .number(let number)):
            keep(worksheet_write_formula_num(worksheet, row, column, "=" + formula, format, number))
        case (let formula?, .text(let text)):
            keep(worksheet_write_formula_str(worksheet, row, column, "=" + formula, format, text))
        case (_, .number(let number)): keep(worksheet_write_number(worksheet, row, column, number, format))
        case (_, .text(let text)), (_, .error(let text)):
            keep(worksheet_write_string(worksheet, row, column, TextGathering.escaped(text), format))
        case (_, .truth(let truth)): keep(worksheet_write_boolean(worksheet, row, column, truth ? 1 : 0, format))
        case (_, .empty): keep(worksheet_write_blank(worksheet, row, column, format))
        }
        guard let comment = cell.comment else { return }
        let lines = 1 + comment.count / 18 + comment.count { $0 == "\n" }
        var options = lxw_comment_options()
        options.width = 260
        options.height = UInt16(min(400, 24 + 18 * lines))
        keep(worksheet_write_comment_opt(worksheet, row, column, comment, &options))
    }

    /// The format of a cell; one object for all cells of a kind.
    private mutating func format(for cell: SheetCell) -> UnsafeMutablePointer<lxw_format>? {
        var wraps = false
        if case .text(let text) = cell.content { wraps = text.contains("\n") }
        let key = FormatKey(code: cell.format, style: cell.style, wraps: wraps)
        if key == FormatKey(code: nil, style: .plain, wraps: false) { return nil }
        if let known = formats[key] { return known }
        guard let format = workbook_add_format(workbook) else { return nil }
        if let code = key.code { format_set_num_format(format, code) }
        if wraps { format_set_text_wrap(format) }
        switch key.style {
        case .plain: break
        case .heading:
            format_set_bold(format)
            format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
        case .marked:
            format_set_bg_color(format, 0xFFF2CC)
            format_set_text_wrap(format)
        }
        formats[key] = format
        return format
    }

    private mutating func keep(_ state: lxw_error) { if self.state == LXW_NO_ERROR { self.state = state } }
}
