import Foundation
import Testing

@Suite("Intake and export on the command line")
struct IntakeVerbTests {
    let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        #expect(try CommandRun("lustrum new '\(folder.path)/p'; mkdir '\(folder.path)/in'").status == 0)
        let heading = "项目名称,建设地点,总投资（万元）,建设单位\n"
        try write(heading + "滨河湿地公园建设工程,北镇,3120,城建公司\n少年宫,南镇,900,\n", to: "in/甲.csv")
        try write(heading + "滨河湿地公园项目,北镇,3150,城建公司\n", to: "in/乙.csv")
    }

    private func run(_ line: String) throws -> CommandRun { try CommandRun("cd '\(folder.path)'; \(line)") }

    private func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(folder.path)/\(name)", atomically: true, encoding: .utf8)
    }

    @Test func `without being asked nothing is written, and likely duplicates stand side by side`() throws {
        let done = try run("cp -r p q; lustrum intake in --plan p --decisions d.yaml --answers out; ls")
        #expect(done.output.contains("甲.csv:2") && done.output.contains("乙.csv:2"))
        #expect(done.output.contains("likely the same, 1") && done.output.contains("same owner"))
        #expect(try run("diff -r p q && test ! -e d.yaml && test ! -e out").status == 0)
    }

    @Test func `a person decides, the plan takes what is accepted, and each unit gets its book back`() throws {
        let asked = try run("lustrum intake in --plan p --decisions d.yaml --write")
        #expect(asked.status == 0 && asked.output.contains("2 not decided"), "\(asked.output)\(asked.errors)")
        #expect(try run("sed -i 's/^    because:/    decide: merge\\n    because:/' d.yaml").status == 0)
        let done = try run("lustrum intake in --plan p --decisions d.yaml --answers out --write --lang zh; ls out")
        #expect(done.output.contains("合并 1") && done.output.contains("甲.csv.xlsx"), "\(done.output)\(done.errors)")
        #expect(try run("lustrum check p").status == 0)
        #expect(try run("grep -c 滨河 p/projects.csv").output == "1\n")
        #expect(try run("grep -c 滨河 p/submissions.csv").output == "2\n")
        #expect(try run("cp -r p q; lustrum intake in --plan p --decisions d.yaml --write; diff -r p q").status == 0)
    }

    @Test func `districts whose names differ by one character are told apart by their other language`() throws {
        let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("examples/songlan-15/projects.csv").path
        let done = try run("mkdir library; cp '\(example)' library; lustrum intake library")
        #expect(done.output.contains("538 rows") && !done.output.contains("likely the same"), "\(done.output)")
        let twice = try run(
            "grep -e ^id -e ^P110, library/projects.csv | sed 's/^P110,[^,]*,/P999,Tried under another name,/' "
                + "> library/again.csv; lustrum intake library")
        #expect(twice.output.contains("likely the same, 1") && !twice.output.contains("likely the same, 2"))
    }

    @Test(arguments: ["in", "in/", "in/out", "./in", "p/../in", "link"])
    func `answers never go among the books, which stay as they were handed in`(answers: String) throws {
        #expect(try run("lustrum export p --xlsx in/x.xlsx && cp -r in was && cp -r p q && ln -s in link").status == 0)
        for write in ["--write", ""] {
            let line = "lustrum intake in --plan p --decisions d.yaml --answers \(answers)"
            let done = try run("\(line) \(write)")
            #expect(done.status == 2 && done.output.isEmpty, "\(done.output)")
            #expect(done.errors.contains("lies among the books in in"), "\(done.errors)")
        }
        #expect(try run("diff -r in was && diff -r p q && test ! -e d.yaml").status == 0)
    }

    @Test func `answers that would be one file are refused, and nothing is written`() throws {
        #expect(try run("cp -r p q; lustrum export p --xlsx in/甲.csv.xlsx").status == 0)
        let done = try run("lustrum intake in --plan p --decisions d.yaml --answers out --write")
        #expect(done.status == 2 && done.output.isEmpty)
        #expect(done.errors.contains("the answers to 甲.csv and 甲.csv.xlsx would be one file, out/甲.csv.xlsx"))
        #expect(try run("diff -r p q && test ! -e d.yaml && test -z \"$(find out -type f)\"").status == 0)
    }

    @Test func `where one of the files cannot be written, none is`() throws {
        let line = "lustrum intake in --plan p --decisions d.yaml --answers out --write"
        let done = try run("cp -r p q; touch out; \(line)")
        #expect(done.status == 2 && done.errors.contains("nothing was written"), "\(done.errors)")
        #expect(done.errors.split(separator: "\n").count == 1)
        #expect(try run("diff -r p q && test ! -e d.yaml").status == 0)
    }

    @Test func `a file that is no table is told and the others are read`() throws {
        let done = try run("printf '%%PDF-1.7' > in/丙.xlsx; lustrum intake in --format json")
        #expect(done.status == 1 && done.output.contains("not-a-workbook") && done.output.contains("少年宫"))
    }

    @Test func `a folder without books, and decisions that cannot be read, end with 2`() throws {
        for line in ["intake nowhere", "intake p/plan.yaml", "intake in --plan nowhere", "export no --xlsx x.xlsx"] {
            let done = try run("lustrum \(line)")
            #expect(done.status == 2 && done.output.isEmpty && !done.errors.isEmpty, "\(line)")
        }
        try write("decisions:\n  - {rows: [], decide: perhaps}\n", to: "d.yaml")
        let done = try run("lustrum intake in --decisions d.yaml --lang zh")
        #expect(done.status == 2 && done.errors.contains("d.yaml:2"))
    }

    @Test func `a plan is exported, and the workbook imported again adds nothing`() throws {
        #expect(try run("lustrum export p --xlsx p.xlsx").status == 0)
        let done = try run("lustrum import p.xlsx --into p")
        #expect(done.output.contains("0 to add"), "\(done.output)\(done.errors)")
    }
}
