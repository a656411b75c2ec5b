/// Suggestions for a misspelt name.
public enum DidYouMean {
    /// The candidate nearest to a word by edit distance with transpositions (Damerau, 1964; optimal string alignment).
    ///
    /// - Parameters:
    ///   - word: what was written.
    ///   - candidates: what could have been meant; ties go to the first in sorted order.
    /// - Returns: the nearest candidate within a third of the longer length (at least one edit), or nil.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let written = Array(word.lowercased())
        var best: (distance: Int, candidate: String)?
        for candidate in candidates where candidate != word {
            let other = Array(candidate.lowercased())
            let allowed = max(1, max(written.count, other.count) / 3)
            guard abs(written.count - other.count) <= min(allowed, best?.distance ?? allowed) else { continue }
            let distance = distance(written, other)
            guard distance <= allowed else { continue }
            guard let current = best else {
                best = (distance, candidate)
                continue
            }
            if (distance, candidate) < (current.distance, current.candidate) { best = (distance, candidate) }
        }
        return best?.candidate
    }

    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
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
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
