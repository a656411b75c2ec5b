import Diagnostics

/// Where in the plan folder every record and field stands; `Plan` itself holds no positions.
public struct SourceMap: Sendable {
    /// Where one record stands.
    enum RecordPlace: Sendable {
        /// A row of a table, by the position of its first byte.
        case row(file: Int, start: Int)
        /// A node of a YAML file.
        case node(file: Int, YAMLTree)
        /// A stretch of a text.
        case stretch(file: Int, start: Int, end: Int)

        /// The number of the file.
        var file: Int {
            switch self {
            case .row(let file, _), .node(let file, _), .stretch(let file, _, _): file
            }
        }
    }

    /// The texts of the files read.
    private(set) var texts: [SourceText] = []
    private var columns: [Int: [String]] = [:]
    /// By file, the fields that stand in a column for each language.
    private var localized: [Int: Set<String>] = [:]
    private var places: [String: RecordPlace] = [:]
    private var collections: [String: Records] = [:]

    /// Where the records of a collection stand, in the order of their keys.
    private struct Records: Sendable {
        let keys: [String]
        let places: [RecordPlace]

        /// Where the record with a key stands, found by bisection.
        func place(of key: String) -> RecordPlace? {
            var (low, high) = (0, keys.count)
            while low < high {
                let middle = (low + high) / 2
                if keys[middle] < key { low = middle + 1 } else { high = middle }
            }
            return low < keys.count && keys[low] == key ? places[low] : nil
        }
    }

    /// An empty map.
    public init() {}

    /// The paths of the files read, in the order of reading.
    public var paths: [String] { texts.map(\.path) }

    /// A line of a file by its path and number from 1, or nil.
    public func line(_ path: String, _ number: Int) -> String? {
        texts.first { $0.path == path }?.line(number)
    }

    /// How many lines a file has; nil where it was not read.
    public func lineCount(of path: String) -> Int? { texts.first { $0.path == path }?.lines.count }

    mutating func add(_ text: SourceText, columns names: [String]? = nil, localized fields: Set<String> = []) -> Int {
        texts.append(text)
        columns[texts.count - 1] = names
        localized[texts.count - 1] = fields
        return texts.count - 1
    }

    mutating func place(_ path: String, _ place: RecordPlace) { places[path] = place }

    /// Places the records of a collection; keys stand in ascending order.
    mutating func place(_ collection: String, keys: [String], _ places: [RecordPlace]) {
        collections[collection] = Records(keys: keys, places: places)
    }

    private func place(of path: String) -> RecordPlace? {
        if let place = places[path] { return place }
        let address = Address(path)
        return collections[address.collection]?.place(of: address.key)
    }

    /// Where an address stands: its field, else the record that would hold it; nil where neither is in the files.
    public func span(of address: Address) -> SourceSpan? {
        guard let place = place(of: address.path) else { return nil }
        let steps = address.field.map { $0.split(separator: "/").map(String.init) } ?? []
        switch place {
        case .row(let file, let start): return rowSpan(file, start, steps)
        case .node(let file, let tree):
            return (tree.node(at: steps) ?? tree).position.span(in: texts[file].path)
        case .stretch(let file, let start, let end): return texts[file].span(from: start, to: end)
        }
    }

    /// The text of a field as the plan has it: a scalar of a YAML file, or what a cell of a table spans.
    func text(of address: Address) -> String? {
        guard let place = place(of: address.path) else { return nil }
        let steps = address.field.map { $0.split(separator: "/").map(String.init) } ?? []
        switch place {
        case .row:
            guard let span = span(of: address), let line = line(span.file, span.line) else { return nil }
            return String(line.dropFirst(span.column - 1).prefix(span.length))
        case .node(_, let tree):
            if case .scalar(let text, _)? = tree.node(at: steps) { return text }
            return nil
        case .stretch: return nil
        }
    }

    private func rowSpan(_ file: Int, _ start: Int, _ steps: [String]) -> SourceSpan? {
        let text = texts[file]
        var scanner = CSVScanner(text.bytes, from: start)
        var cells: [CSVTable.Cell] = []
        guard let names = columns[file], scanner.row(into: &cells, atMost: names.count) != nil else { return nil }
        var column: Int?
        if let field = steps.first {
            column = steps.count > 1 ? names.firstIndex(of: "\(field)_\(steps[1])") : nil
            column = column ?? names.firstIndex(of: field)
            if column == nil, localized[file]?.contains(field) == true {
                column = names.firstIndex { $0.hasPrefix("\(field)_") }
            }
        }
        let index = column ?? 0
        guard cells.indices.contains(index) else { return nil }
        let cell = cells[index]
        if steps.count > 1, let part = Int(steps[1]), !cell.isQuoted || !cell.hasDoubledQuotes {
            let parts = text.bytes[cell.start..<cell.end].split(
                separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            if parts.indices.contains(part) {
                var from = parts[part].startIndex
                while from < parts[part].endIndex, text.bytes[from] == 0x20 { from += 1 }
                return text.span(from: from, to: parts[part].endIndex)
            }
        }
        return text.span(from: cell.start, to: cell.end)
    }

    /// The name, not the content, of a field of a YAML record or a table: for fields that should not be there.
    func nameSpan(of field: String, under steps: [String], in path: String) -> SourceSpan? {
        guard let place = place(of: path) else { return nil }
        guard case .node(let file, let tree) = place else { return span(of: Address(path, field: field)) }
        var node = tree
        for step in steps { node = node.node(at: step) ?? node }
        guard case .mapping(let entries, _) = node else { return node.position.span(in: texts[file].path) }
        return (entries.first { $0.name == field }?.position ?? node.position).span(in: texts[file].path)
    }
}
