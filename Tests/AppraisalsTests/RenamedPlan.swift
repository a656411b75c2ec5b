import PlanModel
import Testing

/// A plan in which every identifier has a letter before it, so that the order of all keys stays as it was.
struct RenamedPlan {
    let plan: Plan
    private let ids: Set<String>
    private static let letter = "x"

    init(of original: Plan) throws {
        let all = Plan.collections.map { collection in
            (collection, (0..<collection.count(original)).map { collection.entries(original, $0) })
        }
        var names: Set<String> = []
        for (collection, rows) in all {
            for row in rows { Self.gather(row, collection.fields, into: &names) }
        }
        Self.gather(original.header.cells, Plan.headerOutline, into: &names)
        ids = names
        var plan = original
        let naming = Naming(ids: names, letter: Self.letter)
        for (collection, rows) in all {
            if case .digests = collection.file { continue }
            let reading = collection.read(&plan, rows.map { naming.renamed($0, collection.fields) })
            try #require(reading.faults.isEmpty && reading.repeated.isEmpty, "\(collection.name): \(reading.faults)")
        }
        let (header, faults) = PlanHeader.readingDraft(naming.renamed(original.header.cells, Plan.headerOutline))
        try #require(faults.isEmpty)
        plan.header = header
        self.plan = plan
    }

    /// How many identifiers were changed.
    var count: Int { ids.count }

    /// A text about the renamed plan with the former identifiers in it.
    func restored(_ text: String) -> String {
        Naming.words(of: text).map { word in
            let rest = word.dropFirst(Self.letter.count)
            return word.hasPrefix(Self.letter) && ids.contains(String(rest)) ? String(rest) : word
        }.joined()
    }

    private static func gather(_ entries: [CellEntry], _ fields: [FieldOutline], into names: inout Set<String>) {
        for entry in entries {
            guard let field = fields.first(where: { $0.name == entry.name }) else { continue }
            switch (field.shape, entry.cell) {
            case (.identifier, .text(let text)): names.insert(text)
            case (.text, .text(let text)) where field.name == "id": names.insert(text)
            case (.list(.record(let inner)), .list(let cells)):
                for case .map(let entries) in cells { gather(entries, inner, into: &names) }
            default: continue
            }
        }
    }
}

/// Puts the letter before identifiers, by the shape of the cell in which they stand.
private struct Naming {
    let ids: Set<String>
    let letter: String

    func renamed(_ entries: [CellEntry], _ fields: [FieldOutline]) -> [CellEntry] {
        entries.map { entry in
            guard let field = fields.first(where: { $0.name == entry.name }) else { return entry }
            if entry.name == "formula", case .text(let formula) = entry.cell {
                return CellEntry(entry.name, .text(Self.words(of: formula).map(renamed).joined()))
            }
            let isName = field.shape == .text && field.name == "id"
            return CellEntry(entry.name, renamed(entry.cell, isName ? .identifier : field.shape))
        }
    }

    private func renamed(_ cell: Cell, _ shape: CellShape) -> Cell {
        switch (shape, cell) {
        case (.identifier, .text(let text)), (.reference, .text(let text)): return .text(renamed(text))
        case (.address, .text(let text)): return .text(address(text))
        case (.anything, .text(let text)): return .text(renamed(text))
        case (.list(let inner), .list(let cells)): return .list(cells.map { renamed($0, inner) })
        case (.anything, .list(let cells)): return .list(cells.map { renamed($0, .anything) })
        case (.record(let fields), .map(let entries)): return .map(renamed(entries, fields))
        case (.table(let inner), .map(let entries)):
            return .map(entries.map { CellEntry($0.name, renamed($0.cell, inner)) })
        case (.anything, .map(let entries)):
            return .map(entries.map { CellEntry($0.name, renamed($0.cell, .anything)) })
        default: return cell
        }
    }

    private func renamed(_ word: String) -> String { ids.contains(word) ? letter + word : word }

    /// An address with the parts of its key renamed; the name of its collection and its field stay.
    private func address(_ text: String) -> String {
        let field = text.firstIndex(of: "#") ?? text.endIndex
        guard let slash = text[..<field].firstIndex(of: "/") else { return text }
        let key = Self.words(of: String(text[slash..<field])).map(renamed).joined()
        return text[..<slash] + key + text[field...]
    }

    /// A text cut into words, which may be identifiers, and what stands between them; a full stop ends a word.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        func flush() {
            let stops = word.reversed().prefix { $0 == "." }.count
            words += [String(word.dropLast(stops)), String(word.suffix(stops))]
            word = ""
        }
        for character in text {
            if character.isLetter || character.isNumber || "-_.".contains(character) {
                word.append(character)
            } else {
                flush()
                words.append(String(character))
            }
        }
        flush()
        return words
    }
}
