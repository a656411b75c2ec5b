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
            case .csv(let path): files[path] = table(collection, plan, rows: Array(0..<collection.count(plan)))
            case .csvFolder(let folder):
                files["\(folder)/all.csv"] = table(collection, plan, rows: Array(0..<collection.count(plan)))
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

    /// The rows named of one collection as a CSV table.
    static func table(_ collection: PlanCollection, _ plan: Plan, rows: [Int]) -> String {
        let records = rows.map { collection.entries(plan, $0) }
        var columns: [(name: String, field: String, language: String?)] = []
        for field in collection.fields {
            let cells = records.compactMap { record in record.first { $0.name == field.name }?.cell }
            guard !cells.isEmpty || field.isRequired else { continue }
            if field.shape == .localized {
                var languages: Set<String> = []
                for case .map(let entries) in cells { languages.formUnion(entries.map(\.name)) }
                columns += languages.sorted().map { ("\(field.name)_\($0)", field.name, $0) }
            } else {
                columns.append((field.name, field.name, nil))
            }
        }
        var text = columns.map { CSVTable.written($0.name) }.joined(separator: ",") + "\n"
        for record in records {
            let cells = columns.map { column -> String in
                guard let cell = record.first(where: { $0.name == column.field })?.cell else { return "" }
                return CSVTable.written(column.language.map { cell[$0]?.text ?? "" } ?? flat(cell))
            }
            text += cells.joined(separator: ",") + "\n"
        }
        return text
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
            && !" -./+(".contains(text.first ?? " ") && text.last != " "
        if isPlain || (DecimalLike.isNumber(text)) { return text }
        return JSONValue.text(text).compact
    }

    private enum DecimalLike {
        static func isNumber(_ text: String) -> Bool {
            let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
            return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
                && digits.first != "."
        }
    }
}
