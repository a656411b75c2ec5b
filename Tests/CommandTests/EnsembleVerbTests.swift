import Appraisals
import Ensembles
import Foundation
import PlanFiles
import Synchronization
import Testing

@testable import lustrum

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
        (
            "rm parts/part-0002-of-0003.draws; mkdir parts/part-0002-of-0003.draws",
            "parts/part-0002-of-0003.draws cannot be read"
        ),
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

    /// Runs the verb at a terminal, and interrupts it as soon as it tells there of draws that are done.
    ///
    /// - Returns: how it ended and what it answered; what it said at the terminal stands in the file `said`.
    private func interrupted(_ line: String) throws -> CommandRun {
        try run(
            """
            script -qefc 'echo $$ > pid; exec lustrum \(line) > answer' said > /dev/null &
            until grep -aqE '[1-9][0-9]* of [0-9]+ draws' said 2> /dev/null || ! kill -0 $!; do sleep 0.05; done
            kill -INT "$(cat pid)"; wait $!; status=$?; cat answer; exit $status
            """)
    }

    @Test func `an interrupted run ends with 130 and the answer of the draws made`() throws {
        let done = try interrupted("ensemble p --draws 200000 --threads 1")
        #expect(done.status == 130)
        let sentence = try #require(
            done.output.firstMatch(of: /Stopped early: ([0-9,]+) of 200,000 draws were made\./), "\(done.output)")
        let made = try #require(Int(sentence.1.filter(\.isNumber)))
        #expect((2_048..<200_000).contains(made))
        #expect(done.output.contains("\(sentence.1) draws from seed 1"))
    }

    @Test func `an interrupted part is not written and says so`() throws {
        let done = try interrupted("ensemble p --draws 200000 --threads 1 --shard 1/1 --out parts")
        #expect(done.status == 130 && done.output.isEmpty)
        let said = try run("cat said").output
        #expect(said.contains("lustrum: interrupted; nothing was written, the part can be drawn again"), "\(said)")
        #expect(try run("ls -A parts 2> /dev/null || true").output.isEmpty)
    }

    @Test func `a run that is stopped keeps the draws done until then, and no others`() throws {
        let model = EnsembleQuestion(PlanFolder.read(FolderContents(texts: NewPlan.files))).model
        let drawing = SideBySide(model: model, seed: 1, threads: 1)
        let done = Mutex(0)
        let stopped = drawing.outcomes(
            of: 0..<10_000, isStopped: { done.withLock { $0 > 4_000 } },
            progress: { count in done.withLock { $0 = count } })
        let whole = drawing.outcomes(of: 0..<stopped.count, isStopped: { false }, progress: { _ in })
        #expect(stopped.count == 4_096 && stopped == whole)
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
