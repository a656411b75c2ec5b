import Diagnostics
import PlanFiles
import PlanModel
import Testing

/// Numbers that follow from a seed alone (SplitMix64; Steele, Lea and Flood, 2014).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Draws changes that fit a plan: fields set to what other records have, languages, records removed and added.
struct RandomChanges {
    var numbers: SeededNumbers

    mutating func change(of plan: Plan) -> Change? {
        guard let collection = Plan.collections.filter({ $0.count(plan) > 0 }).randomElement(using: &numbers) else {
            return nil
        }
        let row = Int.random(in: 0..<collection.count(plan), using: &numbers)
        let address = Address(collection.name, collection.keys(plan)[row])
        var change = Change()
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0:
            change.remove = address
            if Bool.random(using: &numbers) { change.from = PlainCell(.map(collection.entries(plan, row))) }
        case 1:
            var entries = collection.entries(plan, row)
            guard let id = entries.firstIndex(where: { $0.name == "id" }) else { return nil }
            entries[id] = CellEntry("id", .text("new-\(Int.random(in: 0..<1_000, using: &numbers))"))
            change.add = Address(collection.name, entries[id].cell.text ?? "")
            change.value = PlainCell(.map(entries))
        case 2:
            guard case .map(let texts)? = cell(collection, plan, row, "name"), let text = texts.first else {
                return nil
            }
            change.set = address.with(field: "name/\(text.name)")
            change.from = PlainCell(text.cell)
            change.to = Bool.random(using: &numbers) ? PlainCell(.text("new")) : nil
        default:
            guard let field = collection.fields.indices.randomElement(using: &numbers) else { return nil }
            let other = Int.random(in: 0..<collection.count(plan), using: &numbers)
            change.set = address.with(field: collection.fields[field].name)
            change.from = (collection.cell(plan, row, field) ?? collection.fields[field].standard).map { PlainCell($0) }
            change.to = collection.cell(plan, other, field).map { PlainCell($0) }
        }
        return change
    }

    private func cell(_ collection: PlanCollection, _ plan: Plan, _ row: Int, _ name: String) -> Cell? {
        collection.fields.firstIndex { $0.name == name }.flatMap { collection.cell(plan, row, $0) }
    }
}

@Suite struct RandomChangesTests {
    @Test(arguments: 1...40)
    func `whatever is changed, its inverse brings the same plan back`(seed: UInt64) throws {
        let plan = PlanFolder.read(FolderContents(texts: NewPlan.files)).plan
        var draws = RandomChanges(numbers: SeededNumbers(state: seed))
        var (changed, changes) = (plan, [Change]())
        while changes.count < 30 {
            guard let change = draws.change(of: changed),
                let next = try? changed.applying(ChangeSet(changes: [change]))
            else { continue }
            changed = next
            changes.append(change)
        }
        let list = ChangeSet(on: plan.digest.description, changes: changes)
        #expect(try plan.applying(list) == changed)
        let inverse = try plan.inverse(of: list)
        #expect(try changed.applying(inverse) == plan)
        #expect(inverse.on == changed.digest.description)
        #expect(EncodedPlan(plan).changed(to: changed).digest == changed.digest)
    }
}
