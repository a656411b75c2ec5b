/// What is added up: places that have parts, each behind its parts, and where these stand.
///
/// Totals are written to a row. Some of their parts stand in it too, the others in a row behind it that is only read.
struct CubeTotals: Sendable {
    /// Where each total stands in the row.
    private(set) var slots: [Int32] = []
    /// Where the parts of each begin.
    private(set) var starts: [Int32] = [0]
    /// Where each part stands in the row, or the complement of its place where it stands behind.
    private(set) var members: [Int32] = []

    /// The totals of some places, each behind its parts.
    ///
    /// - Parameters:
    ///   - wholes: places with parts, which stand in the row.
    ///   - places: the hierarchy.
    ///   - slot: where a place stands in the row; nil: it stands behind.
    init(of wholes: some Sequence<Int32>, _ places: CubePlaces, slot: (Int32) -> Int32?) {
        for whole in wholes {
            slots.append(slot(whole) ?? 0)
            members += places.parts[Int(whole)].map { slot($0) ?? ~$0 }
            starts.append(Int32(members.count))
        }
    }
}
