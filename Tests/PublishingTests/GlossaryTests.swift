import Testing

@testable import Publishing

@Suite("Glossary")
struct GlossaryTests {
    @Test func `every word is explained in both languages, in the same order`() {
        let (english, chinese) = (GlossaryText.english, GlossaryText.chinese)
        #expect(english.count == chinese.count && english.count > 4)
        for (one, other) in zip(english, chinese) {
            #expect(one.id == other.id)
            #expect(one.rows.map { [$0[0], $0[1]] } == other.rows.map { [$0[1], $0[0]] }, "\(one.title)")
            for row in other.rows {
                #expect(
                    row.count == 4 && row[2].contains { $0.unicodeScalars.allSatisfy { $0.value > 0x3400 } }, "\(row)")
            }
        }
    }

    @Test func `the Chinese page explains in Chinese`() throws {
        let site = try SitesToTest.site(SitesToTest.small)
        let page = try #require(site.page(at: SitePath([site.plans[0].id, "zh", "glossary"])))
        let table = try #require(page.tables.first)
        #expect(table.columns.map(\.head) == ["词", "英文", "释义", "勿与混淆"])
    }
}
