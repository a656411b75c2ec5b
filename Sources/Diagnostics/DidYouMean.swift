/// Suggestions for a misspelt name.
public enum DidYouMean {
    /// Words and candidates of more characters get no suggestion: the work grows with the product of their lengths.
    public static let longestWord = 100

    /// So many candidates are looked at.
    public static let mostCandidates = 50_000

    /// The candidate nearest to a word by edit distance with transpositions (Damerau, 1964; optimal string alignment).
    ///
    /// - Parameters:
    ///   - word: what was written.
    ///   - candidates: what could have been meant; ties go to the first in sorted order.
    /// - Returns: the nearest candidate within a third of the longer length (at least one edit), or nil; nil too for a
    ///   word beyond the longest.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        guard isShort(word) else { return nil }
        let written = Array(word.lowercased())
        var best: (distance: Int, candidate: String)?
        for candidate in candidates.prefix(mostCandidates) where candidate != word && isShort(candidate) {
            let other = Array(candidate.lowercased())
            let allowed = max(1, max(written.count, other.count) / 3)
            let limit = min(allowed, best?.distance ?? allowed)
            guard abs(written.count - other.count) <= limit else { continue }
            let distance = distance(written, other, within: limit)
            guard distance <= allowed else { continue }
            guard let current = best else {
                best = (distance, candidate)
                continue
            }
            if (distance, candidate) < (current.distance, current.candidate) { best = (distance, candidate) }
        }
        return best?.candidate
    }

    /// Whether a text is short enough; no character that is written by hand has more than 32 bytes.
    private static func isShort(_ text: String) -> Bool {
        let bytes = text.utf8.count
        return bytes <= longestWord || (bytes <= longestWord * 32 && text.count <= longestWord)
    }

    /// The distance, or a greater number than the limit as soon as the limit is certain to be passed.
    private static func distance(_ left: [Character], _ right: [Character], within limit: Int) -> Int {
        guard !left.isEmpty else { return right.count }
        guard !right.isEmpty else { return left.count }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in 1...left.count {
            var current = [row]
            current.reserveCapacity(right.count + 1)
            for column in 1...right.count {
                let same = left[row - 1] == right[column - 1]
                var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    cost = min(cost, beforeLast[column - 2] + 1)
                }
                current.append(cost)
            }
            let nearest = min(current.min() ?? 0, last.min() ?? 0)
            if nearest > limit { return nearest }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
