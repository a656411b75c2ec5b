import Diagnostics
import PlanFiles
import PlanModel
import Quantities
import Testing

@testable import Publishing

/// A plan in whose every collection stand records for the government alone, with a telltale in each of their fields.
struct SentinelPlan {
    /// What no public page may hold, however a number is written.
    static let telltales = ["zqxv", "9876543", "9,876,543", "987654", "987,654", "98,765.4", "2187"]
    private(set) var plan: Plan
    private(set) var collections: Set<String> = []

    init() throws {
        plan = SitesToTest.small.plan
        try #require(plan.header.circles.map(\.id.text) == ["public", "government"])
        for collection in Plan.collections where collection.name != "circle_marks" {
            try add(to: collection)
        }
        try markFields()
    }

    /// Adds records with a telltale in every field, for the government by their own circle or, where they have none, by a
    /// mark; one of them under names of the plan that are public, one under names of its own.
    private mutating func add(to collection: PlanCollection) throws {
        for isOwn in [false, true] {
            var entries: [CellEntry] = []
            for field in collection.fields where field.name != "circle" {
                guard let cell = cell(field.shape, field, collection, isOwn: isOwn) else { continue }
                entries.append(CellEntry(field.name, cell))
            }
            let hasCircle = collection.fields.contains { $0.name == "circle" }
            if hasCircle { entries.append(CellEntry("circle", .text("government"))) }
            guard let key = try? collection.add(&plan, entries) else { continue }
            collections.insert(collection.name)
            guard !hasCircle else { continue }
            var mark = CircleMark()
            mark.address = Address(collection.name, key)
            mark.circle = ID("government")
            plan.circleMarks.append(mark)
        }
    }

    private func cell(_ shape: CellShape, _ field: FieldOutline, _ collection: PlanCollection, isOwn: Bool) -> Cell? {
        // The years of a cell of a table are no secret.
        let isCell = ["observations", "targets"].contains(collection.name)
        switch shape {
        case .text, .identifier, .anything:
            return .text(collection.name == "attachments" ? "zqxv/\(field.name)" : "zqxv-\(field.name)")
        case .localized:
            return .map([CellEntry("en", .text("zqxv \(field.name)")), CellEntry("zh", .text("zqxv \(field.name)"))])
        case .number, .value: return .text("9876543210")
        case .integer: return .text(field.bounds.map { String($0.upperBound) } ?? "9876543210")
        case .truth: return .text("yes")
        case .year: return .text(isCell ? "2027" : "2187")
        case .date: return .text("2187-01-01")
        case .unit: return .text("%")
        case .choice(let words): return words.last.map { .text($0.name) }
        case .address: return .text(isOwn ? "projects/zqxv-id" : "projects/P1")
        case .reference(let name): return reference(to: name, isOwn: isOwn)
        case .list(let inner): return cell(inner, field, collection, isOwn: isOwn).map { .list([$0]) }
        case .table(let inner):
            return cell(inner, field, collection, isOwn: isOwn).map { .map([CellEntry("zqxv", $0)]) }
        case .record(let fields):
            return .map(
                fields.compactMap { inner in
                    cell(inner.shape, inner, collection, isOwn: isOwn).map { CellEntry(inner.name, $0) }
                })
        }
    }

    private func reference(to name: String, isOwn: Bool) -> Cell? {
        let own = ["indicators", "places", "projects", "tasks", "goals", "sources"].contains(name)
        if isOwn, own { return .text("zqxv-id") }
        return plan.names(in: name).filter { !$0.hasPrefix("zqxv") }.sorted().first.map { .text($0) }
    }

