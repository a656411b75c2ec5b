import Diagnostics
import Testing

@Suite struct WindowTests {
    let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        let begun = try CommandRun(
            "cd '\(folder.path)'; lustrum new p; mkdir b; cp p/projects.csv b/; cp p/projects.csv b/c.csv")
        #expect(begun.status == 0)
    }

    private static let verbs = [
        "appraise p", "check p", "programme p", "consistency p", "consistency p --fields", "scenarios p",
        "ensemble p --draws 500", "why p targets/forest_cover/county/2030", "explain", "explain not-a-number",
        "intake b", "import b/c.csv --into p",
    ]

    /// The widest line that a verb prints into a window of so many columns, or into a file.
    private func widest(_ verb: String, in language: String, window: Int?) throws -> Int {
        let command = "lustrum \(verb) --lang \(language)"
        let line =
            window.map { "script -qec 'stty cols \($0); \(command) 2>/dev/null' /dev/null 2>/dev/null" } ?? command
        let done = try CommandRun("cd '\(folder.path)'; \(line)")
        #expect(done.status < 2 && !done.output.isEmpty, "\(verb): \(done.errors)")
        let lines = done.output.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        return lines.map { TextWidth.columns(of: $0) }.max() ?? 0
    }

    @Test(arguments: verbs, ["en", "zh"])
    func `what a verb prints fits the window`(verb: String, language: String) throws {
        #expect(try widest(verb, in: language, window: 60) <= 60)
        #expect(try widest(verb, in: language, window: 80) <= 80)
    }

    @Test(arguments: verbs, ["en", "zh"])
    func `into a file lines have a hundred columns at most`(verb: String, language: String) throws {
        #expect(try widest(verb, in: language, window: nil) <= 100)
    }

    @Test func `a window that does not tell its columns is believed to have those of COLUMNS`() throws {
        let done = try CommandRun(
            "cd '\(folder.path)'; script -qec 'stty cols 0; COLUMNS=50 lustrum appraise p 2>/dev/null' /dev/null")
        #expect(done.output.split { $0 == "\n" || $0 == "\r\n" }.allSatisfy { TextWidth.columns(of: $0) <= 50 })
    }
}
