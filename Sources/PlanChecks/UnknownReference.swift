import Diagnostics
import PlanModel

/// A record names something that the plan does not hold.
public enum UnknownReference: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "unknown-reference", "引用的条目不存在", .error,
        mistake: LocalizedText(
            en:
                "A project names a task, a place or an indicator that was renamed or mistyped, and drops out of every sum over it.",
            zh: "项目所引用的任务、地区或指标已改名或拼写有误，因而从相关汇总中漏掉。"),
        example: FindingExample(failing: [
            FileEdit("tasks.yaml", .replace("goals: [G1]", with: "goals: [⟦G11]"))
        ]))

    /// Every name that references mention and that is not in use: one finding a name, at its first mention.
    public static func findings(in context: CheckContext) -> [Finding] {
        let plan = context.plan
        var found = UnknownNames(plan)
        for collection in Plan.collections {
            // Every cell comes through here: what is taken along for each is small.
            let (name, fields) = (collection.name, collection.fields)
            let referring = fields.indices.filter { holdsReference(fields[$0].shape) }
            guard !referring.isEmpty else { continue }
            var keys: [String]?
            let readKeys = { collection.keys(plan) }
            let known = fields.map { found.known(to: $0.shape) }
            collection.eachCell(plan, referring) { row, position, cell in
                if case .text(let text) = cell, known[position]?.contains(text) == true { return }
                found.look(cell, fields[position].shape, in: name) { steps in
                    let known = keys ?? readKeys()
                    keys = known
                    return Address(name, known[row], field: fields[position].name + steps)
                }
            }
        }
        for entry in plan.header.cells {
            guard let field = Plan.headerOutline.first(where: { $0.name == entry.name }) else { continue }
            found.look(entry.cell, field.shape, in: "plan") { Address("plan", field: entry.name + $0) }
        }
        return found.byCollection.sorted { $0.key < $1.key }.flatMap { collection, unknown in
            findings(unknown, in: collection, known: found.known(collection))
        }
    }

    /// A finding for each of the first unknown names of a collection; the first of them tells how many more there are.
    private static func findings(
        _ unknown: UnknownNames.OfCollection, in collection: String, known: Set<String>
    ) -> [Finding] {
        var findings = unknown.order.map { name in
            finding(name, in: collection, unknown.mentions[name] ?? UnknownNames.Mentions(), known)
        }
        guard !unknown.more.isEmpty, !findings.isEmpty else { return findings }
        findings[0].notes.append(
            LocalizedText(
                en: "\(unknown.more.count) more names are not in \(collection), in \(unknown.mentionsOfMore) places",
                zh: "另有 \(unknown.more.count) 个名称不在 \(collection) 中，共 \(unknown.mentionsOfMore) 处"))
        findings[0].spoils += unknown.spoilt.sorted()
        return findings
    }

    private static func holdsReference(_ shape: CellShape) -> Bool {
        switch shape {
        case .reference: true
        case .list(let inner), .table(let inner): holdsReference(inner)
        case .record(let fields): fields.contains { holdsReference($0.shape) }
        default: false
        }
    }

    private static func finding(
        _ text: String, in collection: String, _ mentions: UnknownNames.Mentions, _ known: Set<String>
    ) -> Finding {
        let suggestion = DidYouMean.nearest(to: text, among: known)
        var notes: [LocalizedText] = []
        if mentions.count > 1 {
            let shown = mentions.kept.dropFirst().prefix(3).map(\.description).joined(separator: ", ")
            let rest = mentions.count - 1
            notes = [
                LocalizedText(
                    en: "mentioned \(rest) more time\(rest == 1 ? "" : "s"): \(shown)" + (rest > 3 ? " …" : ""),
                    zh: "另有 \(rest) 处引用：\(shown)" + (rest > 3 ? " 等" : ""))
            ]
        }
        let mentioned = suggestion.map { near in
            mentions.kept.map { Address.mention(of: Address(collection, near), in: $0) }
        }
        return Finding(
            kind, at: mentions.kept.first,
            message: LocalizedText(
                en: "‘\(text)’ is not in \(collection)", zh: "\(collection) 中没有“\(text)”"), notes: notes,
            help: suggestion.map { LocalizedText(en: "did you mean ‘\($0)’?", zh: "是否为“\($0)”？") },
            restsOn: [Address(collection), Address("plan", field: collection)],
            spoils: mentions.kept + mentions.kept.map(\.topField) + (mentioned ?? []))
    }
}

