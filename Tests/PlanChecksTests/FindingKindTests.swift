import Diagnostics
import PlanChecks
import PlanFiles
import Testing

@Suite struct FindingKindTests {
    let kinds = ReadingKinds.all + AllChecks.kinds + ImportKinds.all + WorkbookKinds.all

    @Test func `every kind of finding has an identifier of its own and words in both languages`() {
        #expect(Set(kinds.map(\.id)).count == kinds.count)
        for kind in kinds {
            #expect(kind.mistake.languages == ["en", "zh"], "\(kind.id)")
        }
    }
}
