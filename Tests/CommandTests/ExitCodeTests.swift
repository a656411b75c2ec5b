import Foundation
import Testing

@Suite("Exit codes")
struct ExitCodeTests {
    let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        #expect(try CommandRun("lustrum new '\(folder.path)/p'").status == 0)
    }

    private func run(_ line: String) throws -> CommandRun { try CommandRun("cd '\(folder.path)'; \(line)") }

    private func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(folder.path)/\(name)", atomically: true, encoding: .utf8)
    }

    private func isJSON(_ text: String) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
    }

    @Test(arguments: [
        "check p", "format p", "format p --check", "check p --format json", "check p --lang zh",
        "programme p", "programme p --lang zh", "programme p --format json", "programme p --with P2",
        "programme p --save p.csv", "why p projects/P2", "consistency p", "consistency p --lang zh --within 95",
        "consistency p --fields", "consistency p --format json",
    ])
    func `a sound plan ends with 0`(verb: String) throws {
        #expect(try run("lustrum \(verb)").status == 0)
    }

    @Test(arguments: [
        "check", "check nowhere", "check p/plan.yaml", "check p --format xml", "format nowhere", "format p/plan.yaml",
        "new p", "new q --synthetic 0", "new q --synthetic 5 --seed -1", "new q --seed 1", "import p --into p",
        "import nowhere.csv --into p", "import p/places.csv --into nowhere", "import p/places.csv --into p/plan.yaml",
        "import p/places.csv", "import p/places.csv --into p --collection places", "nothing",
        "programme nowhere", "programme p --near nowhere.csv", "programme p --near p/plan.yaml",
        "programme p --with P9", "consistency nowhere", "consistency p --within 120",
    ])
    func `what cannot be done ends with 2 and says why`(verb: String) throws {
        let done = try run("lustrum \(verb)")
        #expect(done.status == 2)
        #expect(!done.errors.isEmpty && done.output.isEmpty)
    }

    @Test func `a programme that is saved is kept to, and a project tells its reason`() throws {
        #expect(try run("lustrum programme p --save p.csv").status == 0)
        let near = try run("lustrum programme p --near p.csv")
        #expect(near.status == 0 && !near.output.contains("What moves against the reference"))
        let saved = try run("cat p.csv").output.split(separator: "\n")
        #expect(
            saved[0] == "project,start,finish" && saved[1].hasPrefix("P1,")
                && saved.last?.hasPrefix("# proved {") == true)
        try write("changes: [{set: 'projects/P2#earliest_start', from: '2027', to: '2028'}]\n", to: "changes.yaml")
        let (anew, known) = try (
            run("lustrum consequences p changes.yaml"), run("lustrum consequences p changes.yaml --programme p.csv")
        )
        #expect(anew.status == 0 && known.output == anew.output)
        #expect(try run("sed -i 's/# proved.*/# proved nothing/' p.csv").status == 0)
        let broken = try run("lustrum consequences p changes.yaml --programme p.csv")
        #expect(broken.status == 2 && broken.output.isEmpty && broken.errors.contains("cannot be read"))
        #expect(try run("lustrum why p projects/P2").output.contains("programme/P2  In, from"))
        #expect(try run("lustrum why p projects/P2 --lang zh").output.contains("programme/P2  列入"))
    }

    @Test(arguments: [
        ("project,start,finish\nP1,2026,2027\n\nP2,2027,2026\n", "p.csv, line 4: a line of a programme is"),
        ("project,start,finish\n\n\nNOPE,2026,2027\n", "p.csv, line 4: the plan has no project ‘NOPE’"),
        ("project-9,2026,2027\n", "p.csv, line 1: the plan has no project ‘project-9’"),
        ("P1,2026,2027\nP1,2027,2028\n", "p.csv, line 2: the project ‘P1’ stands there twice"),
    ])
    func `a saved programme that is none of this plan is told by its line`(text: String, said: String) throws {
        try write(text, to: "p.csv")
        try write("changes: [{set: 'projects/P2#earliest_start', from: '2027', to: '2028'}]\n", to: "changes.yaml")
        for line in [
            "ensemble p --draws 200 --programme p.csv", "programme p --near p.csv",
            "consequences p changes.yaml --programme p.csv",
        ] {
            let done = try run("lustrum \(line)")
            #expect(done.status == 2 && done.output.isEmpty && done.errors.contains(said), "\(line): \(done.errors)")
        }
    }

    @Test(arguments: ["en", "zh"])
    func `where there is no programme, saving one fails and leaves an older file`(language: String) throws {
        // P1 has to go ahead, and no year has the money for it.
        try #require(try run("sed -i 's/,20000,/,1,/' p/limits.csv").status == 0)
        try write("older\n", to: "p.csv")
        let done = try run("lustrum programme p --save p.csv --lang \(language)")
        #expect(done.status == 2 && !done.output.isEmpty)
        #expect(done.errors.contains(language == "en" ? "there is no programme to save" : "没有可保存的项目安排"))
        #expect(try run("cat p.csv").output == "older\n")
        #expect(try run("lustrum programme p").status == 0)
    }

    @Test func `an error in a plan ends with 1, in both languages and as JSON`() throws {
        try #require(try run("sed -i 's/,30000,/,about 3,/' p/projects.csv").status == 0)
        let (en, zh) = (try run("lustrum check p"), try run("lustrum check p --lang zh"))
        #expect(en.status == 1 && en.output.contains("error[not-a-number]") && en.output.contains("projects.csv:3:"))
        #expect(zh.status == 1 && zh.output.contains("错误[not-a-number]"))
        let json = try run("lustrum check p --format json")
        #expect(json.status == 1 && isJSON(json.output))
        let format = try run("lustrum format p")
        #expect(format.status == 2 && format.output.isEmpty)
    }

    @Test func `a plan that is not in canonical form is told with 1 and then put in order`() throws {
        try #require(try run("sed -i 's/$/\\r/' p/targets.csv").status == 0)
        let told = try run("lustrum format p --check")
        #expect(told.status == 1 && told.output.contains("would change targets.csv"))
        #expect(try run("lustrum format p").status == 0)
        #expect(try run("lustrum format p --check").status == 0)
    }

    @Test func `a synthetic plan passes the checks and is the same every time`() throws {
        for name in ["a", "b"] { #expect(try run("lustrum new \(name) --synthetic 300 --seed 9").status == 0) }
        #expect(try run("diff -r a b").status == 0)
        let checked = try run("lustrum check a")
        #expect(checked.status == 0, "\(checked.output)")
        #expect(try run("lustrum format a --check").status == 0)
    }

    // MARK: Import

    @Test func `a table is shown, then written, and stands already the next time`() throws {
        try write("项目名称,所在区县,总投资（亿元）,责任单位\n公园,北镇,０.５,林业局\n", to: "t.csv")
        let before = try run("cat p/projects.csv").output
        let shown = try run("lustrum import t.csv --into p")
        #expect(shown.status == 0 && shown.output.contains("+ projects/P4"))
        #expect(try run("cat p/projects.csv").output == before)
        #expect(try run("lustrum import t.csv --into p --write").status == 0)
        #expect(try run("grep -c '^P4,.*,5000,' p/projects.csv").status == 0)
        let again = try run("lustrum import t.csv --into p --write --lang zh")
        #expect(again.status == 0 && again.output.contains("projects/P4（第 2 行）已在规划中"))
        #expect(try run("find p -name '*.aside' | grep .").status == 1)
    }

    @Test func `a table in GB18030 is read as one in UTF-8`() throws {
        try write("项目名称,责任单位\n公园,林业局\n", to: "t.csv")
        try #require(try run("iconv -f UTF-8 -t GB18030 t.csv > g.csv").status == 0)
        let done = try run("lustrum import g.csv --into p --format json")
        #expect(done.status == 0 && isJSON(done.output) && done.output.contains("GB18030"))
        #expect(done.output.contains("公园"))
    }

    @Test func `a table with a bad cell ends with 1 and changes nothing`() throws {
        try write("项目名称,总投资（亿元）\n公园,3-5\n体育馆,3\n", to: "t.csv")
        let done = try run("cp -r p q; lustrum import t.csv --into p --write")
        #expect(done.status == 1 && done.output.contains("t.csv:2:4"))
        #expect(try run("diff -r p q").status == 0)
    }

    // MARK: Disks

    @Test func `a folder that may not be written is left as it is`() throws {
        // Root may write anywhere, so a file stands where a folder would have to be made.
        try write("x", to: "file")
        let done = try run("lustrum new file/plan")
        #expect(done.status == 2 && done.errors.split(separator: "\n").count == 1)
        #expect(try run("cat file").output == "x")
        guard getuid() != 0 else { return }
        let sealed = try run("sed -i 's/$/\\r/' p/targets.csv; chmod a-w p; lustrum format p; echo $?; chmod u+w p")
        #expect(sealed.output.hasSuffix("2\n") || sealed.errors.contains("written"))
    }

    @Test func `a folder whose files are too large together is one sentence, and nothing of it is read`() throws {
        let done = try run("for i in 1 2 3 4 5; do truncate -s 60M p/observations/$i.csv; done; lustrum check p")
        #expect(done.status == 2 && done.output.isEmpty)
        #expect(
            done.errors == "lustrum: the files in p are larger than 256 MiB together; larger folders are not read\n")
    }

    @Test(arguments: ["new q", "formats q", "format p", "explain not-a-number --plan q"])
    func `what was done is told in the language asked for`(verb: String) throws {
        func isChinese(_ text: String) -> Bool { text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
        let (en, zh) = (try run("lustrum \(verb); rm -rf q"), try run("lustrum \(verb) --lang zh"))
        #expect(en.status == 0 && zh.status == 0)
        #expect(!isChinese(en.output + en.errors) && isChinese(zh.output + zh.errors))
    }

    @Test(arguments: ["", "A,s,t,2015,2,1,x\n", "A,s,t,2015,2,1,2\n"])
    func `a table of series is answered in either language, as a table and as JSON`(row: String) throws {
        func isChinese(_ text: String) -> Bool { text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
        try write("id,source,type,first_year,h,values\nB,s,t,2010,1,1,2,3,4,5,6\n" + row, to: "s.csv")
        let zh = try run("lustrum forecast s.csv --lang zh")
        #expect(zh.output.hasPrefix("id,step,mean,p2.5,p10,p50,p90,p97.5\nB,1,"))
        #expect(row.isEmpty ? zh.errors.isEmpty : isChinese(zh.errors))
        let json = try run("lustrum forecast s.csv --format json --target 3")
        #expect(isJSON(json.output) && json.errors.isEmpty && json.status == zh.status)
        #expect(json.output.contains("\"p_met\": "))
    }

    @Test func `a file of 100 MB is refused unread, in little memory`() throws {
        // Python asks for the memory of this one process; the children of the test's own include those of other tests.
        let ask =
            "import resource, subprocess as s; r = s.run(['lustrum', 'check', 'p']); "
            + "print('MiB', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10); raise SystemExit(r.returncode)"
        let done = try run("truncate -s 100M p/projects.csv; python3 -c \"\(ask)\"")
        #expect(done.status == 1 && done.output.contains("file-too-large"))
        #expect(done.output.contains("100 MiB"))
        let used = done.output.split(separator: "\n").first { $0.hasPrefix("MiB ") }.flatMap { Int($0.dropFirst(4)) }
        #expect(try #require(used) < 400)
    }
}
