import Diagnostics
import Foundation
import PlanFiles
import PlanModel
import Sheets
import Testing
import Workbooks

@Suite("Plan as a workbook")
struct PlanBookTests {
    private let plan = PlanFolder.read(FolderContents(texts: NewPlan.files)).plan

    /// Writes the workbook of the plan into a folder that is there for the closure.
    private func withBook(_ work: (Workbook, String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("book-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let book = PlanBook.workbook(of: plan, file: "plan.xlsx")
        try WorkbookWriter.write(book, to: folder.appendingPathComponent("plan.xlsx").path)
        try work(book, folder.path)
    }

    @Test func `every table of the plan is a sheet with its figures as numbers`() throws {
        try withBook { book, folder in
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/plan.xlsx")))
            let read = try WorkbookReader.workbook(bytes, file: "plan.xlsx")
            #expect(read.sheets.map(\.name) == book.sheets.map(\.name))
            for (one, other) in zip(read.sheets, book.sheets) {
                #expect(one.rows.map { $0.cells.map(\.content) } == other.rows.map { $0.cells.map(\.content) })
            }
            let projects = try #require(read.sheets.first { $0.name == "projects" })
            let cost = try #require(projects.rows[0].cells.first { projects.text($0) == "cost" }?.column)
            #expect(projects.rows.dropFirst().contains { $0[cost]?.content == .number(12_000) })
        }
    }

    @Test func `a workbook that was exported can be imported again and adds nothing`() throws {
        let book = PlanBook.workbook(of: plan, file: "plan.xlsx")
        let contents = FolderContents(texts: NewPlan.files)
        let sheets = book.sheets.filter { $0.name == "projects" }
        let proposal = TableImport.proposal(
            for: sheets, path: "plan.xlsx", collection: "projects", into: plan, contents: contents)
        #expect(proposal.additions.isEmpty && proposal.standing.count == plan.projects.count)
        let differing = proposal.standing.flatMap(\.differences)
        #expect(differing.isEmpty, "\(differing)")
    }

    private static let office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: office != nil, "LibreOffice is not installed on this machine"))
    func `LibreOffice opens the workbook and shows the same figures`() throws {
        let office = try #require(Self.office)
        try withBook { book, folder in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: office)
            process.arguments = [
                "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir", folder,
                folder + "/plan.xlsx",
            ]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            var figures = 0
            for sheet in book.sheets {
                let path = "\(folder)/plan-\(sheet.name ?? "").csv"
                let text = TextSheet([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))), path: path)
                let shown = try #require(text.sheet)
                for (row, other) in zip(sheet.rows, shown.rows) {
                    for cell in row.cells {
                        let written = sheet.text(cell)
                        let found = other[cell.column].map(shown.text) ?? ""
                        if case .number(let number) = cell.content {
                            figures += 1
                            #expect(Double(found) == number, "\(path) row \(row.number): \(found) for \(number)")
                        } else {
                            #expect(found == written)
                        }
                    }
                }
            }
            print("export: \(figures) figures in \(book.sheets.count) sheets are equal in LibreOffice")
            #expect(figures > 50)
        }
    }
}
