import Diagnostics
import Testing

@Suite struct DidYouMeanTests {
    @Test func `the nearest name is suggested and one too far off is not`() {
        let names = ["forest_cover", "hospital_beds", "gdp", "gdq"]
        #expect(DidYouMean.nearest(to: "forest_cvoer", among: names) == "forest_cover")
        #expect(DidYouMean.nearest(to: "gdx", among: names) == "gdp")
        #expect(DidYouMean.nearest(to: "school_places", among: names) == nil)
    }

    @Test func `words beyond a hundred characters get no suggestion and are none`() {
        let longest = String(repeating: "a", count: DidYouMean.longestWord)
        #expect(DidYouMean.nearest(to: longest + "a", among: [longest]) == nil)
        #expect(DidYouMean.nearest(to: longest, among: [longest + "a"]) == nil)
        #expect(DidYouMean.nearest(to: String(longest.dropLast()), among: [longest]) == longest)
        #expect(DidYouMean.nearest(to: String(repeating: "é", count: 99), among: [longest]) == nil)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a word of a megabyte costs nothing`() {
        let long = String(repeating: "ab", count: 1 << 19)
        #expect(DidYouMean.nearest(to: long, among: [long + "b", "gdp"]) == nil)
    }
}
