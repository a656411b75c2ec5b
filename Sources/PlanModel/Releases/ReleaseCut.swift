import Diagnostics
import Quantities

/// Takes records and fields out of a plan for an audience, and whatever tells of them.
struct ReleaseCut {
    private(set) var plan: Plan
    private(set) var log: [Withheld] = []
    private let rules: ReleaseRules
    private let whole: Plan
    /// The keys of the records taken out, by collection.
    private var gone: [String: Set<String>] = [:]

    init(_ plan: Plan, rules: ReleaseRules) {
        self.plan = plan
        self.rules = rules
        whole = plan
    }

    mutating func run(includesUnverified: Bool) {
        for collection in Plan.collections { judgeRecords(of: collection) }
        judgeFields()
        withholdSums()
        withholdEnterprises()
        withholdEffects()
        // Taking a record out can leave another one without what it cannot be without; the chain ends, since each
        // round takes records out or is the last.
        while cutReferences() {}
        withholdFormulas()
        cutHeader()
        plan.circleMarks = []
        if rules.isWidest, !includesUnverified {
            log += plan.leaveOutUnverified().map { Withheld(address: $0, reason: .unverified) }
        }
        log.sort { ($0.address, $0.reason.text.text(in: "en")) < ($1.address, $1.reason.text.text(in: "en")) }
    }

    // MARK: Records

    private mutating func judgeRecords(of collection: PlanCollection) {
        guard collection.name != "circle_marks" else { return }
        let circleField = collection.fields.firstIndex { $0.name == "circle" }
        let dateField = collection.fields.firstIndex { $0.name == "releasable_on" }
        var dropped: Set<Int> = []
        for (row, key) in collection.keys(plan).enumerated() {
            let address = Address(collection.name, key)
            let own = circleField.flatMap { collection.cell(plan, row, $0)?.text }.map { ID<Circle>($0) }
            let mark = rules.mark(address)
            var reason = rules.reason(for: mark ?? own)
            if collection.name == Scenario.collection, mark == nil { reason = reason ?? .draft }
            // How a project came in, under whose name and with what figures, is between the office and the unit: the
            // plan's default says nothing of it.
            if collection.name == Submission.collection, mark ?? own == nil { reason = .workingPaper }
            if reason == nil,
                let date = dateField.flatMap({ collection.cell(plan, row, $0)?.text }).flatMap({
                    CalendarDate(written: $0)
                }), rules.isUnderEmbargo(date)
            {
                reason = .embargo(date)
            }
            guard let reason else { continue }
            log.append(Withheld(address: address, reason: reason))
            if Self.cells[collection.name] != nil {
                empty(collection, row)
            } else {
                dropped.insert(row)
            }
        }
        drop(dropped, of: collection)
    }

    /// Collections whose records are cells of a table: that there is a figure is no secret, what it says may be.
    private static let cells: [String: Set<String>] = [
        "observations": ["indicator", "place", "year"], "targets": ["indicator", "place", "year", "plan"],
    ]

    /// Takes everything out of a record but the fields that tell which cell it is.
    private mutating func empty(_ collection: PlanCollection, _ row: Int) {
        let kept = Self.cells[collection.name] ?? []
        for (position, field) in collection.fields.enumerated() where !kept.contains(field.name) {
            collection.withhold(&plan, row, position)
        }
    }

    private mutating func drop(_ rows: Set<Int>, of collection: PlanCollection) {
        guard !rows.isEmpty else { return }
        let keys = collection.keys(plan)
        gone[collection.name, default: []].formUnion(rows.map { keys[$0] })
        collection.drop(&plan, rows)
    }

    // MARK: Fields

    private mutating func judgeFields() {
        let marked = Dictionary(grouping: rules.markedFields, by: \.collection)
        for (name, addresses) in marked.sorted(by: { $0.key < $1.key }) {
            guard let collection = Plan.collection(name) else {
                for address in addresses where address.path == "plan" { judgeHeader(address) }
                continue
            }
            let rows = Dictionary(collection.keys(plan).enumerated().map { ($1, $0) }) { first, _ in first }
            for address in addresses {
                guard let reason = rules.reason(for: rules.mark(address)), let row = rows[address.key],
                    let position = collection.fields.firstIndex(where: { $0.name == address.topField })
                else { continue }
                collection.withhold(&plan, row, position)
                log.append(Withheld(address: address, reason: reason))
            }
        }
    }

    private mutating func judgeHeader(_ address: Address) {
        guard let reason = rules.reason(for: rules.mark(address)),
            let field = PlanHeader.fields.first(where: { $0.outline.name == address.topField })
        else { return }
        field.withhold(&plan.header)
        log.append(Withheld(address: address, reason: reason))
    }

    // MARK: Sums

