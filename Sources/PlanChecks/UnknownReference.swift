import Diagnostics
import PlanModel

/// A record names something that the plan does not hold.
public enum UnknownReference: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "unknown-reference", .error,
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
        var names: [String: Set<String>] = [:]
        var mentions: [Unknown: [Address]] = [:]
        var order: [Unknown] = []
        func look(_ cell: Cell, _ shape: CellShape, _ address: (String) -> Address) {
            switch (shape, cell) {
            case (.reference(let collection), .text(let text)):
                if names[collection] == nil { names[collection] = plan.names(in: collection) }
                guard let known = names[collection], !known.contains(text) else { return }
                let unknown = Unknown(name: text, collection: collection)
                if mentions[unknown] == nil { order.append(unknown) }
                mentions[unknown, default: []].append(address(""))
            case (.list(let inner), .list(let cells)):
                for (position, cell) in cells.enumerated() { look(cell, inner) { address("/\(position)" + $0) } }
            case (.record(let fields), .map(let entries)):
                for entry in entries {
                    guard let field = fields.first(where: { $0.name == entry.name }) else { continue }
                    look(entry.cell, field.shape) { address("/\(entry.name)" + $0) }
                }
            default: return
            }
        }
        for collection in Plan.collections {
            let referring = collection.fields.indices.filter { holdsReference(collection.fields[$0].shape) }
            guard !referring.isEmpty else { continue }
            var keys: [String]?
            collection.eachCell(plan, referring) { row, position, cell in
                let field = collection.fields[position]
                look(cell, field.shape) { steps in
                    if keys == nil { keys = collection.keys(plan) }
                    return Address(collection.name, keys?[row] ?? "", field: field.name + steps)
                }
            }
        }
        for entry in plan.header.cells {
            guard let field = Plan.headerOutline.first(where: { $0.name == entry.name }) else { continue }
            look(entry.cell, field.shape) { Address("plan", field: entry.name + $0) }
        }
        return Dictionary(grouping: order, by: \.collection).sorted { $0.key < $1.key }.flatMap { collection, unknown in
            let known = names[collection] ?? []
            var found = unknown.prefix(most).map { finding($0, mentions[$0] ?? [], known) }
            let rest = unknown.dropFirst(most)
            guard !rest.isEmpty, !found.isEmpty else { return found }
            found[found.count - 1].notes.append(
                LocalizedText(
                    en: "\(rest.count) more names are not in \(collection)",
                    zh: "另有 \(rest.count) 个名称不在 \(collection) 中"))
            found[found.count - 1].spoils += rest.flatMap { name in
                (mentions[name] ?? []).flatMap { [$0, $0.topField] }
            }
            return found
        }
    }

    /// The most unknown names of one collection that get a finding each; of a table that is not the plan's, the rest is
    /// counted, or the findings would cost more than the plan.
    private static let most = 1_000

    /// A name that a collection does not hold.
    private struct Unknown: Hashable {
        let name: String
        let collection: String
    }

    private static func holdsReference(_ shape: CellShape) -> Bool {
        switch shape {
        case .reference: true
        case .list(let inner), .table(let inner): holdsReference(inner)
        case .record(let fields): fields.contains { holdsReference($0.shape) }
        default: false
        }
    }

    private static func finding(_ unknown: Unknown, _ mentions: [Address], _ known: Set<String>) -> Finding {
        let (text, collection) = (unknown.name, unknown.collection)
        let suggestion = DidYouMean.nearest(to: text, among: known)
        var notes: [LocalizedText] = []
        if mentions.count > 1 {
            let shown = mentions.dropFirst().prefix(3).map(\.description).joined(separator: ", ")
            let rest = mentions.count - 1
            notes = [
                LocalizedText(
                    en: "mentioned \(rest) more time\(rest == 1 ? "" : "s"): \(shown)" + (rest > 3 ? " …" : ""),
                    zh: "另有 \(rest) 处引用：\(shown)" + (rest > 3 ? " 等" : ""))
            ]
        }
        let mentioned = suggestion.map { near in
            mentions.map { Address.mention(of: Address(collection, near), in: $0) }
        }
        return Finding(
            kind, at: mentions.first,
            message: LocalizedText(
                en: "‘\(text)’ is not in \(collection)", zh: "\(collection) 中没有“\(text)”"), notes: notes,
            help: suggestion.map { LocalizedText(en: "did you mean ‘\($0)’?", zh: "是否为“\($0)”？") },
            restsOn: [Address(collection), Address("plan", field: collection)],
            spoils: mentions + mentions.map(\.topField) + (mentioned ?? []))
    }
}
