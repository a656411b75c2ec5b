import Foundation
import Intake

// Precision and recall of likely duplicates, and what gathering costs; see README.md.

let arguments = CommandLine.arguments
let words = Array(arguments.dropFirst())

/// Judges several seeds of one kind of list and prints a line for each and one for all.
func judge(_ kind: DrawnBooks.Kind, _ seeds: ClosedRange<UInt64>, rows: Int, tellsMistakes: Bool) {
    var (real, shown, hits) = (0, 0, 0)
    func line(_ name: String, _ real: Int, _ shown: Int, _ hits: Int) {
        let (precision, recall) = (Double(hits) / Double(max(1, shown)), Double(hits) / Double(max(1, real)))
        print(
            "\(kind.rawValue)\t\(name)\t\(real)\t\(shown)\t\(hits)\t"
                + String(format: "%.3f\t%.3f", precision, recall))
    }
    for seed in seeds {
        let judged = Judgement(DrawnBooks(kind, rows: rows, seed: seed))
        line("seed \(seed)", judged.real.count, judged.shown.count, judged.hits)
        if tellsMistakes { judged.printMistakes() }
        real += judged.real.count
        shown += judged.shown.count
        hits += judged.hits
    }
    if seeds.count > 1 { line("all", real, shown, hits) }
}

switch words.first {
case "judge" where words.count >= 5:
    guard let kind = DrawnBooks.Kind(rawValue: words[1]), let first = UInt64(words[2]), let last = UInt64(words[3]),
        first <= last, let rows = Int(words[4])
    else { exit(2) }
    judge(kind, first...last, rows: rows, tellsMistakes: words.dropFirst(5).first == "mistakes")
case "draw" where words.count == 4:
    guard let rows = Int(words[1]), let seed = UInt64(words[2]) else { exit(2) }
    try draw(rows: rows, seed: seed, into: URL(fileURLWithPath: words[3]))
case "measure" where words.count == 2: try measure(URL(fileURLWithPath: words[1]))
default:
    print("usage: intake-bench judge districts|counties FIRST LAST ROWS [mistakes] | draw ROWS SEED DIR | measure DIR")
    exit(2)
}