    /// A total and its yearly amounts tell each other: the amounts add up to it or repeat it, and what is left of it
    /// when all others are taken from it is the one that is withheld.
    ///
    /// No mark on a yearly amount takes it out of this: it would tell what the mark on the total withholds.
    private mutating func withholdSums() {
        let totals = Set(
            log.map(\.address).filter { address in
                address.collection == Project.collection && address.field.map { Self.totals[$0] != nil } == true
            })
        let parts = Set(
            log.map(\.address).filter { $0.collection == "project_years" && ($0.field ?? "amount") == "amount" }
                .map(\.record))
        guard !totals.isEmpty || !parts.isEmpty else { return }
        for row in plan.projectYears.indices {
            let year = plan.projectYears[row]
            let total = year.project.address.with(field: year.resource)
            guard totals.contains(total), year.amount != .missing(.withheld) else { continue }
            plan.projectYears[row].amount = .missing(.withheld)
            log.append(Withheld(address: Address("project_years", year.key), reason: .restsOn(total)))
        }
        var rests: [Address: Address] = [:]
        for year in whole.projectYears where year.amount.number != nil {
            let (part, total) = (Address("project_years", year.key), year.project.address.with(field: year.resource))
            if parts.contains(part), rests[total] == nil { rests[total] = part }
        }
        for row in plan.projects.indices {
            for (field, path) in Self.totals.sorted(by: { $0.key < $1.key }) {
                let total = plan.projects[row].id.address.with(field: field)
                guard let part = rests[total], plan.projects[row][keyPath: path].number != nil else { continue }
                plan.projects[row][keyPath: path] = .missing(.withheld)
                log.append(Withheld(address: total, reason: .restsOn(part)))
            }
        }
    }

    /// An effect on an indicator that counts the same thing as a withheld total repeats it in another table.
    ///
    /// Figures of one enterprise are withheld without a mark; a mark or a circle of the effect's own releases it then.
    private mutating func withholdEffects() {
        var totals: [ID<Project>: [(total: Address, isMarked: Bool)]] = [:]
        for one in log where one.address.collection == Project.collection && one.address.field != nil {
            totals[ID(one.address.key), default: []].append((one.address, one.reason != .enterprise))
        }
        guard !totals.isEmpty else { return }
        let projects = Dictionary(whole.projects.map { ($0.id, $0) }) { first, _ in first }
        let indicators = Dictionary(whole.indicators.map { ($0.id, $0.unit) }) { first, _ in first }
        let book = whole.unitBook
        func amount(_ value: Value, _ unit: String?) -> (Dimension, Double)? {
            guard let number = value.number, number != 0, let unit = unit.flatMap({ try? book.unit($0) }) else {
                return nil
            }
            return (unit.dimension, abs(number) * unit.scale)
        }
        for row in plan.effects.indices {
            let effect = plan.effects[row]
            let address = Address("effects", effect.key)
            guard effect.cause.collection == Project.collection, let project = projects[ID(effect.cause.key)],
                let told = amount(effect.amount, indicators[effect.indicator])
            else { continue }
            let isReleased = effect.circle != nil || rules.mark(address) != nil
            let repeated = totals[project.id]?.first { total, isMarked in
                guard isMarked || !isReleased, let field = total.field, let path = Self.totals[field],
                    let secret = amount(
                        project[keyPath: path], Resources.unit(of: field, currency: whole.header.currency))
                else { return false }
                return secret.0 == told.0 && abs(secret.1 - told.1) < secret.1 / 10
            }
            guard let repeated else { continue }
            plan.effects[row].amount = .missing(.withheld)
            log.append(Withheld(address: address, reason: .restsOn(repeated.total)))
        }
    }

    /// The fields of a project that its yearly amounts of the resource of the same name add up to or repeat.
    private static let totals: [String: WritableKeyPath<Project, Value> & Sendable] = [
        Resources.cost: \.cost, "energy": \.energy, "electricity": \.electricity, "coal": \.coal,
    ]

    /// What a single enterprise uses is not for others, unless a mark says so.
    private mutating func withholdEnterprises() {
        guard rules.isWidest else { return }
        var enterprises: Set<ID<Project>> = []
        for row in plan.projects.indices where plan.projects[row].ledBy != .government {
            enterprises.insert(plan.projects[row].id)
            for field in Self.usage {
                guard let path = Self.totals[field] else { continue }
                let address = plan.projects[row].id.address.with(field: field)
                guard plan.projects[row][keyPath: path].number != nil, rules.mark(address) == nil else { continue }
                plan.projects[row][keyPath: path] = .missing(.withheld)
                log.append(Withheld(address: address, reason: .enterprise))
            }
        }
        for row in plan.projectYears.indices {
            let year = plan.projectYears[row]
            let address = Address("project_years", year.key)
            guard !Self.openResources.contains(year.resource), enterprises.contains(year.project), year.circle == nil,
                rules.mark(address) == nil, year.amount != .missing(.withheld)
            else { continue }
            plan.projectYears[row].amount = .missing(.withheld)
            log.append(Withheld(address: address, reason: .enterprise))
        }
    }