    /// Single fields of public records, marked for the government.
    private mutating func markFields() throws {
        func mark(_ address: Address) {
            var mark = CircleMark()
            mark.address = address
            mark.circle = ID("government")
            plan.circleMarks.append(mark)
        }
        let row = try #require(plan.projects.firstIndex { $0.id.text == "P2" })
        plan.projects[row].cost = .number(9_876_543_210)
        plan.projects[row].capacity = LocalizedText(en: "zqxv", zh: "zqxv")
        plan.projects[row].owner = "zqxv"
        plan.projects[row].finish = CalendarDate(year: 2187)
        for field in ["cost", "capacity", "owner", "finish"] { mark(Address("projects/P2", field: field)) }
        plan.header.procedure = LocalizedText(en: "zqxv", zh: "zqxv")
        mark(Address("plan", field: "procedure"))
        plan.indicators[0].note = LocalizedText(en: "zqxv", zh: "zqxv")
        mark(plan.indicators[0].id.address.with(field: "note"))
    }
}

@Suite("Leaks")
struct LeakTests {
    private func telltales(in site: Site) -> [String] {
        var found: [String] = []
        site.eachFile { name, bytes in
            guard !name.hasPrefix("assets/") else { return }
            let text = String(decoding: bytes, as: UTF8.self)
            for telltale in SentinelPlan.telltales where name.contains(telltale) || text.contains(telltale) {
                found.append("\(name): \(telltale)")
            }
        }
        return found
    }

    @Test func `nothing above the public circle reaches any public page, JSON or CSV`() throws {
        let sentinel = try SentinelPlan()
        #expect(sentinel.collections.count >= 20, "\(sentinel.collections.sorted())")
        let site = try SitesToTest.site(.released(sentinel.plan), for: .circle(ID("public")))
        let found = telltales(in: site)
        #expect(found.isEmpty, "\(found.prefix(10))")
        let collections = Set(site.plans[0].withheld.map(\.address.collection))
        #expect(collections.isSuperset(of: sentinel.collections), "\(sentinel.collections.subtracting(collections))")
    }

