import Foundation
import Testing

@Suite("Ensembles by command")
struct EnsembleVerbTests {
    let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        #expect(try CommandRun("lustrum new '\(folder.path)/p'").status == 0)
        let header = "id,about,quantity,value,unit,low,high,reason_en,reason_zh"
        let rows = [
            "effects,,effect-factor,1,,0.5,1.2,Feasibility studies are hopeful,可行性研究偏乐观",
            "costs,,cost-factor,1,,0.9,1.4,Earlier projects,以往项目",
            "late,projects/P1,delay,0,,0,2,Earlier projects,以往项目",
        ]
        try ([header] + rows).joined(separator: "\n").appending("\n")
            .write(toFile: "\(folder.path)/p/assumptions.csv", atomically: true, encoding: .utf8)
    }

    @discardableResult
    private func run(_ line: String) throws -> CommandRun { try CommandRun("cd '\(folder.path)'; \(line)") }

    @Test func `the same seed gives the same answer on any number of threads, another seed another one`() throws {
        let one = try run("lustrum ensemble p --draws 3000 --threads 1 --format json")
        #expect(one.status == 0 && one.output.contains("lustrum/ensemble/1"))
        #expect(try run("lustrum ensemble p --draws 3000 --threads 3 --format json").output == one.output)
        #expect(try run("lustrum ensemble p --draws 3000 --seed 2 --format json").output != one.output)
    }

    @Test func `merged parts print what one run prints, to the last digit`() throws {
        for part in [3, 1, 2] {
            #expect(try run("lustrum ensemble p --draws 1000 --seed 5 --shard \(part)/3 --out parts").status == 0)
        }
        let merged = try run("lustrum ensemble p --merge parts --format json --targets gdp,forest_cover")
        let whole = try run("lustrum ensemble p --draws 1000 --seed 5 --format json --targets gdp,forest_cover")
        #expect(merged.status == 0 && merged.output == whole.output)
    }

    @Test func `a part that is finished is left as it is by a second run`() throws {
        let line = "lustrum ensemble p --draws 400 --shard 1/2 --out parts"
        #expect(try run(line).output.contains("wrote part 1 of 2"))
        let before = try run("stat -c '%i %Y %Z' parts/*").output
        let second = try run(line)
        #expect(second.status == 0 && second.output.contains("was left as it is"))
        #expect(try run("stat -c '%i %Y %Z' parts/*").output == before)
        #expect(try run("ls -A parts").output == "part-0001-of-0002.draws\n")
    }

    @Test(arguments: [
        ("rm parts/part-0002-of-0003.draws", "of 3 parts in parts 1 is missing: 2"),
        ("truncate -s -9 parts/part-0002-of-0003.draws", "is cut short or damaged"),
        (
            "printf x | dd of=parts/part-0002-of-0003.draws bs=1 seek=900 conv=notrunc 2>/dev/null",
            "is cut short or damaged"
        ),
        ("echo hello > parts/part-0001-of-0003.draws", "is no part of an ensemble"),
        ("cp parts/part-0001-of-0003.draws parts/part-0002-of-0003.draws", "belongs to another run"),
        ("lustrum ensemble p --draws 300 --shard 1/2 --out parts", "one folder holds one run"),
        ("sed -i s/2.5/2.4/ p/effects.csv", "was made of another plan"),
        ("rm parts/*", "there are no parts in parts"), ("rm -r parts", "there is no folder parts"),
        ("chmod 0 parts/part-0002-of-0003.draws; test $(id -u) -ne 0 || rm parts/part-0002-of-0003.draws", "2"),
    ])
    func `parts that cannot be put together are one clear sentence`(harm: String, said: String) throws {
        for part in 1...3 { try run("lustrum ensemble p --draws 300 --shard \(part)/3 --out parts") }
        try run(harm)
        for language in ["en", "zh"] {
            let done = try run("lustrum ensemble p --merge parts --lang \(language)")
            #expect(done.status == 2 && done.output.isEmpty)
            #expect(done.errors.split(separator: "\n").count == 1)
            if language == "en" { #expect(done.errors.contains(said), "\(done.errors)") }
        }
    }

    @Test func `something else in the place of a part is never written over`() throws {
        try run("mkdir parts; echo mine > parts/part-0001-of-0002.draws")
        let done = try run("lustrum ensemble p --draws 400 --shard 1/2 --out parts")
        #expect(done.status == 2 && done.errors.contains("is no part of an ensemble"))
        #expect(try run("cat parts/part-0001-of-0002.draws").output == "mine\n")
    }

    @Test func `an interrupted run ends with 130 and the answer of the draws made`() throws {
        let done = try run("timeout --preserve-status -s INT 3 lustrum ensemble p --draws 200000 --threads 1")
        // A machine that draws them all in time ends with 0, one that does not even begin has nothing to say.
        if done.status != 0 {
            #expect(done.status == 130)
            let made =
                done.output.contains("of 200,000 draws were made") || done.output.contains("before the first draw")
            #expect(made || done.output.isEmpty, "\(done.output)")
        }
        let line = "lustrum ensemble p --draws 200000 --threads 1 --shard 1/1 --out parts"
        let part = try run("timeout --preserve-status -s INT 1 \(line)")
        if part.status != 0 {
            #expect(part.status == 130 && (part.errors.contains("nothing was written") || part.errors.isEmpty))
            #expect(try run("ls -A parts 2>/dev/null").output.isEmpty)
        }
    }

    @Test(arguments: [
        "--draws 5", "--draws 1000000", "--threads 0", "--shard 0/4 --out x", "--shard 5/4 --out x",
        "--shard 1 --out x",
        "--shard 1/2", "--out x", "--shard 1/2 --out x --merge x", "--targets no_such", "--targets forest_cove",
        "--draws 200 --shard 1/300 --out x", "--programme nowhere.csv", "--seed -1",
    ])
    func `a wrong option is one sentence and exit code 2`(options: String) throws {
        let done = try run("lustrum ensemble p \(options)")
        #expect(done.status == 2 && done.output.isEmpty && !done.errors.isEmpty)
    }

    @Test func `what may be drawn is told in both languages`() throws {
        let (en, zh) = (try run("lustrum ensemble p --all"), try run("lustrum ensemble p --all --lang zh"))
        #expect(en.status == 0 && zh.status == 0)
        #expect(en.output.contains("The one binding target: about") && zh.output.contains("唯一的约束性目标"))
        #expect(en.output.contains("completion: Hillside") && zh.output.contains("完工时间"))
        let letters = zh.output.split(separator: "\n").dropFirst(2).joined()
        #expect(!letters.contains("draw") && !letters.contains("chance"))
    }
}
