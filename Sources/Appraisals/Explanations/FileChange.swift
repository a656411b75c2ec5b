import Diagnostics

/// How one file of a plan folder differs from another version of it, line by line.
public struct FileChange: Hashable, Sendable {
    /// One line of the comparison.
    public struct Line: Hashable, Sendable {
        /// Whether a line stays, goes or comes, or carries the mark of the line above.
        public enum Kind: Hashable, Sendable {
            /// It stands in both.
            case same
            /// It goes.
            case gone
            /// It comes.
            case new
            /// A caret under the line above, with line and column.
            case caret
            /// Lines between are not shown.
            case gap
        }

        /// What becomes of it.
        public let kind: Kind
        /// Its text.
        public let text: String

        /// The line with its sign in front: a space, `-` or `+`.
        public var signed: String {
            switch kind {
            case .same, .caret: text.isEmpty ? "" : " " + text
            case .gone: "-" + text
            case .new: "+" + text
            case .gap: "…"
            }
        }
    }

    /// The file's path.
    public let file: String
    /// Whether the file is taken away as a whole.
    public let isRemoved: Bool
    /// Whether the file was not there before.
    public let isAdded: Bool
    /// The changed lines with what is needed to read them; none where the file comes or goes as a whole.
    public let lines: [Line]

    /// The changes that make one folder of texts the other, in the order of their paths.
    static func changes(from old: [String: String], to new: [String: String], mark: SourceSpan?) -> [FileChange] {
        Set(old.keys).union(new.keys).sorted().compactMap { path in
            guard old[path] != new[path] else { return nil }
            return FileChange(
                path, from: old[path].map(lines) ?? [], to: new[path].map(lines) ?? [],
                isRemoved: new[path] == nil, isAdded: old[path] == nil, mark: mark?.file == path ? mark : nil)
        }
    }

    private static func lines(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private init(
        _ file: String, from old: [String], to new: [String], isRemoved: Bool, isAdded: Bool, mark: SourceSpan?
    ) {
        self.file = file
        self.isRemoved = isRemoved
        self.isAdded = isAdded
        let removed = Set(new.difference(from: old).removals.map(Self.offset))
        let inserted = Set(new.difference(from: old).insertions.map(Self.offset))
        var all: [(line: Line, isNear: Bool)] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, removed.contains(left) {
                all.append((Line(kind: .gone, text: old[left]), true))
                left += 1
            } else if right < new.count, inserted.contains(right) {
                all.append((Line(kind: .new, text: new[right]), true))
                right += 1
                if let mark, mark.line == right { all.append((Self.caret(mark, under: new[right - 1]), true)) }
            } else {
                all.append((Line(kind: .same, text: new[right]), false))
                left += 1
                right += 1
                if let mark, mark.line == right { all.append((Self.caret(mark, under: new[right - 1]), true)) }
            }
        }
        let isWhole = isRemoved || isAdded && mark == nil
        lines = isWhole ? [] : Self.excerpt(all, isTable: file.hasSuffix(".csv"))
    }

    private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    /// A caret under the marked character, with the line and column in words.
    private static func caret(_ mark: SourceSpan, under line: String) -> Line {
        let gap = String(repeating: " ", count: TextWidth.columns(of: line.prefix(mark.column - 1)))
        return Line(kind: .caret, text: "\(gap)^ \(mark.line):\(mark.column)")
    }

    /// The changed lines with the header of a table, or two lines around them in another file.
    private static func excerpt(_ all: [(line: Line, isNear: Bool)], isTable: Bool) -> [Line] {
        let changed = all.indices.filter { all[$0].isNear }
        let around = isTable ? 0 : 2
        var lines: [Line] = []
        var last = -1
        for index in all.indices {
            let isHeader = isTable && index == 0
            guard isHeader || changed.contains(where: { abs($0 - index) <= around }) else { continue }
            if index > last + 1, !(isTable && last == 0) { lines.append(Line(kind: .gap, text: "")) }
            lines.append(all[index].line)
            last = index
        }
        return lines
    }
}
