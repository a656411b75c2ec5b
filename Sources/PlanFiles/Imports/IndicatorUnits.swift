import Diagnostics
import PlanModel
import Quantities

/// Converts figures of indicators from the units that tables name.
struct IndicatorUnits {
    private let book: UnitBook
    private let indicators: [String: Indicator]
    private let currency: String

    init(_ plan: Plan) {
        book = plan.unitBook
        currency = plan.header.currency
        indicators = Dictionary(plan.indicators.map { ($0.id.text, $0) }) { first, _ in first }
    }

    /// The factor from a stated unit to that of an indicator; refused where the two measure different things.
    func factor(from stated: String, toUnitOf id: String) throws(CellRefusal) -> Double {
        guard let indicator = indicators[id], let unit = try? book.unit(indicator.unit) else { return 1 }
        let key = ForeignText.key(stated)
        let own = [indicator.unit, unit.name(in: "zh", book: book), unit.name(in: "en", book: book)]
        if own.contains(where: { ForeignText.key($0) == key }) { return 1 }
        guard let (dimension, scale) = size(of: stated) else { throw CellTaking.unknownUnit(stated) }
        guard dimension == unit.dimension else {
            throw CellRefusal(
                ImportKinds.unitContradiction,
                en: "‘\(stated)’ does not measure what \(id) does, which stands in ‘\(indicator.unit)’",
                zh: "“\(stated)”与 \(id) 的计量单位“\(indicator.unit)”不是同一类量")
        }
        return scale / unit.scale
    }

    /// The size of a unit word: as the plan writes it, or a Chinese multiplier with a Chinese name.
    private func size(of word: String) -> (Dimension, Double)? {
        if let unit = try? book.unit(word) { return (unit.dimension, unit.scale) }
        let key = ForeignText.key(word)
        for (multiplier, factor) in [("亿", 1e8), ("百万", 1e6), ("万", 1e4), ("千", 1e3), ("", 1)] {
            guard key.hasPrefix(multiplier) else { continue }
            let rest = key.dropFirst(multiplier.count)
            let named = book.symbols.lazy.compactMap { book.entries[$0] }.first { entry in
                ForeignText.key(entry.name.text(in: "zh")) == rest
            }
            if let named { return (named.dimension, named.scale * factor) }
        }
        return nil
    }
}
