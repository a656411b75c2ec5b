import Foundation
import Testing

/// The rules themselves are in `scripts/architecture`, the arrows in `docs/rooms.txt`.
@Suite("House")
struct HouseTests {
    @Test func `every import follows an arrow of the table, and no file is too long`() throws {
        let check = try run("scripts/check-arrows")
        #expect(check.status == 0, "\(check.text)")
    }

    @Test func `the scripts find every planted fault and survive every planted failure`() throws {
        let tests = try run("python3", "-B", "-m", "unittest", "discover", "-s", "scripts/tests", "-p", "*_test.py")
        #expect(tests.status == 0, "\(tests.text)")
    }

    /// Runs a command at the root of the repository and returns its exit status with all that it printed.
    private func run(_ command: String...) throws -> (status: Int32, text: String) {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = root
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let printed = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: printed, as: UTF8.self))
    }
}
