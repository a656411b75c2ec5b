import Diagnostics
import Sheets

/// Compares the totals of a table with the rows that they sum.
///
/// A subtotal sums the rows since the subtotal or heading before it, or down to the next one; a total sums all rows, or
/// those above it. Where a row could not be read, nothing is said of the totals that it counts for.
struct TotalsCheck {
    /// A figure of a row; nil where it could not be read.
    private struct Entry {
        let figures: [Int: Double?]
        let isHidden: Bool
    }

    /// A total to be compared.
    private struct Total {
        let word: String
        let isSubtotal: Bool
        let column: ImportColumn
        let figure: Double
        let row: Int
        let span: SourceSpan
        /// How many rows stand above it.
        let above: Int
    }

    private var entries: [Entry] = []
    private var totals: [Total] = []
    /// How many rows stand above each heading and subtotal.
    private var cuts: [Int] = []

    /// Adds a row and what was read of its quantities.
    mutating func add(_ taken: TakenRow, _ row: SheetRow, _ columns: [ImportColumn], _ table: ForeignTable) {
        var figures: [Int: Double?] = [:]
        for column in columns {
            let isSaid = table.said(row, column.position) != nil
            let number = taken[column.field]?.text.flatMap { Double($0) }
            figures[column.position] = .some(isSaid && number == nil ? nil : number ?? 0)
        }
        entries.append(Entry(figures: figures, isHidden: row.isHidden))
    }

    /// Adds a heading between rows.
    mutating func cut() { cuts.append(entries.count) }

    /// Adds a row of totals, as far as its figures can be read.
    mutating func add(
        total word: String, isSubtotal: Bool, _ taken: TakenRow, _ columns: [ImportColumn], row: Int,
        span: SourceSpan
    ) {
        for column in columns {
            guard let figure = taken[column.field]?.text.flatMap({ Double($0) }) else { continue }
            totals.append(
                Total(
                    word: word, isSubtotal: isSubtotal, column: column, figure: figure, row: row,
                    span: taken.spans[column.field] ?? span, above: entries.count))
        }
        if isSubtotal { cut() }
    }

    /// The totals that differ from every sum that they could mean, with their rows.
    var findings: [(row: Int, finding: Finding)] {
        totals.compactMap { total in
            let ranges = ranges(of: total)
            var sums: [Double] = []
            for range in ranges {
                guard let sum = sum(range, total.column, withHidden: false),
                    let whole = self.sum(range, total.column, withHidden: true)
                else { return nil }
                sums += [sum, whole]
            }
            let tolerance = max(0.5, 1e-6 * total.figure.magnitude)
            guard let first = sums.first, !sums.contains(where: { abs($0 - total.figure) <= tolerance }) else {
                return nil
            }
            let (stated, found) = (JSONValue.shortest(total.figure), JSONValue.shortest(rounded(first)))
            let finding = Finding(
                ImportKinds.totalDiffers, span: total.span,
                message: LocalizedText(
                    en:
                        "‘\(total.word)’ says \(stated) for \(total.column.field) and its rows sum to \(found), in the plan’s unit",
                    zh: "“\(total.word)”的\(total.column.heading)为 \(stated)，而各行之和为 \(found)（按规划计量单位）"))
            return (total.row, finding)
        }
    }

    /// The stretches of rows that a total may sum, the likeliest first.
    private func ranges(of total: Total) -> [Range<Int>] {
        let since = cuts.last { $0 < total.above } ?? 0
        let next = cuts.first { $0 > total.above } ?? entries.count
        let (all, above) = (0..<entries.count, 0..<total.above)
        let group = since..<total.above
        let below = total.above..<max(total.above, next)
        return (total.isSubtotal ? [group, below, above, all] : [all, above, group, below]).filter { !$0.isEmpty }
    }

    private func sum(_ range: Range<Int>, _ column: ImportColumn, withHidden: Bool) -> Double? {
        var sum = 0.0
        for entry in entries[range] where withHidden || !entry.isHidden {
            guard let figure = entry.figures[column.position] ?? nil else { return nil }
            sum += figure
        }
        return sum
    }

    private func rounded(_ sum: Double) -> Double { (sum * 1e4).rounded() / 1e4 }
}
