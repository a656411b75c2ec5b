import Diagnostics
import PlanModel

/// What a person says of the columns of a foreign table: which field each fills, and how its words are to be read.
public struct ColumnMap: Sendable {
    /// A column of the table and the field that it fills.
    struct Column: Sendable {
        let field: String
        let language: String?
        let unit: String?
    }

    /// Columns by the key of their heading.
    var columns: [String: Column] = [:]
    /// Keys of headings that are not to be read.
    var ignored: Set<String> = []
    /// For a field, what a word of the table means in the plan, by the word's key.
    var values: [String: [String: String]] = [:]
    /// What a field holds in every row whose own cell is empty.
    var constants: [String: String] = [:]

    /// A map that says nothing.
    public init() {}

    /// Reads a map file: `columns`, `ignore`, `values` and `constants`, each optional.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - path: its name in findings.
    ///   - collection: the collection that the table brings.
    /// - Returns: what could be read, and every finding.
    public static func reading(_ bytes: [UInt8], path: String, collection: String) -> (ColumnMap, [Finding]) {
        var reader = FolderReader(contents: FolderContents(files: [path: .bytes(bytes)]))
        var map = ColumnMap()
        guard let root = reader.tree(path)?.tree else { return (map, reader.reading.findings) }
        guard case .mapping(let entries, _) = root else {
            reader.reportShape(.notAMap, root.position.span(in: path), nil)
            return (map, reader.reading.findings)
        }
        let fields = fieldNames(of: collection)
        for entry in entries {
            switch (entry.name, entry.value) {
            case ("columns", .mapping(let columns, _)):
                for column in columns { map.add(column, fields, path, &reader) }
            case ("ignore", .sequence(let headings, _)):
                for heading in headings {
                    if case .scalar(let text, _) = heading { map.ignored.insert(ForeignText.key(text)) }
                }
            case ("values", .mapping(let values, _)):
                for value in values { map.add(values: value, fields, path, &reader) }
            case ("constants", .mapping(let constants, _)):
                for constant in constants {
                    guard map.isKnown(constant, fields, path, &reader), case .scalar(let text, _) = constant.value
                    else { continue }
                    map.constants[constant.name] = text
                }
            case ("columns", _), ("values", _), ("constants", _):
                reader.reportShape(.notAMap, entry.value.position.span(in: path), nil)
            case ("ignore", _): reader.reportShape(.notAList, entry.value.position.span(in: path), nil)
            default:
                reader.reportUnknown(
                    entry.name, ["columns", "ignore", "values", "constants"], entry.position.span(in: path),
                    in: "a map file", zh: "对照文件")
            }
        }
        return (map, reader.reading.findings)
    }

    /// The fields that a column may fill.
    private static func fieldNames(of collection: String) -> [String] {
        let fields = Plan.collection(collection)?.fields ?? []
        return fields.map(\.name) + (collection == Project.collection ? ["place", "period"] : ["unit"])
    }

    private mutating func add(
        _ column: YAMLEntry, _ fields: [String], _ path: String, _ reader: inout FolderReader
    ) {
        let written: (text: String, position: YAMLPosition)
        var unit: String?
        switch column.value {
        case .scalar(let text, let position): written = (text, position)
        case .mapping(let entries, let position):
            guard case .scalar(let text, let place)? = column.value.node(at: "field") else {
                return reader.reportShape(.notAText, position.span(in: path), nil)
            }
            written = (text, place)
            if case .scalar(let word, _)? = column.value.node(at: "unit") { unit = word }
            for entry in entries where !["field", "unit"].contains(entry.name) {
                reader.reportUnknown(
                    entry.name, ["field", "unit"], entry.position.span(in: path), in: "a column", zh: "列")
            }
        case .sequence(_, let position): return reader.reportShape(.notAText, position.span(in: path), nil)
        }
        var (field, language) = (written.text, String?.none)
        if !fields.contains(field), let mark = field.lastIndex(of: "_"), fields.contains(String(field[..<mark])),
            LanguageRule.allows(String(field[field.index(after: mark)...]))
        {
            language = String(field[field.index(after: mark)...])
            field = String(field[..<mark])
        }
        guard fields.contains(field) else {
            return reader.reportUnknown(
                written.text, fields, written.position.span(in: path), in: "the collection", zh: "该类条目")
        }
        columns[ForeignText.key(column.name)] = Column(field: field, language: language, unit: unit)
    }

    private mutating func add(
        values entry: YAMLEntry, _ fields: [String], _ path: String, _ reader: inout FolderReader
    ) {
        guard isKnown(entry, fields, path, &reader) else { return }
        guard case .mapping(let words, _) = entry.value else {
            return reader.reportShape(.notAMap, entry.value.position.span(in: path), nil)
        }
        for word in words {
            if case .scalar(let text, _) = word.value {
                values[entry.name, default: [:]][ForeignText.key(word.name)] = text
            }
        }
    }

    private func isKnown(
        _ entry: YAMLEntry, _ fields: [String], _ path: String, _ reader: inout FolderReader
    ) -> Bool {
        if fields.contains(entry.name) { return true }
        reader.reportUnknown(entry.name, fields, entry.position.span(in: path), in: "the collection", zh: "该类条目")
        return false
    }
}