    @Test func `the office reads all of it`() throws {
        let sentinel = try SentinelPlan()
        let found = telltales(in: try SitesToTest.site(.released(sentinel.plan)))
        #expect(
            Set(found.compactMap { $0.split(separator: ": ").last.map(String.init) }).isSuperset(of: ["zqxv", "2187"]))
        #expect(found.count > 50)
        let government = telltales(in: try SitesToTest.site(.released(sentinel.plan), for: .circle(ID("government"))))
        #expect(government.count > 20)
    }

    /// What the marks of Songlan keep for its drafting group: cost (100m yuan) and energy (10,000 tce and tce a year), as
    /// the project library states them.
    private static let secrets: [(project: String, numbers: [Double])] = [
        ("P132", [78, 152, 1_520_000]), ("P219", [29.95, 27.948, 279_480]), ("P220", [28.78, 26.777, 267_770]),
    ]
    /// Parts of these costs, by year and payer, from which the rest could be told (100m yuan).
    private static let parts: [String: [Double]] = [
        "P132": [17.3333, 38.1333, 22.5334], "P219": [12.5008, 16.2512], "P220": [6.1398, 13.5074, 7.9816],
    ]

    @Test(arguments: ["public", "government", "office"])
    func `neither a withheld cost nor what adds up to it is on a project's page, and the office reads both`(
        circle: String
    ) throws {
        let site = try SitesToTest.site(try SitesToTest.example("songlan-15"), for: Audience(named: circle))
        for (project, numbers) in Self.secrets {
            let page = try #require(site.page(at: SitePath(["songlan-15", "en", "projects", project]), showsAll: true))
            let columns = Self.columns(of: page)
            #expect(columns.contains { !$0.isEmpty }, "\(project) shows no number at all")
            let sums = columns.flatMap(Self.sums)
            func isTold(_ secret: Double) -> Bool { sums.contains { abs($0 - secret) < secret / 500 } }
            let told = (numbers + (Self.parts[project] ?? [])).filter(isTold)
            if circle == "office" {
                #expect(told.contains(numbers[0]) && told.contains(numbers[2]), "\(project): \(told)")
                #expect(Set(told).isSuperset(of: Self.parts[project] ?? []), "\(project): \(told)")
            } else {
                #expect(told.isEmpty, "\(circle) is told of \(project): \(told)")
            }
        }
    }

    /// The numbers of each column of a page's tables, and those of its facts one by one.
    private static func columns(of page: Page) -> [[Double]] {
        func number(_ cell: PageCell) -> Double? {
            guard case .figure(let figure) = cell, case .number(let number) = figure.content else { return nil }
            return number
        }
        let tables = page.tables.flatMap { table in
            table.columns.indices.map { column in
                table.rows.compactMap { $0.cells.indices.contains(column) ? number($0.cells[column]) : nil }
            }
        }
        let facts = page.sections.flatMap(\.blocks).flatMap { block -> [[Double]] in
            guard case .facts(let facts) = block else { return [] }
            return facts.compactMap { number($0.cell).map { [$0] } }
        }
        return tables + facts
    }

    /// The sum of every choice of a dozen numbers, each number alone among them.
    private static func sums(_ numbers: [Double]) -> [Double] {
        numbers.prefix(12).reduce([0]) { sums, number in sums + sums.map { $0 + number } } + numbers
    }

    @Test func `nobody but the office reads why a folder cannot be shown, nor where it is`() throws {
        let sentence = LocalizedText(en: "zqxv is no plan", zh: "zqxv 不是规划")
        let finding = Finding(
            ReadingKinds.all[0], at: Address("projects/zqxv"), span: SourceSpan(file: "zqxv.csv", line: 1, column: 1),
            message: LocalizedText(en: "‘9876543’ is not a number", zh: "“9876543”不是数字"))
        for (audience, isTold) in [(Audience.circle(ID("public")), false), (.office, true)] {
            var plan = try SitePlan(SitesToTest.small, for: audience)
            plan.alert = SiteAlert(sentence, findings: [finding])
            let site = Site([plan], addressing: .files)
            let found = telltales(in: site)
            #expect(found.isEmpty != isTold, "\(found.prefix(5))")
            let page = try #require(site.page(at: SitePath([plan.id, "en", "index"])))
            #expect(!page.alert.isEmpty)
        }
    }

    @Test func `a figure that rests on something withheld is withheld too, and one that does not is the same`() throws {
        var plan = SitesToTest.small.plan
        let row = try #require(
            plan.observations.firstIndex { $0.indicator.text == "population" && $0.place.text == "south" })
        plan.observations[row].circle = ID("government")
        let office = try SitePlan(.released(plan))
        let site = try SitePlan(.released(plan), for: .circle(ID("public")))
        let year = plan.observations[row].year
        let whole = office.appraisal.trajectories[ID("population"), ID("county")]?.history[year]?.value
        #expect(whole?.number != nil)
        #expect(
            site.appraisal.trajectories[ID("population"), ID("county")]?.history[year]?.value == .missing(.withheld))
        let cover = ID<Indicator>("forest_cover")
        #expect(
            site.appraisal.trajectories[cover, ID("county")]?.history
                == office.appraisal.trajectories[cover, ID("county")]?.history)
    }

    @Test func `probabilities reach a circle only where the plan releases them`() throws {
        var plan = SitesToTest.small.plan
        func words() throws -> String {
            let site = try SitesToTest.site(.released(plan), for: .circle(ID("public")))
            return site.page(at: SitePath([plan.header.id, "en", "index"]))?.terminalText() ?? ""
        }
        let closed = try words()
        #expect(!closed.contains("about four in five") && closed.contains("withheld"))
        plan.header.releases.probabilities = ID("public")
        let open = try words()
        #expect(open.contains("about four in five"))
        plan.header.releases.probabilities = ID("government")
        let narrow = try words()
        #expect(!narrow.contains("about four in five"))
    }
}
