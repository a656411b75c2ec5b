import Cubes
import Formulas
import Foundation
import PlanModel
import Quantities

/// The model of the case, from its text formulas, and inputs that its generator makes bit for bit.
struct Case {
    struct Indicator: Decodable {
        let id: Int
        let name: String
        let input: String?
        let agg: String
        let expr: String?
    }

    private struct Model: Decodable { let indicators: [Indicator] }

    let indicators: [Indicator]
    let size: Size
    let inputs: Hierarchy
    let rules: [ID<PlanModel.Indicator>: FormulaRule]
    let model: CubeModel

    struct Size {
        let districts: Int
        let towns: Int
        let villages: Int
        let scenarios: Int

        static let all = [
            "tiny": Size(districts: 3, towns: 8, villages: 30, scenarios: 2),
            "district": Size(districts: 40, towns: 0, villages: 0, scenarios: 1),
            "town": Size(districts: 40, towns: 1_000, villages: 0, scenarios: 1),
            "D1": Size(districts: 40, towns: 1_000, villages: 11_000, scenarios: 1),
            "D10": Size(districts: 40, towns: 1_000, villages: 11_000, scenarios: 10),
        ]
    }

    init(_ path: String, _ size: Size) throws {
        let decoded = try JSONDecoder().decode(Model.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        indicators = decoded.indicators
        self.size = size
        inputs = Hierarchy(size)
        var rules: [ID<PlanModel.Indicator>: FormulaRule] = [:]
        for indicator in indicators {
            var rollUp = FormulaRule.RollUp.none
            if indicator.agg == "sum" { rollUp = .sum }
            if indicator.agg.hasPrefix("wmean:") { rollUp = .mean(weight: ID(String(indicator.agg.dropFirst(6)))) }
            let formula = try indicator.expr.map { try Formula.reading($0) }
            rules[ID(indicator.name)] = FormulaRule(formula: formula, rollUp: rollUp)
        }
        self.rules = rules
        model = CubeModel(rules: rules, places: CubePlaces(inputs.ids, in: inputs), period: inputs.period)
    }

    /// The given numbers of an indicator at a place in the first scenario; nil where none is given.
    func series(_ indicator: Int, _ place: Int) -> [Double]? {
        let kind = indicators[indicator].input
        guard kind != nil, inputs.parts[place].isEmpty else { return nil }
        let years = (0..<inputs.period.count).map(Double.init)
        if kind == "level" {
            let base = 50 + 100 * Mix.unit(indicator, place, 0)
            let growth = 0.06 * Mix.unit(indicator, place, 1) - 0.02
            return years.map { base * (1 + growth * $0) }
        }
        let base = 0.02 + 0.1 * Mix.unit(indicator, place, 0)
        let growth = 0.001 * (Mix.unit(indicator, place, 1) - 0.5)
        return years.map { base + growth * $0 }
    }

    /// A cube of the first scenario, filled and not computed.
    func filled() -> Cube {
        let numbers = Dictionary(uniqueKeysWithValues: indicators.map { ($0.name, $0.id) })
        return Cube(filling: model) { indicator, place in
            guard let number = numbers[indicator.text], let position = Int(place.text) else { return nil }
            return series(number, position)
        }
    }

    /// The changes that make a scenario of the first one.
    func changes(_ scenario: Int) -> [CubeChange] {
        indicators.filter { $0.input != nil }
            .map { .factor(ID($0.name), 0.9 + 0.2 * Mix.unit($0.id, scenario, 2)) }
    }
}

/// The generator's numbers (splitmix64).
enum Mix {
    static func mix(_ seed: UInt64) -> UInt64 {
        var x = seed &+ 0x9E37_79B9_7F4A_7C15
        x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
        x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
        return x ^ (x >> 31)
    }

    /// A number from 0 to 1 for an indicator, a place or scenario and a stream.
    static func unit(_ indicator: Int, _ place: Int, _ stream: Int) -> Double {
        let key = mix(0x4C75_7374) ^ UInt64((indicator << 40) + (stream << 32))
        return Double(mix(UInt64(place) ^ key) >> 11) * 0x1p-53
    }
}

/// City, districts, towns and villages, named by their numbers.
struct Hierarchy: FormulaInputs {
    let period = Period(Year(2021), Year(2035))
    private(set) var parents: [Int]
    private(set) var parts: [[Int]]

    init(_ size: Case.Size) {
        var parents = [-1] + Array(repeating: 0, count: size.districts)
        if size.towns > 0 {
            parents += Self.shared(size.districts, size.towns, 7, 11).map { 1 + $0 }
        }
        if size.villages > 0 {
            parents += Self.shared(size.towns, size.villages, 5, 9).map { 1 + size.districts + $0 }
        }
        var parts = [[Int]](repeating: [], count: parents.count)
        for (place, parent) in parents.enumerated() where parent >= 0 { parts[parent].append(place) }
        self.parents = parents
        self.parts = parts
    }

    /// The parent of each child: every parent gets one, the rest go by weight.
    private static func shared(_ parents: Int, _ children: Int, _ factor: Int, _ modulus: Int) -> [Int] {
        let weights = (0..<parents).map { 1 + (factor * $0) % modulus }
        let total = weights.reduce(0, +)
        var before = 0
        var starts: [Int] = []
        for (parent, weight) in weights.enumerated() {
            starts.append(parent + (children - parents) * before / total)
            before += weight
        }
        starts.append(children)
        return (0..<parents).flatMap { Array(repeating: $0, count: starts[$0 + 1] - starts[$0]) }
    }

    var ids: [ID<Place>] { parents.indices.map { ID(String($0)) } }

    func given(_ indicator: ID<Indicator>, at place: ID<Place>, in year: Year) -> Value? { nil }

    func parent(of place: ID<Place>) -> ID<Place>? {
        Int(place.text).flatMap { parents[$0] < 0 ? nil : ID(String(parents[$0])) }
    }

    func parts(of place: ID<Place>) -> [ID<Place>] {
        (Int(place.text).map { parts[$0] } ?? []).map { ID(String($0)) }
    }
}
