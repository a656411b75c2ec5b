import Diagnostics
import PlanModel

extension PlanFolder {
    /// The files of a plan in their canonical form, by path; reading them gives the plan back.
    ///
    /// Records stand in the order of their keys; columns without content are left out; the files of sector rooms are
    /// not among them, since the plan holds only their digests.
    public static func write(_ plan: Plan) -> [String: String] {
        var files = ["plan.yaml": YAMLWriting.document(.map(plan.header.cells))]
        var documents: [String: [CellEntry]] = [:]
        for collection in Plan.collections where collection.count(plan) > 0 {
            switch collection.file {
            case .csv(let path): files[path] = table(collection, plan)
            case .csvFolder(let folder):
                files["\(folder)/all.csv"] = table(collection, plan)
            case .yaml(let path, let key):
                let records = Cell.list((0..<collection.count(plan)).map { .map(collection.entries(plan, $0)) })
                if let key {
                    documents[path, default: []].append(CellEntry(key, records))
                } else {
                    files[path] = YAMLWriting.document(records)
                }
            case .text(let folder):
                for (path, text) in chapters(plan.paragraphs, in: folder) { files[path] = text }
            case .digests: continue
            }
        }
        for (path, entries) in documents { files[path] = YAMLWriting.document(.map(entries)) }
        return files
    }

    /// The files of the collections named, those that are a single table.
    public static func tables(_ names: [String], of plan: Plan) -> [String: String] {
        var files: [String: String] = [:]
        for name in names {
            guard let collection = Plan.collection(name), case .csv(let path) = collection.file,
                collection.count(plan) > 0
            else { continue }
            files[path] = table(collection, plan)
        }
        return files
    }

    /// The records of one collection as a CSV table.
    static func table(_ collection: PlanCollection, _ plan: Plan) -> String {
        let records = collection.cells(plan)
        let columns = columns(of: records, collection.fields)
        var bytes: [UInt8] = []
        for (position, column) in columns.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            CSVTable.append(column.name, to: &bytes)
        }
        bytes.append(0x0A)
        for record in records {
            var rest = record[...]
            for (position, column) in columns.enumerated() {
                if position > 0 { bytes.append(UInt8(ascii: ",")) }
                while let cell = rest.first, cell.field < column.field { rest = rest.dropFirst() }
                guard let cell = rest.first?.cell, rest.first?.field == column.field else { continue }
                CSVTable.append(column.language.map { cell[$0]?.text ?? "" } ?? flat(cell), to: &bytes)
            }
            bytes.append(0x0A)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The columns that records need: a field without content has none unless it is required.
    private static func columns(of records: [[FieldCell]], _ fields: [FieldOutline]) -> [TableColumn] {
        var isUsed = fields.map(\.isRequired)
        var languages = [Set<String>](repeating: [], count: fields.count)
        for record in records {
            for cell in record {
                isUsed[cell.field] = true
                guard fields[cell.field].shape == .localized, case .map(let entries) = cell.cell else { continue }
                languages[cell.field].formUnion(entries.map(\.name))
            }
        }
        return fields.indices.filter { isUsed[$0] }.flatMap { field in
            let name = fields[field].name
            guard fields[field].shape == .localized else { return [TableColumn(name: name, field: field)] }
            return languages[field].sorted().map { TableColumn(name: "\(name)_\($0)", field: field, language: $0) }
        }
    }

    /// A column of a table: its name, the position of its field, and its language for a text in several.
    private struct TableColumn {
        let name: String
        let field: Int
        var language: String?
    }

    /// A cell on one line: a list joined by `;`.
    private static func flat(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): text
        case .list(let cells): cells.map(flat).joined(separator: ";")
        case .map(let entries): entries.map { "\($0.name): \(flat($0.cell))" }.joined(separator: "; ")
        }
    }

    private static func chapters(_ paragraphs: [Paragraph], in folder: String) -> [String: String] {
        var files: [String: String] = [:]
        for paragraph in paragraphs.sorted(by: { ($0.chapter, $0.order) < ($1.chapter, $1.order) }) {
            for language in paragraph.text.languages {
                let path = "\(folder)/\(paragraph.chapter).\(language).md"
                let text = paragraph.text[language] ?? ""
                files[path] = (files[path].map { $0 + "\n" } ?? "") + "\(text) {#\(paragraph.id)}\n"
            }
        }
        return files
    }
}

