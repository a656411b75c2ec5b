import Diagnostics
import PlanModel
import Quantities

/// A threshold of a rule as it is written, and as it was read.
public struct GateThreshold: Hashable, Sendable {
    /// Where it stands: `rules/<id>#versions/0/exempt_below/energy`.
    public let address: Address
    /// The name of the measure as written.
    public let name: String
    /// The text as written: `1000 tce`.
    public let written: String
    /// What it is a threshold of; nil where the name is none that rules know.
    public let measure: GateMeasure?
    /// The threshold; nil where it cannot be read or measures something else.
    public let quantity: Quantity?
    /// The name of its unit.
    public let unitName: LocalizedText
    /// The unit in which projects state the measure.
    public let measureUnit: Unit?
    /// The name of that unit.
    public let measureUnitName: LocalizedText
}

/// Reads the thresholds of rules with the units of a plan.
struct ThresholdReader {
    let book: UnitBook
    let currency: String

    init(_ plan: Plan) {
        book = plan.unitBook
        currency = plan.header.currency
    }

    /// The unit of each measure, as far as the unit book knows it.
    var units: [GateMeasure: Unit] {
        var units: [GateMeasure: Unit] = [:]
        for measure in GateMeasure.allCases { units[measure] = try? unit(of: measure) }
        return units
    }

    /// Reads named thresholds in the order of their measures; each fault goes to the list given.
    func thresholds(_ cells: NamedCells<String>, at address: Address, _ faults: inout [GateRuleFault])
        -> [GateThreshold]
    {
        let names = cells.contents.keys.sorted { left, right in
            switch (GateMeasure(rawValue: left), GateMeasure(rawValue: right)) {
            case (let one?, let two?): one < two
            case (_?, nil): true
            case (nil, _?): false
            case (nil, nil): left < right
            }
        }
        return names.map { name in
            let field = (address.field ?? "") + "/" + name
            return threshold(name, cells[name] ?? "", at: address.with(field: field), &faults)
        }
    }

    private func threshold(_ name: String, _ text: String, at address: Address, _ faults: inout [GateRuleFault])
        -> GateThreshold
    {
        let measure = GateMeasure(rawValue: name)
        var quantity: Quantity?
        do {
            quantity = try read(text, measure, name: name)
        } catch {
            faults.append(GateRuleFault(error, at: address))
        }
        let unit = measure.flatMap { try? self.unit(of: $0) }
        return GateThreshold(
            address: address, name: name, written: text, measure: measure, quantity: quantity,
            unitName: named(quantity?.unit), measureUnit: unit, measureUnitName: named(unit))
    }

    private func read(_ text: String, _ measure: GateMeasure?, name: String) throws(GateRuleFault.Problem) -> Quantity {
        guard let measure else {
            let known = GateMeasure.allCases.map(\.rawValue)
            throw .unknownMeasure(name, suggestion: DidYouMean.nearest(to: name, among: known))
        }
        let (numberText, unitText) = Self.parts(of: text)
        guard let number = DecimalText.number(numberText), number >= 0 else { throw .notANumber(text) }
        let unit: Unit
        let wanted: Unit
        do {
            unit = try book.unit(unitText)
            wanted = try self.unit(of: measure)
        } catch {
            throw .notAUnit(text, error)
        }
        guard unit.dimension == wanted.dimension else {
            throw .wrongDimension(
                text, measure, unit: wanted.name(in: "en", book: book), unitZh: wanted.name(in: "zh", book: book))
        }
        return Quantity(number, unit)
    }

    private func unit(of measure: GateMeasure) throws(UnitFault) -> Unit {
        try book.unit(measure.unitText(currency: currency))
    }

    private func named(_ unit: Unit?) -> LocalizedText {
        guard let unit else { return LocalizedText() }
        return LocalizedText(en: unit.name(in: "en", book: book), zh: unit.name(in: "zh", book: book))
    }

    /// The number and the unit of a threshold; a yearly amount may say `/year` or not.
    private static func parts(of text: String) -> (number: String, unit: String) {
        let trimmed = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        let split =
            trimmed.firstIndex(of: " ")
            ?? trimmed.firstIndex { !("0"..."9").contains($0) && !"+-.,".contains($0) } ?? trimmed.endIndex
        var unit = String(trimmed[split...].drop { $0 == " " })
        if unit.hasSuffix("/year") { unit.removeLast("/year".count) }
        return (String(trimmed[..<split]), unit)
    }
}
