import Diagnostics
import PlanModel

/// The pattern of a collection's addresses, `targets/<indicator>/<place>/<year>`, as its own keys spell it.
///
/// A record is made whose fields hold marks in place of content; its key then shows which field stands where.
struct AddressPattern {
    /// With the fields that every record has.
    let required: String
    /// With every field.
    let full: String

    init(_ collection: PlanCollection) {
        required = Self.pattern(collection, fields: collection.fields.filter(\.isRequired))
        full = Self.pattern(collection, fields: collection.fields)
    }

    /// The pattern with what optional fields add in brackets: `targets/<indicator>/<place>/<year>[@<plan>]`.
    var text: String {
        guard required != full else { return full }
        guard full.hasPrefix(required) else { return "\(required) or \(full)" }
        return "\(required)[\(full.dropFirst(required.count))]"
    }

    private static func pattern(_ collection: PlanCollection, fields: [FieldOutline]) -> String {
        var entries: [CellEntry] = []
        var marks: [(mark: String, name: String)] = []
        for (position, field) in collection.fields.enumerated() {
            guard let mark = mark(field, position) else { continue }
            if fields.contains(field) { entries.append(CellEntry(field.name, .text(mark))) }
            marks.append((mark, "<\(field.name)>"))
        }
        var plan = Plan()
        let key = collection.read(&plan, [entries]).keys.first ?? ""
        var parts = key.split(separator: "/").map(String.init)
        for index in parts.indices {
            for (mark, name) in marks where parts[index].hasMark(mark) {
                parts[index] = parts[index].replacing(mark, with: name)
            }
        }
        return ([collection.name] + parts).joined(separator: "/")
    }

    /// A content that fits the field and occurs in no other one.
    private static func mark(_ field: FieldOutline, _ position: Int) -> String? {
        switch field.shape {
        case .choice(let words): field.standard?.text ?? words.first?.name
        case .year: String(2_100 + position)
        case .date: "\(3_100 + position)-01-01"
        case .integer: String((field.bounds?.upperBound ?? 900_001) - position)
        case .number, .value: String(900_001 + position)
        case .truth, .localized, .record, .table, .anything: nil
        case .text, .identifier, .reference, .address, .unit, .list: "mark.\(position)."
        }
    }
}

extension String {
    /// Whether a mark stands in the text: a word as the whole of it, anything else anywhere.
    fileprivate func hasMark(_ mark: String) -> Bool {
        mark.allSatisfy { $0.isLetter || $0 == "-" } ? self == mark : contains(mark)
    }
}
