import Diagnostics
import PlanModel

extension FolderReader {
    /// Reads the file or files of one collection.
    mutating func read(_ collection: PlanCollection) {
        switch collection.file {
        case .csv(let path): readTables([path], collection)
        case .csvFolder(let folder):
            readTables(contents.paths(in: folder).filter { $0.hasSuffix(".csv") }, collection)
        case .yaml(let path, let key): readDocument(path, key, collection)
        case .text(let folder): readChapters(contents.paths(in: folder).filter { $0.hasSuffix(".md") })
        case .digests(let folders): readDigests(folders)
        }
    }

    private mutating func readDigests(_ folders: [String]) {
        for folder in folders {
            for path in contents.paths(in: folder) {
                guard case .bytes(let bytes)? = contents.files[path] else {
                    _ = text(path)
                    continue
                }
                reading.plan.attachments.append(Attachment(path: path, bytes: bytes))
            }
        }
        reading.plan.attachments.sort { $0.path < $1.path }
    }

    // MARK: Tables

    private mutating func readTables(_ paths: [String], _ collection: PlanCollection) {
        var rows = CollectionRows()
        for path in paths {
            guard let source = text(path) else {
                if contents.files[path] != nil { reading.faulty.insert(Address(collection.name)) }
                continue
            }
            if isBlank(source) {
                reading.faulty.insert(Address(collection.name))
            } else {
                readTable(source, collection, &rows)
            }
        }
        place(rows, collection)
    }

    private mutating func readTable(
        _ source: SourceText, _ collection: PlanCollection, _ rows: inout CollectionRows
    ) {
        var table = CSVTable(source.bytes)
        guard table.width <= CSVTable.mostColumns else {
            reading.faulty.insert(Address(collection.name))
            return report(
                ReadingKinds.fileTooLarge, SourceSpan(file: source.path, line: 1, column: 1, length: 0),
                en: "the header has \(table.width) cells; tables of up to \(CSVTable.mostColumns) columns are read",
                zh: "表头有 \(table.width) 列，仅读取不超过 \(CSVTable.mostColumns) 列的表格")
        }
        let names = table.header.map { CSVTable.text($0, source.bytes) }
        if let separator = Self.separator(names, collection) {
            reading.faulty.insert(Address(collection.name))
            return report(
                ReadingKinds.wrongSeparator, source.span(from: table.header[0].start, to: table.header[0].end),
                en: "\(separator.text(in: "en")) stand between the cells of this table; commas belong there",
                zh: "本表单元格之间为\(separator.text(in: "zh"))，应为逗号",
                help: LocalizedText(en: "save it as CSV with commas", zh: "请另存为以逗号分隔的 CSV"))
        }
        let localized = collection.fields.filter { $0.shape == .localized }.map(\.name)
        let file = reading.sources.add(source, columns: names, localized: Set(localized))
        let columns = columns(names, table.header, source, collection)
        let lacking = collection.fields.indices.filter { field in
            collection.fields[field].isRequired && !columns.contains { $0?.field == field }
        }
        let first = rows.drafts.count
        var row: [CSVTable.Cell] = []
        while table.next(&row) {
            guard rows.drafts.count < CSVTable.mostRows else {
                reportTooManyRows(source.span(from: row[0].start, to: row[0].start), collection)
                break
            }
            rows.drafts.append(Self.draft(row, columns, source.bytes))
            rows.places.append(.row(file: file, start: row[0].isQuoted ? row[0].start - 1 : row[0].start))
        }
        for fault in table.faults { report(fault, source, names.count) }
        for _ in 0..<table.omittedFaults { _ = reading.countsOnly(ReadingKinds.raggedRow, in: source.path) }
        if !table.faults.isEmpty { reading.faulty.insert(Address(collection.name)) }
        guard !lacking.isEmpty, first < rows.drafts.count else { return }
        rows.lacking.append((first..<rows.drafts.count, Set(lacking.map { collection.fields[$0].name })))
    }

    /// What stands in place of commas where a header is one cell that holds names of columns; nil where all is well.
    private static func separator(_ names: [String], _ collection: PlanCollection) -> LocalizedText? {
        guard names.count == 1, let header = names.first else { return nil }
        let separators: [(Character, LocalizedText)] = [
            (";", LocalizedText(en: "semicolons", zh: "分号")), ("\t", LocalizedText(en: "tabs", zh: "制表符")),
            ("，", LocalizedText(en: "full-width commas", zh: "全角逗号")), ("|", LocalizedText(en: "bars", zh: "竖线")),
        ]
        return separators.first { separator, _ in
            let parts = header.split(separator: separator).map { $0.trimmingPrefix(" ") }
            return parts.count > 1 && parts.contains { part in collection.fields.contains { $0.name == part } }
        }?.1
    }

