import PlanModel

/// What is asked of a scenario: indicators at places, in all years.
public struct CubeQuestion: Hashable, Sendable {
    /// The indicators; nil: all.
    public let indicators: Set<ID<Indicator>>?
    /// The places; nil: all.
    public let places: Set<ID<Place>>?

    /// Asks for indicators at places.
    ///
    /// - Parameters:
    ///   - indicators: the indicators; nil: all.
    ///   - places: the places; nil: all.
    public init(indicators: Set<ID<Indicator>>? = nil, places: Set<ID<Place>>? = nil) {
        self.indicators = indicators
        self.places = places
    }

    /// The tiles of each column that are asked for.
    func wanted(in model: CubeModel) -> [CubeTiles] {
        let wanted =
            places.map { places in
                CubeTiles(model.layout, holding: places.compactMap { model.places.positions[$0] })
            } ?? .all(model.layout)
        var tiles = Array(repeating: CubeTiles(model.layout), count: model.nodes.count)
        for (node, indicator) in model.indicators where indicators?.contains(indicator) ?? true { tiles[node] = wanted }
        return tiles
    }

    /// The tiles of each column that must be computed to answer; nothing behind them is read.
    ///
    /// Columns are gone through from the last one to the first, each handing on what it reads. A place that is rolled
    /// up needs every place of its column: whole models are asked for by level, and then that is so.
    static func needed(for wanted: [CubeTiles], in model: CubeModel) -> [CubeTiles] {
        let all = CubeTiles.all(model.layout)
        var tiles = wanted
        for group in model.groups.reversed() {
            let isOne = group.members.count == 1 && !group.readsAbove
            for node in group.members where model.nodes[node].rollUp != .none {
                if tiles[node].meets(model.tiles.rolled) { tiles[node] = all }
            }
            // Columns that need each other's past are computed together, as a whole.
            if !isOne, group.members.contains(where: { !tiles[$0].isEmpty }) {
                for node in group.members { tiles[node] = all }
            }
            for node in group.members where !tiles[node].isEmpty {
                for read in model.reads[node] {
                    if read.isWeight {
                        if tiles[node].meets(model.tiles.rolled) { tiles[read.node] = all }
                    } else {
                        tiles[read.node].formUnion(read.isAbove ? model.tiles.above : tiles[node])
                    }
                }
            }
        }
        return tiles
    }
}
