import Diagnostics
import PlanModel

extension PlanFileOutline {
    /// The JSON Schema (2020-12) of the file: of the whole document for YAML, of one row for CSV.
    var schema: JSONValue {
        let (title, body) = titleAndBody
        let text = JSONValue.object(body).compact
        let used = CellSchema.definitions.filter { text.contains("\"#/$defs/\($0.name)\"") }
        return .object(
            [
                JSONMember(name: "$schema", value: .text("https://json-schema.org/draft/2020-12/schema")),
                JSONMember(name: "title", value: .text(title)),
            ] + body + (used.isEmpty ? [] : [JSONMember(name: "$defs", value: .object(used))]))
    }

    private var titleAndBody: (String, [JSONMember]) {
        switch content {
        case .record(let fields): return (path, RecordSchema.record(fields))
        case .rows(let collection):
            return ("a row of \(path): \(collection.meaning)", RowSchema.row(collection.fields))
        case .records(let collection):
            return ("\(path): \(collection.meaning)", RecordSchema.records(collection.fields))
        case .sections(let sections):
            let properties = sections.map { section in
                let meaning = JSONMember(name: "description", value: .text(section.collection.meaning))
                let records = RecordSchema.records(section.collection.fields)
                return JSONMember(name: section.key, value: .object([meaning] + records))
            }
            return (path, RecordSchema.object(properties, required: []))
        }
    }
}

/// Schemas of records as YAML writes them; numbers, dates and `yes` may arrive as such or as texts.
enum RecordSchema {
    /// A list of records.
    static func records(_ fields: [FieldOutline]) -> [JSONMember] {
        [
            JSONMember(name: "type", value: .text("array")),
            JSONMember(name: "items", value: .object(record(fields))),
        ]
    }

    /// One record.
    static func record(_ fields: [FieldOutline]) -> [JSONMember] {
        let properties = fields.map { field -> JSONMember in
            var members = [JSONMember(name: "description", value: .text(description(field)))]
            if let standard = field.standard?.text {
                members.append(JSONMember(name: "default", value: .text(standard)))
            }
            return JSONMember(name: field.name, value: .object(members + content(field)))
        }
        return object(properties, required: fields.filter(\.isRequired).map(\.name))
    }

    /// An object of these members and no other.
    static func object(_ properties: [JSONMember], required: [String]) -> [JSONMember] {
        var members = [
            JSONMember(name: "type", value: .text("object")),
            JSONMember(name: "properties", value: .object(properties)),
        ]
        if !required.isEmpty {
            members.append(JSONMember(name: "required", value: .list(required.map(JSONValue.text))))
        }
        return members + [JSONMember(name: "additionalProperties", value: .boolean(false))]
    }

    /// The meaning of a field, with the collection to which it refers and what its words mean.
    static func description(_ field: FieldOutline) -> String {
        var text = field.meaning
        switch field.shape {
        case .reference(let collection), .list(.reference(let collection)): text += " (from \(collection))"
        default: break
        }
        if let bounds = field.bounds { text += " (from \(bounds.lowerBound) to \(bounds.upperBound))" }
        let words = field.shape.choiceWords.map { "\($0.name): \($0.meaning)" }
        return words.isEmpty ? text : "\(text). " + words.joined(separator: "; ")
    }

    private static func content(_ field: FieldOutline) -> [JSONMember] {
        let content = field.bounds.map(CellSchema.integer) ?? schema(field.shape)
        switch field.shape {
        case .record, .table, .choice: return content
        case .text where field.isRequired: return content + [JSONMember(name: "minLength", value: .integer(1))]
        default:
            // An empty field counts as left out, except where a default would hide that it was emptied.
            guard !field.isRequired, field.standard == nil else { return content }
            let empty = JSONValue.members(["enum": .list([.null, .text("")])])
            return [JSONMember(name: "anyOf", value: .list([empty, .object(content)]))]
        }
    }

    private static func schema(_ shape: CellShape) -> [JSONMember] {
        switch shape {
        case .list(let inner):
            let list: [JSONMember] = [
                JSONMember(name: "type", value: .text("array")),
                JSONMember(name: "items", value: .object(schema(inner))),
            ]
            if case .record = inner { return list }
            // A single text counts as a list of its parts between semicolons.
            return [JSONMember(name: "anyOf", value: .list([.object(list), .object(CellSchema.reference("text"))]))]
        case .record(let fields): return record(fields)
        case .table(let inner):
            return [
                JSONMember(name: "type", value: .text("object")),
                JSONMember(name: "additionalProperties", value: .object(schema(inner))),
            ]
        case .choice(let words):
            return [JSONMember(name: "enum", value: .list(words.map { .text($0.name) }))]
        case .anything: return []
        case .text, .unit: return CellSchema.reference("text")
        case .localized: return CellSchema.reference("localized")
        case .number: return CellSchema.reference("number")
        case .value: return CellSchema.reference("value")
        case .integer: return CellSchema.reference("integer")
        case .truth: return CellSchema.reference("truth")
        case .year: return CellSchema.reference("year")
        case .date: return CellSchema.reference("date")
        case .identifier, .reference: return CellSchema.reference("identifier")
        case .address: return CellSchema.reference("address")
        }
    }
}
