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

    @Test(arguments: ["chongqing-14", "songlan-15"])
    func `an example's values above the public circle are on no public page`(name: String) throws {
        let reading = try SitesToTest.example(name)
        let release = try Release(of: reading.plan, to: .circle(ID("public")))
        let site = try SitesToTest.site(reading, for: .circle(ID("public")))
        // Texts of records that were taken out; one that a public record says too is no secret.
        let told = Set(Self.texts(of: release.plan))
        let secret = Set(Self.texts(of: reading.plan).filter { $0.count > 8 }).subtracting(told)
        for page in SitesToTest.pages(of: site, atMost: 24) {
            let text = page.terminalText() + page.json.compact
            for word in secret where text.contains(word) { Issue.record("\(page.path.steps) says \(word)") }
        }
        if name == "songlan-15" { #expect(!release.withheld.isEmpty) }
    }

    private static func texts(of plan: Plan) -> [String] {
        func texts(_ cell: Cell) -> [String] {
            switch cell {
            case .text(let text): [text]
            case .list(let cells): cells.flatMap(texts)
            case .map(let entries): entries.flatMap { texts($0.cell) }
            }
        }
        return Plan.collections.filter { $0.name != "circle_marks" }.flatMap { collection in
            (0..<collection.count(plan)).flatMap { row in collection.entries(plan, row).flatMap { texts($0.cell) } }
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