    private static let usage = ["energy", "electricity", "coal"]
    private static let openResources: Set<String> = ["cost", "land"]

    // MARK: References

    /// Takes out what names a record that is gone; whether that took records out.
    private mutating func cutReferences() -> Bool {
        var isChanged = false
        for collection in Plan.collections {
            let fields = collection.fields.indices.filter { collection.fields[$0].shape.mayRefer }
            guard !fields.isEmpty else { continue }
            var faults: [(row: Int, field: Int, cell: Cell?, target: Address)] = []
            collection.eachCell(plan, fields) { row, field, cell in
                if let target = reference(in: cell, collection.fields[field].shape) {
                    faults.append((row, field, stripped(cell, collection.fields[field].shape), target))
                }
            }
            guard !faults.isEmpty else { continue }
            let keys = collection.keys(plan)
            var dropped: Set<Int> = []
            for fault in faults {
                let address = Address(collection.name, keys[fault.row])
                if collection.fields[fault.field].isRequired {
                    if dropped.insert(fault.row).inserted {
                        log.append(Withheld(address: address, reason: .restsOn(fault.target)))
                    }
                } else {
                    collection.replace(&plan, fault.row, fault.field, fault.cell)
                }
            }
            if !dropped.isEmpty { isChanged = true }
            drop(dropped, of: collection)
        }
        return isChanged
    }

    /// The record that a cell names although it is gone; nil where there is none.
    private func reference(in cell: Cell, _ shape: CellShape) -> Address? {
        switch (cell, shape) {
        case (.text(let text), .reference(let collection)):
            gone[collection]?.contains(text) == true ? Address(collection, text) : nil
        case (.text(let text), .address):
            Address(written: text).flatMap { gone[$0.collection]?.contains($0.key) == true ? $0.record : nil }
        case (.list(let cells), .list(let inner)): cells.lazy.compactMap { reference(in: $0, inner) }.first
        case (.map(let entries), .record(let fields)):
            entries.lazy.compactMap { entry in
                fields.first { $0.name == entry.name }.flatMap { reference(in: entry.cell, $0.shape) }
            }.first
        default: nil
        }
    }

    /// The cell without what it names of records that are gone; nil where nothing is left of it.
    private func stripped(_ cell: Cell, _ shape: CellShape) -> Cell? {
        guard reference(in: cell, shape) != nil else { return cell }
        switch (cell, shape) {
        case (.list(let cells), .list(let inner)): return .list(cells.compactMap { stripped($0, inner) })
        case (.map(let entries), .record(let fields)):
            return .map(
                entries.compactMap { entry in
                    guard let field = fields.first(where: { $0.name == entry.name }) else { return entry }
                    return stripped(entry.cell, field.shape).map { CellEntry(entry.name, $0) }
                })
        default: return nil
        }
    }

    /// The words of the plan without the publications that are gone.
    private mutating func cutHeader() {
        guard let sources = gone[Source.collection] else { return }
        for row in plan.header.fieldsOfPlan.indices {
            plan.header.fieldsOfPlan[row].sources.removeAll { sources.contains($0.text) }
        }
        for row in plan.header.plans.indices {
            plan.header.plans[row].sources.removeAll { sources.contains($0.text) }
        }
    }

    // MARK: Formulas

    /// A formula that names an indicator taken out would tell of it.
    private mutating func withholdFormulas() {
        guard let names = gone[Indicator.collection], !names.isEmpty else { return }
        for row in plan.indicators.indices {
            let words = plan.indicators[row].formula.split { !IdentifierRule.allows($0) }
            guard let name = words.first(where: { names.contains(String($0)) }) else { continue }
            plan.indicators[row].formula = ""
            let address = plan.indicators[row].id.address.with(field: "formula")
            log.append(Withheld(address: address, reason: .restsOn(Address(Indicator.collection, String(name)))))
        }
    }
}

extension Address {
    /// The field of the record itself, without the way to a part of it.
    fileprivate var topField: String? { field.map { String($0.prefix { $0 != "/" }) } }
}

extension CellShape {
    /// Whether a cell of this shape may name another record.
    fileprivate var mayRefer: Bool {
        switch self {
        case .reference, .address: true
        case .list(let inner), .table(let inner): inner.mayRefer
        case .record(let fields): fields.contains { $0.shape.mayRefer }
        case .text, .localized, .number, .value, .integer, .truth, .year, .date, .identifier, .choice, .unit, .anything:
            false
        }
    }
}
