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

    /// The node as a cell; an empty or `null` scalar is an empty text.
    var cell: Cell {
        switch self {
        case .scalar(let text, _): .text(text)
        case .sequence(let nodes, _): .list(nodes.map(\.cell))
        case .mapping(let entries, _): .map(entries.map { CellEntry($0.name, $0.value.cell) })
        }
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

/// A line, a column and a length in characters.
struct YAMLPosition: Sendable {
    let line: Int
    let column: Int
    let length: Int

    func span(in file: String) -> SourceSpan { SourceSpan(file: file, line: line, column: column, length: length) }
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
    }

    let reason: Reason
    let line: Int
    let column: Int
}

extension YAMLTree {
    /// The deepest nesting that is read.
    static let deepest = 64

    /// Reads a document; nil where it is empty.
    static func reading(_ text: String) throws(YAMLFault) -> YAMLTree? {
        try YAMLGuard.check(text)
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw fault(error)
        } catch {
            throw YAMLFault(reason: .syntax("\(error)"), line: 1, column: 1)
        }
        return try node.map(tree)
    }

    private static func tree(_ node: Node) throws(YAMLFault) -> YAMLTree {
        func position(_ node: Node, _ length: Int) -> YAMLPosition {
            YAMLPosition(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, length: max(1, length))
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
                let name = key.string ?? ""
                entries.append(YAMLEntry(name: name, position: position(key, name.count), value: try tree(value)))
            }
            return .mapping(entries, position(node, entries.first?.position.length ?? 1))
        case .alias:
            throw YAMLFault(reason: .alias, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        }
    }

    private static func fault(_ error: YamlError) -> YAMLFault {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return YAMLFault(reason: .syntax(problem), line: mark.line, column: mark.column)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let name = duplicates.first.map { "\($0)" } ?? ""
            return YAMLFault(
                reason: .repeatedName(name), line: context.mark.line, column: context.mark.column)
        default:
            return YAMLFault(reason: .syntax("\(error)"), line: 1, column: 1)
        }
    }
}
