import Outlook
import PlanModel
import Quantities
import Testing

@Suite struct ObservationChoiceTests {
    private func observation(_ value: Double, known: Int, origin: Origin = .sourced, source: String = "a")
        -> Observation
    {
        var observation = Observation()
        observation.value = .number(value)
        observation.knownOn = CalendarDate(year: known, month: 3, day: 31) ?? .unknown
        observation.origin = origin
        observation.sources = [ID(source)]
        return observation
    }

    private func chosen(_ candidates: [Observation], on date: Int? = nil, unverified: Bool = false) -> Double? {
        let standpoint = OutlookSettings(
            knownOn: date.flatMap { CalendarDate(year: $0) }, includesUnverified: unverified)
        var official = Source()
        official.id = ID("official")
        official.rank = 1
        let choice = ObservationChoice.chosen(
            among: candidates, settings: standpoint, sources: [official.id: official])
        return try? choice.get().value.number
    }

    @Test func `the figure known last counts, and at an earlier date the one known then`() {
        let candidates = [observation(25002.79, known: 2021), observation(25041.43, known: 2023)]
        #expect(chosen(candidates) == 25041.43)
        #expect(chosen(candidates, on: 2022) == 25002.79)
        #expect(chosen(candidates, on: 2020) == nil)
    }

    @Test func `of two figures of one date the better source counts`() {
        let candidates = [observation(87000, known: 2022), observation(86879, known: 2022, source: "official")]
        #expect(chosen(candidates) == 86879)
    }

    @Test func `an unverified figure counts only where it is asked for`() {
        let candidates = [observation(1, known: 2021, origin: .unverified)]
        #expect(chosen(candidates) == nil)
        #expect(chosen(candidates, unverified: true) == 1)
    }
}
