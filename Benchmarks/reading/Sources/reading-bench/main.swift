import Foundation
import PlanFiles
import PlanModel

// Draws a synthetic plan, or measures the work on the files of a plan folder; see README.md.

/// CPU seconds and peak memory of this process so far.
func usage() -> (seconds: Double, mebibytes: Int) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return (seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss / 1024)
}

/// Does a piece of work several times and prints the median of its CPU seconds, with the peak memory behind the first.
@discardableResult
func measured<Outcome>(_ name: String, rounds: Int, _ work: () throws -> Outcome) rethrows -> Outcome {
    let outcome = try work()
    let peak = usage().mebibytes
    var seconds: [Double] = []
    for _ in 0..<rounds {
        let start = usage().seconds
        _ = try work()
        seconds.append(usage().seconds - start)
    }
    let median = seconds.sorted()[rounds / 2]
    print("\(name)\t\(String(format: "%.3f", median))\t\(peak)")
    return outcome
}

/// The files of a folder by path.
func files(of folder: String) throws -> FolderContents {
    var contents = FolderContents()
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
        var isFolder: ObjCBool = false
        let path = folder + "/" + name
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if isFolder.boolValue { continue }
        contents.files[name] = .bytes([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    }
    return contents
}

let arguments = CommandLine.arguments
switch arguments.count > 1 ? arguments[1] : "" {
case "draw" where arguments.count == 5:
    guard let count = Int(arguments[2]), let seed = UInt64(arguments[3]) else { exit(2) }
    for (name, text) in PlanFolder.write(SyntheticPlan.plan(projects: count, seed: seed)) {
        let file = URL(fileURLWithPath: arguments[4]).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
case "measure" where arguments.count == 3:
    let contents = try files(of: arguments[2])
    let reading = measured("reading", rounds: 5) { PlanFolder.read(contents) }
    guard reading.findings.isEmpty else { exit(1) }
    measured("canonical encoding", rounds: 5) { reading.plan.canonicalEncoding.utf8.count }
    measured("digest", rounds: 5) { reading.plan.digest }
    measured("formatting", rounds: 5) { PlanFolder.formatted(reading.plan, over: contents).changed.count }
default:
    print("usage: reading-bench draw PROJECTS SEED FOLDER | measure FOLDER")
    exit(2)
}
