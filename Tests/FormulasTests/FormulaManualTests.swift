import Formulas
import Foundation
import PlanModel
import Quantities
import Testing

/// The page `docs/formats/formulas.md` says what the code does.
@Suite("Manual of formulas")
struct FormulaManualTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func lines(_ path: String) throws -> [String] {
        try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
            .components(separatedBy: "\n")
    }

    @Test func `the grammar stands in the manual as it stands beside the code`() throws {
        let manual = try lines("docs/formats/formulas.md")
        let start = try #require(manual.firstIndex { $0.hasPrefix("formula    =") })
        let grammar = manual[start...].prefix { $0 != "```" }
        let comments = try lines("Sources/Formulas/Formula.swift").filter { $0.hasPrefix("///     ") }
            .map { String($0.dropFirst(8)) }
        #expect(Array(grammar) == comments)
    }

    @Test func `every function and comparison of the code is in the grammar`() throws {
        let manual = try lines("docs/formats/formulas.md").joined(separator: "\n")
        for name in FormulaFunction.allCases.map(\.rawValue) + FormulaComparison.allCases.map(\.rawValue) {
            #expect(manual.contains("\"\(name)\""))
        }
    }

    @Test func `the conversions of the manual are those of the code`() throws {
        let manual = try lines("docs/formats/formulas.md")
        let head = try #require(manual.firstIndex { $0.hasPrefix("| formula | own unit |") })
        let rows = manual[head...].prefix { $0.hasPrefix("|") }.filter { $0.hasPrefix("| `") }
        let units: [String: [String: String]] = [
            "gdp / population, in 10^8 yuan and 10^4 persons": ["gdp": "10^8 yuan", "population": "10^4 persons"],
            "gdp / population, in 10^8 yuan and persons": ["gdp": "10^8 yuan", "population": "persons"],
            "gdp + income, in 10^8 yuan and yuan": ["gdp": "10^8 yuan", "income": "yuan"],
            "1 - cover, in %": ["cover": "%"], "forest / land, both in km2": ["forest": "km2", "land": "km2"],
        ]
        #expect(rows.count == units.count)
        for row in rows {
            let cells = row.replacing("`", with: "").split(separator: "|")
                .map { $0.trimmingCharacters(in: .whitespaces) }
            var known: [ID<Indicator>: Quantities.Unit] = [ID("own"): try UnitBook.standard.unit(cells[1])]
            for (name, unit) in try #require(units[cells[0]]) { known[ID(name)] = try UnitBook.standard.unit(unit) }
            let formula = try Formula.reading(String(cells[0].prefix { $0 != "," }))
            #expect(FormulaUnits(known).check(formula, of: ID("own")).formula?.description == cells[2])
        }
    }
}
