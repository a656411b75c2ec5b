import Testing

@testable import LustrumServer

@Suite("Accepted languages")
struct AcceptedLanguagesTests {
    @Test(arguments: [
        ("", []), ("zh-Hans-CN,zh;q=0.9,en;q=0.8", ["zh", "zh", "en"]), ("en;q=0.5, zh", ["zh", "en"]),
        ("en;q=0, zh;q=0.1", ["zh"]), ("EN-GB", ["en"]), ("en, zh", ["en", "zh"]), ("*", ["*"]),
        ("en;q=none, ,;;, zh ; q=0.7", ["zh"]),
        (String(repeating: "a", count: 5_000), [String(repeating: "a", count: 1_000)]),
    ])
    func `a reader is answered in the language wanted most`(header: String, codes: [String]) {
        #expect(AcceptedLanguages(header).codes == codes)
    }
}