/// Cells as YAML text: small maps on one line, long ones indented.
enum YAMLWriting {
    static func document(_ cell: Cell) -> String {
        var lines: [String] = []
        write(cell, indent: 0, to: &lines)
        return lines.map { $0 + "\n" }.joined()
    }

    private static func write(_ cell: Cell, indent: Int, to lines: inout [String]) {
        let margin = String(repeating: " ", count: indent)
        switch cell {
        case .text(let text): lines.append(margin + scalar(text))
        case .list(let cells):
            if cells.isEmpty { lines.append(margin + "[]") }
            for cell in cells {
                if let short = flow(cell) {
                    lines.append("\(margin)- \(short)")
                } else {
                    var inner: [String] = []
                    write(cell, indent: indent + 2, to: &inner)
                    let first = inner.first.map { String($0.dropFirst(indent + 2)) } ?? ""
                    lines.append("\(margin)- \(first)")
                    lines.append(contentsOf: inner.dropFirst())
                }
            }
        case .map(let entries):
            if entries.isEmpty { lines.append(margin + "{}") }
            for entry in entries {
                if let short = flow(entry.cell) {
                    lines.append("\(margin)\(scalar(entry.name)): \(short)")
                } else {
                    lines.append("\(margin)\(scalar(entry.name)):")
                    write(entry.cell, indent: indent + 2, to: &lines)
                }
            }
        }
    }

    /// A cell on one line, where it is a text, a list of texts or a small map of texts, within 80 characters.
    private static func flow(_ cell: Cell) -> String? {
        switch cell {
        case .text(let text): return scalar(text)
        case .list(let cells):
            let texts = cells.compactMap(\.text)
            guard texts.count == cells.count else { return nil }
            let line = "[" + texts.map(scalar).joined(separator: ", ") + "]"
            return line.count <= 80 ? line : nil
        case .map(let entries):
            let texts = entries.compactMap { entry in entry.cell.text.map { "\(scalar(entry.name)): \(scalar($0))" } }
            guard texts.count == entries.count, entries.count <= 3 else { return nil }
            let line = "{" + texts.joined(separator: ", ") + "}"
            return line.count <= 80 ? line : nil
        }
    }

    /// A text as a plain scalar where YAML reads it back unchanged, else in double quotes.
    static func scalar(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && !["~", "null", "Null", "NULL"].contains(text)
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || " -_./+^()，。；：、（）“”".unicodeScalars.contains(scalar)
            }
            && !" -./+(".unicodeScalars.contains(text.unicodeScalars.first ?? " ") && text.unicodeScalars.last != " "
        return isPlain || DecimalLike.isNumber(text) ? text : quoted(text)
    }

    /// A text in double quotes, what the parser would change or refuse written as an escape.
    ///
    /// The parser takes a byte-order mark at the beginning of a text away, so one more is written.
    private static func quoted(_ text: String) -> String {
        var quoted = text.unicodeScalars.first == "\u{FEFF}" ? "\"\\uFEFF" : "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x5C:
                quoted += "\\"
                quoted.unicodeScalars.append(scalar)
            case 0x0A: quoted += "\\n"
            case 0x0D: quoted += "\\r"
            case 0x09: quoted += "\\t"
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: quoted += escape(scalar, "\\u", 4)
            case 0x10000... where scalar.value & 0xFFFE == 0xFFFE: quoted += escape(scalar, "\\U", 8)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar, _ sign: String, _ digits: Int) -> String {
        let code = String(scalar.value, radix: 16, uppercase: true)
        return sign + String(repeating: "0", count: max(0, digits - code.count)) + code
    }

    private enum DecimalLike {
        static func isNumber(_ text: String) -> Bool {
            let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
            return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
                && digits.first != "."
        }
    }
}
