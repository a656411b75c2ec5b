import Diagnostics
import PlanModel
import Yams

/// A node of a YAML document with its position; positions count from 1, in characters.
indirect enum YAMLTree: Sendable {
    /// A text.
    case scalar(String, YAMLPosition)
    /// A sequence.
    case sequence([YAMLTree], YAMLPosition)
    /// A mapping in the order written.
    case mapping([YAMLEntry], YAMLPosition)

    /// Where the node begins.
    var position: YAMLPosition {
        switch self {
        case .scalar(_, let position), .sequence(_, let position), .mapping(_, let position): position
        }
    }

    /// Whether the node is an empty or `null` scalar.
    var isEmptyText: Bool {
        if case .scalar("", _) = self { true } else { false }
    }

    /// The node as a cell; an empty or `null` scalar is an empty text.
    var cell: Cell {
        switch self {
        case .scalar(let text, _): .text(text)
        case .sequence(let nodes, _): .list(nodes.map(\.cell))
        case .mapping(let entries, _): .map(entries.map { CellEntry($0.name, $0.value.cell) })
        }
    }

    /// The node some steps further in, or the last one on the way; nil where there is not even the first.
    func node(at steps: [String]) -> YAMLTree? {
        guard let first = steps.first else { return self }
        guard let next = node(at: first) else { return nil }
        return next.node(at: Array(steps.dropFirst())) ?? next
    }

    /// The node a step further in, or nil.
    func node(at step: String) -> YAMLTree? {
        switch self {
        case .scalar: nil
        case .sequence(let nodes, _): Int(step).flatMap { nodes.indices.contains($0) ? nodes[$0] : nil }
        case .mapping(let entries, _): entries.first { $0.name == step }?.value
        }
    }
}

/// Where a node begins by the parser's marks, and its length in characters.
struct YAMLPosition: Sendable {
    let lines: YAMLLines
    let line: Int
    let column: Int
    let length: Int

    var place: String { "\(line):\(column)" }

    /// The stretch in lines and characters; it ends with its line.
    func span(in file: String) -> SourceSpan {
        let position = lines.position(line: line, column: column)
        var span = lines.source.span(from: position, to: lines.source.bytes.count)
        span.file = file
        span.length = max(1, min(length, span.length))
        return span
    }
}

/// A named node of a mapping.
struct YAMLEntry: Sendable {
    let name: String
    let position: YAMLPosition
    let value: YAMLTree
}

/// Why a YAML text cannot be read, and where.
struct YAMLFault: Error {
    enum Reason {
        /// The parser's own words.
        case syntax(String)
        /// Nested deeper than the limit.
        case tooDeep(limit: Int)
        /// An alias (`*name`), which plan files do not use.
        case alias
        /// The same name twice in one mapping.
        case repeatedName(String)
        /// A list or a map where a name belongs.
        case nameNotText
    }

    let reason: Reason
    /// The position of the byte.
    let position: Int

    init(_ reason: Reason, at position: Int) {
        self.reason = reason
        self.position = position
    }
}

extension YAMLTree {
    /// The deepest nesting that is read.
    static let deepest = 64

    /// Reads a document; nil where it is empty.
    static func reading(_ source: SourceText) throws(YAMLFault) -> YAMLTree? {
        try YAMLGuard.check(source.bytes)
        let lines = YAMLLines(source)
        let node: Node?
        do {
            // Every scalar is a text here: of which type it might be by itself is not asked.
            node = try Yams.compose(yaml: String(decoding: source.bytes, as: UTF8.self), .basic)
        } catch let error as YamlError {
            throw fault(error, lines)
        } catch {
            throw YAMLFault(.syntax("\(error)"), at: 0)
        }
        guard let node else { return nil }
        var builder = YAMLTreeBuilder(lines: lines)
        return try builder.tree(node)
    }

    private static func fault(_ error: YamlError, _ lines: YAMLLines) -> YAMLFault {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return YAMLFault(.syntax(problem), at: lines.position(line: mark.line, column: mark.column))
        case .reader(let problem, let offset, _, _):
            return YAMLFault(.syntax(problem), at: min(offset ?? 0, lines.source.bytes.count))
        case .duplicatedKeysInMapping(let duplicates, let context):
            let name = duplicates.first.map { "\($0)" } ?? ""
            let position = lines.position(line: context.mark.line, column: context.mark.column)
            return YAMLFault(.repeatedName(name), at: position)
        default: return YAMLFault(.syntax("\(error)"), at: 0)
        }
    }
}

/// Turns the parser's nodes into a tree, never more of them than the file has bytes, and no anchored one twice.
private struct YAMLTreeBuilder {
    private let lines: YAMLLines
    private var left: Int
    private var anchored: Set<String> = []

    init(lines: YAMLLines) {
        self.lines = lines
        left = lines.source.bytes.count + 16
    }

    mutating func tree(_ node: Node) throws(YAMLFault) -> YAMLTree {
        left -= 1
        guard left > 0 else { throw alias(node) }
        if let anchor = node.anchor?.rawValue, !anchored.insert("\(anchor) \(position(node, 1).place)").inserted {
            throw alias(node)
        }
        switch node {
        case .scalar(let scalar):
            let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
            let quotes = scalar.style == .doubleQuoted || scalar.style == .singleQuoted ? 2 : 0
            let isBlock = scalar.style == .literal || scalar.style == .folded
            return .scalar(isNull ? "" : scalar.string, position(node, isBlock ? 1 : scalar.string.count + quotes))
        case .sequence(let sequence):
            var nodes: [YAMLTree] = []
            for element in sequence { nodes.append(try tree(element)) }
            return .sequence(nodes, position(node, 1))
        case .mapping(let mapping):
            var entries: [YAMLEntry] = []
            for (key, value) in mapping {
                guard let name = key.scalar?.string else {
                    let place = lines.position(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
                    throw YAMLFault(.nameNotText, at: place)
                }
                entries.append(YAMLEntry(name: name, position: position(key, name.count), value: try tree(value)))
            }
            return .mapping(entries, position(node, entries.first?.position.length ?? 1))
        case .alias: throw alias(node)
        }
    }

    private func position(_ node: Node, _ length: Int) -> YAMLPosition {
        YAMLPosition(
            lines: lines, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, length: max(1, length))
    }

    private func alias(_ node: Node) -> YAMLFault {
        YAMLFault(.alias, at: lines.position(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1))
    }
}