/// The names that references mention and that are not in use, gathered within bounds: of a table that is not the plan's
/// the findings would else cost more than the plan.
private struct UnknownNames {
    /// Where a name is mentioned.
    struct Mentions {
        var count = 0
        /// The first places, all of them where they are not too many.
        var kept: [Address] = []
    }

    /// The unknown names of one collection.
    struct OfCollection {
        /// The first names, in the order of their first mention.
        var order: [String] = []
        var mentions: [String: Mentions] = [:]
        /// The names beyond those.
        var more: Set<String> = []
        var mentionsOfMore = 0
        /// How many places are kept.
        var places = 0
        /// The fields at fault whose places are not kept with a name.
        var spoilt: Set<Address> = []
    }

    /// The most unknown names of one collection that get a finding each.
    private static let mostNames = 1_000
    /// The most places of unknown names of one collection that are kept; of the others only the collection is known.
    private static let mostPlaces = 20_000

    private(set) var byCollection: [String: OfCollection] = [:]
    private var names: [String: Set<String>] = [:]
    private let plan: Plan

    init(_ plan: Plan) { self.plan = plan }

    /// The names in use of a collection.
    func known(_ collection: String) -> Set<String> { names[collection] ?? [] }

    /// The names that a reference may mention; nil for a cell of another shape.
    mutating func known(to shape: CellShape) -> Set<String>? {
        guard case .reference(let collection) = shape else { return nil }
        if let known = names[collection] { return known }
        let known = plan.names(in: collection)
        names[collection] = known
        return known
    }

    /// Looks through a cell; the closure gives the address of a part of it by the steps to it.
    mutating func look(_ cell: Cell, _ shape: CellShape, in referring: String, _ address: (String) -> Address) {
        switch (shape, cell) {
        case (.reference(let collection), .text(let text)):
            guard known(to: shape)?.contains(text) == false else { return }
            byCollection[collection, default: OfCollection()].add(
                text, in: referring, mostNames: Self.mostNames, mostPlaces: Self.mostPlaces
            ) { address("") }
        case (.list(let inner), .list(let cells)):
            for (position, cell) in cells.enumerated() {
                look(cell, inner, in: referring) { address("/\(position)" + $0) }
            }
        case (.record(let fields), .map(let entries)):
            for entry in entries {
                guard let field = fields.first(where: { $0.name == entry.name }) else { continue }
                look(entry.cell, field.shape, in: referring) { address("/\(entry.name)" + $0) }
            }
        default: return
        }
    }
}

extension UnknownNames.OfCollection {
    /// Adds a mention of an unknown name.
    mutating func add(
        _ name: String, in referring: String, mostNames: Int, mostPlaces: Int, _ address: () -> Address
    ) {
        let isListed = mentions[name] != nil || order.count < mostNames
        if !isListed {
            more.insert(name)
            mentionsOfMore += 1
        } else {
            if mentions[name] == nil { order.append(name) }
            mentions[name, default: UnknownNames.Mentions()].count += 1
        }
        guard places < mostPlaces || mentions[name]?.kept.isEmpty == true else {
            spoilt.insert(Address(referring))
            return
        }
        places += 1
        let place = address()
        if isListed {
            mentions[name]?.kept.append(place)
        } else {
            spoilt.formUnion([place, place.topField])
        }
    }
}
