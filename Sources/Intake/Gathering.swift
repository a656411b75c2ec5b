import Diagnostics
import PlanFiles
import PlanModel
import Sheets

/// A workbook or a table of text as a unit handed it in.
public struct SubmittedBook: Sendable {
    /// Its file, as places name it.
    public let file: String
    /// Its sheets; none where it could not be read.
    public let sheets: [Sheet]
    /// What is wrong with the file itself.
    public let findings: [Finding]

    /// Makes a book.
    public init(file: String, sheets: [Sheet], findings: [Finding] = []) {
        self.file = file
        self.sheets = sheets
        self.findings = findings
    }

    /// The name of the file without its folder and ending: who handed it in, unless a row of it says so.
    public var stem: String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }
}

/// What all units handed in, what is wrong with it, what looks alike in it, and the answer to each row.
public struct Gathering: Sendable {
    /// The books in order.
    public let books: [SubmittedBook]
    /// The tables of each book.
    public let tables: [[ForeignProjects.Table]]
    /// The rows that are records, in the order of books, sheets and rows.
    public let rows: [SubmittedRow]
    /// The addresses of the projects of the plan, which are compared behind the rows.
    public let planned: [Project]
    /// Everything that was found, by file and place.
    public let findings: [Finding]
    /// The pairs that are likely the same, the likeliest first; positions count rows and then projects of the plan.
    public let pairs: [LikelyPair]
    /// The pairs on which nobody has decided.
    public let openPairs: [LikelyPair]
    /// The answer to each row.
    public let answers: [RowAnswer]
    /// The decisions that were made before.
    private let decided: DecisionList
    /// What would be added to the plan; nil where there is none.
    public let additions: PlanAdditions?

    /// Gathers what units handed in; nothing is written.
    ///
    /// - Parameters:
    ///   - books: their books.
    ///   - plan: the plan into which the projects go, read without errors; nil where they are only looked through.
    ///   - map: what a person says of the columns.
    ///   - decided: what was decided before.
    public init(
        _ books: [SubmittedBook], plan: Plan?, map: ColumnMap = ColumnMap(), decided: DecisionList = DecisionList()
    ) {
        self.books = books
        var (rows, findings) = ([SubmittedRow](), [Finding]())
        tables = books.map { book in
            findings += book.findings
            guard !book.sheets.isEmpty else { return [] }
            let read = ForeignProjects(book.sheets, plan: plan, map: map)
            findings += read.findings
            for table in read.tables {
                // What stands above a table goes into the plan as it is.
                let unit = table.unit.flatMap { VisibleText.isLikeFormula($0) ? nil : $0 } ?? book.stem
                rows += table.records.map { SubmittedRow($0, unit: unit) }
            }
            return read.tables
        }
        self.rows = rows
        planned = plan?.projects ?? []
        pairs = Self.likelyPairs(among: rows, plan: plan)
        let parties = Parties(rows: rows, planned: planned)
        let verdicts = Verdicts(decided, parties: parties)
        let recorded = Recorded(plan)
        let answered = Dictionary(
            uniqueKeysWithValues: rows.enumerated().compactMap { number, row in
                recorded.answer(to: row).map { (number, $0) }
            })
        let open = pairs.filter { pair in
            !verdicts.settles(pair.first, pair.second) && answered[pair.first] == nil && answered[pair.second] == nil
        }
        // A row that goes back for its cells is asked for again; until then there is nothing to compare.
        openPairs = open.filter { pair in
            ![pair.first, pair.second].contains { rows.indices.contains($0) && rows[$0].record.hasErrors }
        }
        var answering = Answering(parties: parties, verdicts: verdicts, open: openPairs, answered: answered)
        let outcome = answering.outcome(into: plan)
        answers = outcome.answers
        additions = outcome.additions
        self.findings = (findings + verdicts.findings).inFileOrder()
        self.decided = decided
    }

    /// The pairs among rows and the projects of a plan that are likely the same, the likeliest first.
    ///
    /// Positions count the rows and then the projects of the plan.
    public static func likelyPairs(among rows: [SubmittedRow], plan: Plan?) -> [LikelyPair] {
        let comparing = Comparing(plan)
        return DuplicateSearch(rows.map(comparing.project) + comparing.projectsOfPlan).pairs()
    }

    /// The groups of rows and projects that hang together by open pairs, in order, with the pairs inside.
    public var openGroups: [(members: [Int], pairs: [LikelyPair])] { Self.groups(openPairs) }

    private static func groups(_ pairs: [LikelyPair]) -> [(members: [Int], pairs: [LikelyPair])] {
        var union = Union()
        for pair in pairs { union.join(pair.first, pair.second) }
        let byRoot = Dictionary(grouping: pairs) { union.root($0.first) }
        return byRoot.values.map { pairs in
            (Set(pairs.flatMap { [$0.first, $0.second] }).sorted(), pairs)
        }.sorted { ($0.members.first ?? 0) < ($1.members.first ?? 0) }
    }

    /// What was decided, and behind it one entry for each group that is open, with why its rows look alike in a language.
    public func decisions(in language: String) -> DecisionList {
        let parties = Parties(rows: rows, planned: planned)
        var list = decided
        list.decisions.removeAll { $0.decide == nil }
        for group in openGroups {
            var decision = RowDecision()
            decision.rows = group.members.map(parties.decidedRow)
            decision.because = group.pairs.first?.likeness.sentence(in: language) ?? ""
            list.decisions.append(decision)
        }
        return list
    }
}

/// Sets that grow together.
struct Union {
    private var parents: [Int: Int] = [:]

    /// The number by which a set goes.
    mutating func root(_ member: Int) -> Int {
        var top = member
        while let parent = parents[top], parent != top { top = parent }
        parents[member] = top
        return top
    }

    /// Joins the sets of two members; the smaller number stays the set's.
    mutating func join(_ one: Int, _ other: Int) {
        let (first, second) = (root(one), root(other))
        parents[max(first, second)] = min(first, second)
    }
}

/// Rows and projects of the plan under the numbers that pairs use.
struct Parties: Sendable {
    let rows: [SubmittedRow]
    let planned: [Project]

    /// Whether a number is that of a row.
    func isRow(_ number: Int) -> Bool { number < rows.count }

    /// Where a row or a project stands, as decisions name it.
    func place(_ number: Int) -> String {
        isRow(number)
            ? rows[number].place : Address(Project.collection, planned[number - rows.count].id.text).description
    }

    /// The names of a row or of a project.
    func names(_ number: Int) -> LocalizedText {
        isRow(number) ? rows[number].name : planned[number - rows.count].name
    }

    /// The one name of a row or of a project by which decisions know it, whoever reads them.
    func name(_ number: Int) -> String {
        let names = names(number)
        return names["zh"] ?? names.text(in: "en")
    }

    /// A row or project as a decision names it.
    func decidedRow(_ number: Int) -> DecidedRow {
        DecidedRow(at: place(number), name: name(number), unit: isRow(number) ? rows[number].unit : "")
    }
}
