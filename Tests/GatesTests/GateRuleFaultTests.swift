import Diagnostics
import PlanModel
import Quantities
import Testing

@testable import Gates

@Suite struct GateRuleFaultTests {
    private func faults(_ change: (inout Gate) -> Void) -> [GateRuleFault] {
        var gate = EnergyReview.gate
        change(&gate)
        return gateRuleFaults(of: EnergyReview.plan(EnergyReview.project(), gate: gate))
    }

    private func date(_ text: String) -> CalendarDate { CalendarDate(written: text) ?? .unknown }

    @Test func `a sound rule has no fault`() {
        #expect(faults { _ in } == [])
    }

    @Test(arguments: ["", "tce", "1,000 tce", "-1 tce", "about 1000 tce", "１０００ tce", "10^3 tce"])
    func `a threshold must begin with a plain number`(written: String) {
        let found = faults { $0.versions[1].exemptBelow = ["energy": written] }
        #expect(found.map(\.problem) == [.notANumber(written)])
        #expect(found.map(\.address.description) == ["rules/energy-review#versions/1/exempt_below/energy"])
    }

    @Test func `a misspelt unit is answered with the nearest one, at the level where it stands`() {
        let found = faults { $0.versions[2].levels[0].fromAny = ["coal": "500000 tt", "energy": "500000 tce"] }
        #expect(found.map(\.address.description) == ["rules/energy-review#versions/2/levels/0/from_any/coal"])
        #expect(found.first?.message.text(in: "en").contains("unknown unit ‘tt’") == true)
        #expect(found.first?.help?.text(in: "en") == "write a number, a space and a unit: `1000 tce`")
    }

    @Test func `a threshold without a unit cannot be compared`() {
        let found = faults { $0.versions[1].exemptBelow = ["energy": "1000"] }
        #expect(found.map(\.problem) == [.notAUnit("1000", .empty)])
    }

    @Test(arguments: [("coal", "1000 tce"), ("energy", "1000 t"), ("electricity", "500 MW"), ("cost", "5 GWh")])
    func `a threshold must measure what its name says`(name: String, written: String) {
        let found = faults {
            $0.versions[1].exemptBelow = [:]
            $0.versions[1].exemptBelow.contents[name] = written
        }
        #expect(found.count == 1)
        #expect(found.first?.message.text(in: "en").contains("does not measure") == true)
        #expect(found.first?.message.text(in: "zh").contains("计量单位不能用于") == true)
    }

    @Test func `an unknown measure is answered with the nearest name`() {
        let found = faults { $0.versions[1].exemptBelow = ["enrgy": "1000 tce"] }
        #expect(found.map(\.problem) == [.unknownMeasure("enrgy", suggestion: "energy")])
        #expect(found.first?.help?.text(in: "en") == "did you mean ‘energy’?")
    }

    @Test func `a version that ends before it begins is never in force`() {
        let found = faults { $0.versions[1].validTo = CalendarDate(written: "2023-05-31") }
        #expect(
            found.map(\.problem) == [
                .emptyValidity(version: "2023", from: date("2023-06-01"), to: date("2023-05-31"))
            ])
        #expect(found.map(\.address.description) == ["rules/energy-review#versions/1/valid_to"])
    }

    @Test(arguments: [("2023-06-01", 1), ("2023-06", 1), ("2023", 1), ("2023-05-31", 0), ("2023-05", 0)])
    func `versions overlap where one is still in force on the first day of the next`(lastDay: String, count: Int) {
        let found = faults { $0.versions[0].validTo = CalendarDate(written: lastDay) }
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.address.description == "rules/energy-review#versions/0/valid_to" })
    }

    @Test func `a version left open is one fault, at the first day of the next, with the day on which to end it`() {
        let found = faults { $0.versions[0].validTo = nil }
        #expect(
            found.map(\.problem) == [
                .overlap(version: "2017", lastDay: nil, next: "2023", nextFrom: date("2023-06-01"))
            ])
        #expect(found.map(\.address.description) == ["rules/energy-review#versions/1/valid_from"])
        #expect(found.first?.help?.text(in: "en") == "write `valid_to: 2023-05-31` in version ‘2017’")
        #expect(
            found.first?.message.text(in: "zh") == "规定的“2017”版未写明失效日期，与2023年6月1日施行的“2023”版重叠")
    }

    @Test func `versions in any order of writing are compared in order of time`() {
        let found = faults { $0.versions.reverse() }
        #expect(found == [])
        #expect(
            faults {
                $0.versions[0].validTo = nil
                $0.versions.reverse()
            }.count == 1)
    }

    @Test func `a first day that could not be read brings no further fault`() {
        #expect(faults { $0.versions[1].validFrom = .unknown } == [])
    }

    @Test(arguments: ["2024-01-01", "2024-03-01", "2023-03-01", "2023-06", "2023-08-15", "2023"])
    func `the day before a date is the day that the date follows`(text: String) throws {
        let before = try #require(Day.date(before: date(text)))
        #expect(Day.after(before.earliest) == date(text).earliest)
    }
}
