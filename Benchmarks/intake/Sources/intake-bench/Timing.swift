import Foundation
import Intake
import Sheets
import Workbooks

/// CPU seconds and peak memory of this process so far.
private func usage() -> (seconds: Double, mebibytes: Int) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return (seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss / 1024)
}

/// Does a piece of work and prints its CPU seconds, with the peak memory behind it.
private func measured<Outcome>(_ name: String, _ work: () throws -> Outcome) rethrows -> Outcome {
    let start = usage().seconds
    let outcome = try work()
    let end = usage()
    print("\(name)\t\(String(format: "%.2f", end.seconds - start))\t\(end.mebibytes)")
    return outcome
}

/// Writes drawn books as workbooks into a folder.
func draw(rows: Int, seed: UInt64, into folder: URL) throws {
    let drawn = DrawnBooks(.districts, rows: rows, seed: seed)
    for book in drawn.books {
        try WorkbookWriter.write(
            Workbook(file: book.file, sheets: book.sheets), to: folder.appendingPathComponent(book.file).path)
    }
}

/// Measures reading the books of a folder, gathering them, and writing the answers into it.
func measure(_ folder: URL) throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let plan = GeneratedProjects.plan
    let books = try measured("reading workbooks") {
        try files.map { file in
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
            return SubmittedBook(file: file, sheets: try WorkbookReader.workbook(bytes, file: file).sheets)
        }
    }
    let gathering = measured("gathering") { Gathering(books, plan: plan) }
    let pairs = measured("likely duplicates") { Gathering.likelyPairs(among: gathering.rows, plan: plan) }
    guard pairs == gathering.pairs else { exit(1) }
    try measured("writing answers") {
        for number in books.indices {
            guard let book = gathering.answerBook(number, in: "zh") else { continue }
            try WorkbookWriter.write(book, to: folder.appendingPathComponent("answer-\(number).xlsx").path)
        }
    }
    print("rows\t\(gathering.rows.count)\tpairs\t\(gathering.pairs.count)")
}