    private mutating func reportTooManyRows(_ span: SourceSpan, _ collection: PlanCollection) {
        reading.faulty.insert(Address(collection.name))
        report(
            ReadingKinds.fileTooLarge, span,
            en: "a collection has up to \(CSVTable.mostRows) rows; from here on nothing was read",
            zh: "每类表格最多 \(CSVTable.mostRows) 行，自此处起未读取")
    }

    /// The records of a collection as its files give them.
    private struct CollectionRows {
        var drafts: [RecordDraft] = []
        var places: [SourceMap.RecordPlace] = []
        /// Stretches of drafts whose table lacks required columns, which is a finding of the table already.
        var lacking: [(drafts: Range<Int>, fields: Set<String>)] = []

        func lacking(_ draft: Int) -> Set<String> {
            lacking.first { $0.drafts.contains(draft) }?.fields ?? []
        }
    }

    /// The cells of a row that are not empty, by field; the languages of a text become one cell.
    private static func draft(
        _ row: [CSVTable.Cell], _ columns: [Column?], _ bytes: [UInt8]
    ) -> RecordDraft {
        var draft = RecordDraft()
        draft.cells.reserveCapacity(columns.count)
        for (cell, column) in zip(row, columns) {
            guard let column, cell.start < cell.end else { continue }
            let text = Cell.text(CSVTable.text(cell, bytes))
            guard let language = column.language else {
                draft.cells.append(FieldCell(column.field, text))
                continue
            }
            let entry = CellEntry(language, text)
            if let known = draft.cells.firstIndex(where: { $0.field == column.field }) {
                guard case .map(let entries) = draft.cells[known].cell else { continue }
                draft.cells[known].cell = .map(entries + [entry])
            } else {
                draft.cells.append(FieldCell(column.field, .map([entry])))
            }
        }
        return draft
    }

    /// A column of a table: the position of the field that it fills, with its language for a text in several.
    private struct Column: Hashable {
        let field: Int
        let language: String?
    }

    private mutating func columns(
        _ names: [String], _ cells: [CSVTable.Cell], _ source: SourceText, _ collection: PlanCollection
    ) -> [Column?] {
        var seen: [Column: String] = [:]
        var columns: [Column?] = []
        for (name, cell) in zip(names, cells) {
            let span = source.span(from: cell.start, to: cell.end)
            let column = Self.column(name, collection.fields)
            columns.append(column)
            guard let column else {
                let known = collection.fields.flatMap { field in
                    field.shape == .localized ? [field.name + "_en", field.name + "_zh"] : [field.name]
                }
                reportUnknown(name, known, span, in: "the table of \(collection.meaning)", zh: source.path)
                continue
            }
            guard let first = seen[column] else {
                seen[column] = name
                continue
            }
            columns[columns.count - 1] = nil
            report(
                ReadingKinds.repeatedColumn, span,
                en: first == name
                    ? "the column ‘\(name)’ stands twice" : "the columns ‘\(first)’ and ‘\(name)’ say the same",
                zh: first == name ? "列“\(name)”出现两次" : "列“\(first)”与“\(name)”含义相同")
        }
        for (position, field) in collection.fields.enumerated() where field.isRequired {
            let isThere = columns.contains { $0?.field == position }
            guard !isThere, !names.isEmpty else { continue }
            report(
                ReadingKinds.missingField, source.span(from: 0, to: cells.last?.end ?? 0),
                at: Address(collection.name), en: "the table lacks the column ‘\(field.name)’: \(field.meaning)",
                zh: "表中缺少列“\(field.name)”")
        }
        return columns
    }

    private static func column(_ name: String, _ fields: [FieldOutline]) -> Column? {
        if let field = fields.firstIndex(where: { $0.name == name }) {
            return Column(field: field, language: fields[field].shape == .localized ? "en" : nil)
        }
        guard let mark = name.lastIndex(of: "_") else { return nil }
        let language = String(name[name.index(after: mark)...])
        guard LanguageRule.allows(language),
            let field = fields.firstIndex(where: { $0.name == name[..<mark] && $0.shape == .localized })
        else { return nil }
        return Column(field: field, language: language)
    }

