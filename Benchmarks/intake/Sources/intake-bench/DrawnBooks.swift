import Intake
import PlanModel
import Sheets

/// Books that were drawn by lot, with the truth of each row by its place.
struct DrawnBooks {
    /// How lists are drawn.
    enum Kind: String {
        /// Streets, hills and kinds of building of city districts: `GeneratedProjects`.
        case districts
        /// Routes, villages, schools and numbered tunnels of rural counties: `CountyLists`.
        case counties
    }

    let books: [SubmittedBook]
    let truths: [String: Int]
    let plan: Plan

    /// Draws so many rows.
    init(_ kind: Kind, rows count: Int, seed: UInt64) {
        let lists: [[GeneratedRow]]
        switch kind {
        case .districts: (lists, plan) = (GeneratedProjects(rows: count, seed: seed).rows, GeneratedProjects.plan)
        case .counties: (lists, plan) = (CountyLists(rows: count, seed: seed).rows, CountyLists.plan)
        }
        var draws = Draws(seed &+ 1)
        var (books, truths) = ([SubmittedBook](), [String: Int]())
        for (number, rows) in lists.enumerated() {
            let file = "\(number).xlsx"
            let ugly = UglyBook(rows, unit: "单位\(number)", file: file, faultCount: 0, draws: &draws)
            books.append(SubmittedBook(file: file, sheets: [ugly.sheet]))
            for (row, truth) in ugly.truths { truths["\(file)#\(ugly.sheet.name ?? "")!\(row)"] = truth }
        }
        (self.books, self.truths) = (books, truths)
    }
}

/// How many of the pairs shown are the same project, and how many of those that are the same are shown.
struct Judgement {
    let real: Set<[Int]>
    let shown: Set<[Int]>
    let gathering: Gathering

    init(_ drawn: DrawnBooks) {
        gathering = Gathering(drawn.books, plan: drawn.plan)
        var byTruth: [Int: [Int]] = [:]
        for (number, row) in gathering.rows.enumerated() {
            if let truth = drawn.truths[row.place] { byTruth[truth, default: []].append(number) }
        }
        real = Set(byTruth.values.filter { $0.count == 2 }.map { $0.sorted() })
        shown = Set(gathering.pairs.map { [$0.first, $0.second] })
    }

    var hits: Int { real.intersection(shown).count }

    /// Prints each pair that is shown in error or missed, with what speaks for and against it.
    func printMistakes() {
        for pair in gathering.pairs where !real.contains([pair.first, pair.second]) {
            let weight = (pair.likeness.weight * 100).rounded() / 100
            print(
                "  false  \(weight)  \(name(pair.first)) | \(name(pair.second)) | \(pair.likeness.sentence(in: "en"))")
        }
        for pair in real.subtracting(shown).sorted(by: { $0[0] < $1[0] }) {
            print("  missed  \(name(pair[0])) | \(name(pair[1]))")
        }
    }

    private func name(_ number: Int) -> String { gathering.rows[number].name["zh"] ?? "" }
}
