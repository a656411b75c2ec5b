import Foundation
import Testing

/// The driver files of `cluster/`: as an array would start them, and by the real programs where they are installed.
@Suite("Drivers of clusters")
struct ClusterTests {
    let folder: TestFolder
    private static let cluster = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("cluster").path

    init() throws {
        folder = try TestFolder()
        #expect(try CommandRun("lustrum new '\(folder.path)/p'").status == 0)
    }

    private func run(_ line: String) throws -> CommandRun {
        try CommandRun(
            "cd '\(folder.path)'; export LUSTRUM=\"$(command -v lustrum)\" cluster='\(Self.cluster)'; \(line)")
    }

    /// The merged parts print what one run prints.
    private func expectMerged(_ parts: String) throws {
        let merged = try run("lustrum ensemble p --merge \(parts) --format json")
        let whole = try run("lustrum ensemble p --draws 900 --seed 3 --format json")
        #expect(merged.status == 0 && merged.output == whole.output, "\(merged.errors)")
    }

    @Test func `the tasks of an array draw all parts, in any order and more than once`() throws {
        for task in [2, 3, 1, 3] {
            let done = try run(
                "SLURM_ARRAY_TASK_ID=\(task) \"$cluster\"/slurm-array.sh p parts 3 --draws 900 --seed 3")
            #expect(done.status == 0, "\(done.errors)")
        }
        try expectMerged("parts")
    }

    @Test func `a driver without its part says how it is called`() throws {
        #expect(try run("\"$cluster\"/slurm-array.sh p parts 3").status == 2)
        #expect(try run("SLURM_ARRAY_TASK_ID=1 \"$cluster\"/slurm-array.sh p").errors.hasPrefix("usage: sbatch"))
        #expect(try run("python3 \"$cluster\"/spark-pipe.py p parts none").status == 2)
    }

    @Test func `a part that cannot be drawn fails its task`() throws {
        let done = try run("SLURM_ARRAY_TASK_ID=4 \"$cluster\"/slurm-array.sh p parts 3")
        #expect(done.status == 2 && done.errors.contains("--shard takes a part"))
    }

    @Test func `Slurm draws the parts where it is installed`() throws {
        guard try run("command -v sbatch && timeout 10 sinfo -h -t idle,mix -o %n | grep .").status == 0 else {
            print("skipped: no Slurm with an idle node")
            return
        }
        let done = try run(
            "timeout 300 sbatch --wait --array=1-3 -D \"$PWD\" -o \"$PWD/%a.log\" \"$cluster\"/slurm-array.sh \"$PWD/p\" \"$PWD/parts\" 3 --draws 900 --seed 3"
        )
        #expect(done.status == 0, "\(done.errors)")
        try expectMerged("parts")
    }

    @Test func `Spark draws the parts where it is installed`() throws {
        let python = "${LUSTRUM_SPARK_PYTHON:-python3}"
        guard try run("command -v java && \(python) -c 'import pyspark'").status == 0 else {
            print("skipped: no Java with pyspark; LUSTRUM_SPARK_PYTHON names a Python that has it")
            return
        }
        let done = try run(
            "SPARK_LOCAL_IP=127.0.0.1 PYSPARK_PYTHON=\(python) timeout 300 \(python) \"$cluster\"/spark-pipe.py p parts 3 --draws 900 --seed 3"
        )
        #expect(done.status == 0, "\(done.errors.suffix(2_000))")
        #expect(done.output.split(separator: "\n").count == 3)
        try expectMerged("parts")
    }
}
