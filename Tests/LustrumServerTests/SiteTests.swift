import Foundation
import Testing

/// The tests themselves are in `Tests/Browser`: they drive the built command from outside.
@Suite("Site", .serialized)
struct SiteTests {
    @Test func `the server answers as it should and follows its folders`() throws {
        try run("answers_test.py")
    }

    @Test(.enabled(if: Self.hasBrowser, "Chromium is not there; scripts/setup --tests brings it"))
    func `a reader finds the way through the pages in a browser`() throws {
        try run("pages_test.py")
    }

    @Test(.enabled(if: Self.hasBrowser, "Chromium is not there; scripts/setup --tests brings it"))
    func `a published site works opened as files and behind a server that knows nothing of it`() throws {
        try run("published_test.py")
    }

    private static let hasBrowser =
        ["chromium-headless-shell", "chromium"].contains { name in
            FileManager.default.isExecutableFile(atPath: "/usr/bin/\(name)")
        }

    private func run(_ name: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-B", root.appendingPathComponent("Tests/Browser/\(name)").path, "--verbose"]
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["LUSTRUM": products.appendingPathComponent("lustrum").path]
        ) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let printed = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(printed)")
    }
}
