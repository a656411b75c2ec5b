import Diagnostics
import PlanModel

extension Page {
    /// The page for programs: `lustrum/<kind>/1`, with figures as they are shown.
    public var json: JSONValue {
        .members([
            "schema": .text("lustrum/\(kind.rawValue)/1"),
            "path": .text(SiteAddress(path, .json).written(.served)),
            "language": .text(locale.language),
            "title": .text(title),
            "preface": .list(preface.map { .text($0.text) }),
            "alert": .optional(alert.isEmpty ? nil : alert.joined(separator: "\n")),
            "notice": .optional(notice.isEmpty ? nil : notice),
            "sections": .list(sections.map { $0.json(in: locale) }),
        ])
    }
}

extension PageSection {
    fileprivate func json(in locale: PageLocale) -> JSONValue {
        .members([
            "id": .text(id), "title": .text(title), "blocks": .list(blocks.compactMap { $0.json(in: locale) }),
        ])
    }
}

extension PageBlock {
    /// The block; nil for a form, which says nothing.
    fileprivate func json(in locale: PageLocale) -> JSONValue? {
        switch self {
        case .sentences(let sentences), .points(let sentences):
            .members(["sentences": .list(sentences.map { .text($0.text) })])
        case .facts(let facts):
            .members([
                "facts": .list(
                    facts.map { .members(["name": .text($0.name), "content": $0.cell.json(unit: "")]) })
            ])
        case .listing(let listing):
            .members([
                "file": .text(listing.file),
                "lines": .list(
                    listing.lines.map { .members(["number": .integer($0.number), "text": .text($0.text)]) }),
            ])
        case .form: nil
        case .grid(let table): .members(["table": table.json])
        case .lines(let chart): chart.json
        case .bars(let chart):
            .members(["chart": .text(chart.id), "title": .text(chart.title), "table": chart.table.json])
        case .timeline(let chart):
            .members(["chart": .text(chart.id), "title": .text(chart.title), "table": chart.table.json])
        case .map(let map): .members(["chart": .text(map.id), "title": .text(map.title), "table": map.table.json])
        }
    }
}

extension PageTable {
    /// The table: columns with head and unit, and rows by the names of the columns.
    var json: JSONValue {
        var members: [JSONMember] = [
            JSONMember(name: "id", value: .text(id)), JSONMember(name: "title", value: .text(title)),
            JSONMember(
                name: "columns",
                value: .list(
                    columns.map { column in
                        .members([
                            "id": .text(column.id), "head": .text(column.head),
                            "unit": .optional(column.unit.isEmpty ? nil : column.unit),
                        ])
                    })),
            JSONMember(
                name: "rows",
                value: .list(
                    rows.map { row in
                        .object(
                            zip(columns, row.cells).map { column, cell in
                                JSONMember(name: column.id, value: cell.json(unit: column.unit))
                            })
                    })),
        ]
        if !notes.isEmpty { members.append(JSONMember(name: "notes", value: .list(notes.map { .text($0) }))) }
        if let parts {
            members.append(
                JSONMember(
                    name: "part",
                    value: .members([
                        "first": .integer(parts.first), "last": .integer(parts.last), "all": .integer(parts.all),
                    ])))
        }
        return .object(members)
    }
}

extension PageCell {
    /// The cell: a text, a figure, how something stands, or null where nothing could stand.
    func json(unit: String) -> JSONValue {
        switch self {
        case .text(let sentence): .text(sentence.text)
        case .figure(let figure): figure.json(unit: unit)
        case .status(let status): status.json
        case .notApplicable: .null
        }
    }
}

extension PageFigure {
    /// The figure: `{value, unit}` with what is known of it, or `{missing: reason}`.
    func json(unit columnUnit: String) -> JSONValue {
        switch content {
        case .missing(let reason): return .members(["missing": .text(reason)])
        case .withheld: return .members(["missing": .text("withheld")])
        case .number(let number):
            var members = [JSONMember(name: "value", value: .number(number))]
            func add(_ name: String, _ value: JSONValue?) {
                if let value { members.append(JSONMember(name: name, value: value)) }
            }
            add("upper", upper.map { .number($0) })
            let unit = unit.isEmpty ? columnUnit : unit
            add("unit", unit.isEmpty ? nil : .text(unit))
            add("origin", origin.map { .text($0.rawValue) })
            add("provisional", isProvisional ? .boolean(true) : nil)
            add("year", year.map { .integer($0.number) })
            return .object(members)
        }
    }
}

extension PageStatus {
    /// How something stands: its class and words, and what they rest on.
    var json: JSONValue {
        var members = [
            JSONMember(name: "class", value: .text(tone.rawValue)), JSONMember(name: "words", value: .text(words)),
        ]
        if !basis.isEmpty { members.append(JSONMember(name: "basis", value: .text(basis))) }
        if let probability { members.append(JSONMember(name: "probability", value: .number(probability))) }
        return .object(members)
    }
}
