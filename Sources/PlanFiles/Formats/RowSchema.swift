import Diagnostics
import PlanModel

/// Schemas of table rows: every cell is a text, an empty one counts as left out.
enum RowSchema {
    /// The schema of a row as an object from column names to texts.
    static func row(_ fields: [FieldOutline]) -> [JSONMember] {
        var columns: [JSONMember] = []
        var byLanguage: [JSONMember] = []
        for field in fields {
            var members = [
                JSONMember(name: "description", value: .text(RecordSchema.description(field))),
                JSONMember(name: "type", value: .text("string")),
            ]
            if let standard = field.standard?.text {
                members.append(JSONMember(name: "default", value: .text(standard)))
            }
            if field.shape == .localized {
                // The column may carry its language, `name_zh`; without it the text is English.
                byLanguage.append(JSONMember(name: "^\(field.name)(_[^_]{2,3})?$", value: .object(members)))
            } else {
                columns.append(JSONMember(name: field.name, value: .object(members + restriction(field))))
            }
        }
        var row = RecordSchema.object(columns, required: fields.filter(\.isRequired).map(\.name))
        if !byLanguage.isEmpty {
            row.insert(JSONMember(name: "patternProperties", value: .object(byLanguage)), at: row.count - 1)
        }
        return row
    }

    private static func restriction(_ field: FieldOutline) -> [JSONMember] {
        func pattern(_ text: String) -> [JSONMember] {
            // `^a$` with the empty cell let through where nothing is required.
            [JSONMember(name: "pattern", value: .text(field.isRequired ? text : "^$|" + text))]
        }
        switch field.shape {
        case .number: return pattern(CellSchema.Pattern.number)
        case .value: return pattern(CellSchema.Pattern.statedValue)
        case .integer: return pattern(CellSchema.Pattern.integer)
        case .year: return pattern(CellSchema.Pattern.year)
        case .date: return pattern(CellSchema.Pattern.date)
        case .identifier, .reference: return pattern(CellSchema.Pattern.identifier)
        case .address: return pattern(CellSchema.Pattern.address)
        case .truth: return words(CellSchema.Pattern.truths, field)
        case .choice(let choices): return words(choices.map(\.name), field)
        case .text, .unit: return field.isRequired ? [JSONMember(name: "minLength", value: .integer(1))] : []
        case .localized, .list, .record, .table, .anything: return []
        }
    }

    private static func words(_ words: [String], _ field: FieldOutline) -> [JSONMember] {
        [JSONMember(name: "enum", value: .list(((field.isRequired ? [] : [""]) + words).map(JSONValue.text)))]
    }
}
