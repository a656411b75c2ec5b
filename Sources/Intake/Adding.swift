import Diagnostics
import PlanFiles
import PlanModel
import Quantities

/// Puts accepted rows into a plan: projects, their places, and the rows as they were handed in.
struct Adding {
    private var plan: Plan?
    private let parties: Parties
    private var numbers: NextIdentifiers
    private var projects: [[CellEntry]] = []
    private var places: [[CellEntry]] = []
    private var submissions: [Submission] = []
    private var added: [String] = []
    private var packages: [String: String] = [:]
    private var counts: [String: Int] = [:]
    /// The project that each accepted row became.
    private var byRow: [Int: String] = [:]

    init(plan: Plan?, parties: Parties) {
        self.plan = plan
        self.parties = parties
        numbers = NextIdentifiers(plan?.projects.map(\.id.text) ?? [])
        for submission in plan?.submissions ?? [] {
            counts[submission.project.text] = max(counts[submission.project.text] ?? 0, submission.number)
        }
    }

    /// Adds a row as a project.
    ///
    /// - Returns: its identifier; nil where there is no plan.
    mutating func add(
        _ row: SubmittedRow, package: String? = nil, answer: SubmissionAnswer, reason: String
    ) -> String? {
        guard plan != nil else { return nil }
        let id = numbers.next()
        added.append(id)
        var entries = [CellEntry("id", .text(id))] + row.record.entries.filter { $0.name != "id" }
        if let package {
            entries.removeAll { ["kind", "package"].contains($0.name) }
            entries.append(CellEntry("kind", .text(ProjectKind.subproject.rawValue)))
            entries.append(CellEntry("package", .text(self.package(package))))
        }
        projects.append(entries)
        let share = row.places.count == 1 ? "1" : "?not stated by the unit | 填报单位未说明"
        for place in Set(row.places).sorted() {
            places.append([
                CellEntry("project", .text(id)), CellEntry("place", .text(place)), CellEntry("share", .text(share)),
            ])
        }
        keep(row, id, answer, reason)
        return id
    }

    /// Remembers which project a row became; other rows may be merged into it.
    mutating func note(_ number: Int, as project: String?) { byRow[number] = project }

    /// Keeps a row as another name of a project.
    ///
    /// - Returns: the identifier of the project; nil where there is no plan.
    mutating func merge(_ row: SubmittedRow, into number: Int, reason: String) -> String? {
        guard plan != nil else { return nil }
        let id = parties.isRow(number) ? byRow[number] : parties.planned[number - parties.rows.count].id.text
        guard let id else { return nil }
        keep(row, id, .merged, reason)
        return id
    }

    private mutating func package(_ name: String) -> String {
        if let known = packages[name] { return known }
        let there = plan?.projects.first { $0.kind == .package && $0.name.byLanguage.values.contains(name) }
        let id = there?.id.text ?? numbers.next()
        packages[name] = id
        if there == nil {
            added.append(id)
            let language = name.utf8.allSatisfy { $0 < 0x80 } ? "en" : "zh"
            projects.append([
                CellEntry("id", .text(id)), CellEntry("name", .map([CellEntry(language, .text(name))])),
                CellEntry("kind", .text(ProjectKind.package.rawValue)),
            ])
        }
        return id
    }

    private mutating func keep(_ row: SubmittedRow, _ id: String, _ answer: SubmissionAnswer, _ reason: String) {
        counts[id, default: 0] += 1
        var submission = Submission()
        submission.project = ID(id)
        submission.number = counts[id] ?? 1
        submission.unit = row.unit
        submission.name = row.name
        submission.code = row.code
        submission.cost = row.cost.map { .number($0) } ?? .missing(.notStated)
        submission.place = row.place
        submission.answer = answer
        submission.reason = reason
        submissions.append(submission)
    }

    /// The plan with everything that was added; nil where there is none or nothing was.
    var additions: PlanAdditions? {
        guard var plan, !submissions.isEmpty else { return nil }
        for (name, rows) in [(Project.collection, projects), ("project_places", places)] {
            guard let collection = Plan.collection(name), !rows.isEmpty else { continue }
            let old = (0..<collection.count(plan)).map { collection.entries(plan, $0) }
            _ = collection.read(&plan, old + rows)
        }
        plan.submissions = (plan.submissions + submissions).sorted { $0.key < $1.key }
        let files = PlanFolder.tables([Project.collection, "project_places", Submission.collection], of: plan)
        return PlanAdditions(plan: plan, projects: added, files: files)
    }
}