    private mutating func report(_ fault: CSVTable.Fault, _ source: SourceText, _ columns: Int) {
        switch fault {
        case .unterminatedQuote(let position):
            report(
                ReadingKinds.unterminatedQuote, source.span(from: position, to: position + 1),
                en: "this quotation mark is never closed; nothing behind it was read",
                zh: "此引号未闭合，其后内容未读取")
        case .textBehindQuote(let position):
            report(
                ReadingKinds.textBehindQuote, source.span(from: position, to: position + 1),
                en: "text stands behind the closing quotation mark", zh: "右引号之后还有文字")
        case .ragged(let start, let end, let cells):
            report(
                ReadingKinds.raggedRow, source.span(from: start, to: end),
                en: "the row has \(cells) \(cells == 1 ? "cell" : "cells") where the header has \(columns)",
                zh: "该行有 \(cells) 个单元格，而表头有 \(columns) 列",
                help: cells > columns
                    ? LocalizedText(en: "put a cell that holds a comma in quotation marks", zh: "含逗号的单元格应加引号") : nil)
        }
    }

    // MARK: Documents

    private mutating func readDocument(_ path: String, _ key: String?, _ collection: PlanCollection) {
        guard contents.files[path] != nil else { return }
        guard let (file, root) = tree(path) else {
            reading.faulty.insert(Address(collection.name))
            return
        }
        if isBlank(reading.sources.texts[file]) {
            reading.faulty.insert(Address(collection.name))
            return
        }
        guard var tree = root else {
            if brokenDocuments.contains(path) { reading.faulty.insert(Address(collection.name)) }
            return
        }
        if let key {
            guard case .mapping(let entries, let position) = tree else {
                reportShape(CellFault.Problem.notAMap, tree.position.span(in: path), Address(collection.name))
                return
            }
            reportUnknownKeys(entries, path, collection)
            tree = entries.first { $0.name == key }?.value ?? .sequence([], position)
        }
        guard case .sequence(let nodes, _) = tree else {
            if case .scalar("", _) = tree { return }
            reportShape(.notAList, tree.position.span(in: path), Address(collection.name))
            return
        }
        var rows = CollectionRows()
        for node in nodes {
            guard case .map(let entries) = node.cell else {
                reportShape(.notAMap, node.position.span(in: path), nil)
                continue
            }
            rows.drafts.append(collection.draft(entries))
            rows.places.append(.node(file: file, node))
        }
        place(rows, collection)
    }

    private mutating func reportUnknownKeys(_ entries: [YAMLEntry], _ path: String, _ collection: PlanCollection) {
        let keys = Plan.collections.compactMap { other -> String? in
            if case .yaml(path, let key) = other.file { key } else { nil }
        }
        guard collection.file == .yaml(path, key: keys.first) else { return }
        for entry in entries where !keys.contains(entry.name) {
            reportUnknown(entry.name, keys, entry.position.span(in: path), in: path, zh: path)
        }
    }

    // MARK: Records

    private mutating func place(_ rows: CollectionRows, _ collection: PlanCollection) {
        let result = collection.readDrafts(&reading.plan, rows.drafts)
        reading.sources.place(
            collection.name, keys: result.order.map { result.keys[$0] }, result.order.map { rows.places[$0] })
        let repeated = Set(result.repeated.map(\.draft))
        for (draft, faults) in result.faults {
            let path = repeated.contains(draft) ? "draft" : Address(collection.name, result.keys[draft]).path
            if repeated.contains(draft) { reading.sources.place("draft", rows.places[draft]) }
            let lacking = rows.lacking(draft)
            for fault in faults {
                let address = Address(collection.name, result.keys[draft])
                if case .missingField(let name) = fault.problem, fault.path.count == 1, lacking.contains(name) {
                    reading.faulty.insert(address.with(field: name))
                } else {
                    reportFault(fault, at: address, path: path)
                }
                if Self.isOfIdentifier(fault, collection) { reading.faulty.insert(Address(collection.name)) }
            }
        }
        for draft in result.repeated.map(\.draft) where rows.lacking(draft).isEmpty {
            let file = reading.sources.texts[rows.places[draft].file].path
            guard !reading.countsOnly(ReadingKinds.repeatedRecord, in: file) else { continue }
            reading.sources.place("draft", rows.places[draft])
            let address = Address(collection.name, result.keys[draft])
            let line = reading.sources.span(of: address).map { "\($0.file):\($0.line)" } ?? ""
            reading.list(
                Finding(
                    ReadingKinds.repeatedRecord, at: address, span: reading.sources.span(of: Address("draft")),
                    message: LocalizedText(
                        en: "\(address) stands here a second time; this row was left out",
                        zh: "\(address) 重复出现，本行未采用"),
                    notes: [LocalizedText(en: "it stands first in \(line)", zh: "首次出现于 \(line)")]))
        }
    }

    /// Whether a fault leaves a record without its identifier: what refers to it cannot be found then.
    private static func isOfIdentifier(_ fault: CellFault, _ collection: PlanCollection) -> Bool {
        guard case .name(let name)? = fault.path.first else { return false }
        return collection.fields.first { $0.name == name }?.shape == .identifier
    }
}
