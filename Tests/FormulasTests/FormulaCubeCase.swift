import Formulas
import Foundation
import PlanModel
import Quantities

/// The benchmark cube in its smallest size: 400 indicators, 42 places, 15 years, 2 scenarios, beside the checkout.
struct FormulaCubeCase: Decodable {
    /// One indicator of `model.json`.
    struct Indicator: Decodable {
        let id: Int
        let name: String
        let agg: String
        let kind: String?
        let expr: String?
    }

    /// What `expected_tiny.json` says of one indicator over all scenarios, years and places.
    struct Check: Decodable {
        let id: Int
        let sum: Double
        let sumabs: Double
        let cityLast: Double
        let d1Mid: Double
        let leafLast: Double
    }

    private struct Expected: Decodable { let checks: [Check] }

    let indicators: [Indicator]

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/cases/cube")

    /// Whether the case is there; says so once where it is not.
    static let isThere: Bool = {
        let isThere = FileManager.default.fileExists(atPath: folder.appendingPathComponent("tiny/inputs.csv").path)
        if !isThere { print("skipped: shared/cases/cube does not lie beside the checkout") }
        return isThere
    }()

    static func model() throws -> FormulaCubeCase {
        try JSONDecoder().decode(FormulaCubeCase.self, from: file("model.json"))
    }

    static func checks() throws -> [Check] {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Expected.self, from: file("expected_tiny.json")).checks
    }

    /// The inputs by scenario, read once.
    static let scenarios = Result { try FormulaCubeInputs.scenarios() }

    private static func file(_ name: String) throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent(name))
    }

    /// The rows of a table behind its header: `each` gets the words of the first columns and the numbers of the rest.
    static func rows(_ name: String, words: Int, each: ([Substring], [Double]) -> Void) throws {
        let text = String(decoding: try file(name), as: UTF8.self)
        for line in text.utf8.split(separator: UInt8(ascii: "\n")).dropFirst() {
            let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            each(
                fields.prefix(words).map { Substring($0).filter { $0 != "\r" }[...] },
                fields.dropFirst(words).compactMap { Double(Substring($0).filter { $0 != "\r" }) })
        }
    }

    /// The rules of all indicators: formulas, sums and weighted means.
    func rules() throws(FormulaFault) -> [ID<PlanModel.Indicator>: FormulaRule] {
        var rules: [ID<PlanModel.Indicator>: FormulaRule] = [:]
        for indicator in indicators {
            var rollUp = FormulaRule.RollUp.none
            if indicator.agg == "sum" { rollUp = .sum }
            if indicator.agg.hasPrefix("wmean:") { rollUp = .mean(weight: ID(String(indicator.agg.dropFirst(6)))) }
            var formula: Formula?
            if let text = indicator.expr { formula = try Formula.reading(text) }
            rules[ID(indicator.name)] = FormulaRule(formula: formula, rollUp: rollUp)
        }
        return rules
    }
}

/// The values of the leaves of one scenario, and the hierarchy.
struct FormulaCubeInputs: FormulaInputs {
    let period = Period(Year(2021), Year(2035))
    private(set) var leaves: [PlanIndex.SeriesKey: [Double]] = [:]
    private(set) var parents: [ID<Place>: ID<Place>] = [:]
    private(set) var children: [ID<Place>: [ID<Place>]] = [:]

    /// The inputs by scenario.
    static func scenarios() throws -> [FormulaCubeInputs] {
        var scenarios = [FormulaCubeInputs(), FormulaCubeInputs()]
        try FormulaCubeCase.rows("tiny/places.csv", words: 3) { words, _ in
            guard !words[1].isEmpty else { return }
            for scenario in scenarios.indices {
                let (place, parent) = (ID<Place>(String(words[0])), ID<Place>(String(words[1])))
                scenarios[scenario].parents[place] = parent
                scenarios[scenario].children[parent, default: []].append(place)
            }
        }
        try FormulaCubeCase.rows("tiny/inputs.csv", words: 3) { words, numbers in
            let key = PlanIndex.SeriesKey(ID(String(words[0])), ID(String(words[2])))
            scenarios[words[1] == "0" ? 0 : 1].leaves[key] = numbers
        }
        return scenarios
    }

    func given(_ indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value? {
        leaves[PlanIndex.SeriesKey(indicator, place)].map { .number($0[period.first.distance(to: year)]) }
    }

    func parent(of place: ID<Place>) -> ID<Place>? { parents[place] }

    func parts(of place: ID<Place>) -> [ID<Place>] { children[place] ?? [] }
}
