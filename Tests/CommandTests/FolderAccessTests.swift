import Foundation
import PlanFiles
import Testing

@testable import lustrum

@Suite struct FolderAccessTests {
    let folder: TestFolder
    let plan: String

    init() throws {
        folder = try TestFolder()
        plan = folder.path + "/plan"
        try FolderAccess.write(NewPlan.files, into: plan)
    }

    private func shell(_ line: String) throws {
        #expect(try CommandRun("cd '\(folder.path)'; \(line)").status == 0)
    }

    private func unreadable() throws -> [String: String] {
        try FolderAccess.contents(of: plan).files.compactMapValues { file in
            if case .unreadable(let reason) = file { reason } else { nil }
        }
    }

    @Test func `links to files and folders are followed and a plan may be given by a link`() throws {
        try shell("mv plan/targets.csv plan/observations .")
        try shell("ln -s ../targets.csv ../observations plan/; ln -s plan link")
        let contents = try FolderAccess.contents(of: folder.path + "/link")
        let reading = PlanFolder.read(contents)
        #expect(reading.findings.isEmpty && reading.plan == PlanFolder.read(FolderContents(texts: NewPlan.files)).plan)
    }

    @Test func `a link is written through and stays a link`() throws {
        try shell("mv plan/targets.csv t.csv; ln -s ../t.csv plan/targets.csv")
        try FolderAccess.write(["targets.csv": "a\n"], into: plan)
        try shell("test -L plan/targets.csv && test \"$(cat t.csv)\" = a")
    }

    @Test func `links that lead in circles or nowhere are named and end`() throws {
        try shell("ln -s . plan/loop; ln -s nowhere plan/dangling.csv; ln -s self plan/self")
        #expect(try unreadable().keys.sorted() == ["dangling.csv", "loop", "self"])
    }

    @Test func `a folder or a pipe in the place of a table is named`() throws {
        try shell("rm plan/targets.csv plan/limits.csv; mkdir plan/targets.csv; mkfifo plan/limits.csv")
        #expect(try unreadable().keys.sorted() == ["limits.csv", "targets.csv"])
        let findings = PlanFolder.read(try FolderAccess.contents(of: plan)).findings
        #expect(findings.map(\.kind.id) == ["unreadable-file", "unreadable-file"])
    }

    @Test func `a pipe in the place of a folder is named and its collection counts as unread`() throws {
        try shell("rm -r plan/observations; mkfifo plan/observations")
        let reading = PlanFolder.read(try FolderAccess.contents(of: plan))
        #expect(reading.findings.map(\.kind.id) == ["unreadable-file"])
        #expect(reading.faulty.map(\.description).contains("observations"))
    }

    @Test func `a name that is not UTF-8 is named`() throws {
        try shell("touch plan/$'t\\xff.csv'")
        #expect(try unreadable() == ["t\u{FFFD}.csv": "its name is not UTF-8"])
    }
}
