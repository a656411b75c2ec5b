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

    /// Every reference of every record whose name is not in use.
    public static func findings(in context: CheckContext) -> [Finding] {
        let plan = context.plan
        var names: [String: Set<String>] = [:]
        var findings: [Finding] = []
        func look(_ cell: Cell?, _ shape: CellShape, _ address: Address) {
            guard let cell else { return }
            switch (shape, cell) {
            case (.reference(let collection), .text(let text)):
                if names[collection] == nil { names[collection] = plan.names(in: collection) }
                guard let known = names[collection], !known.contains(text) else { return }
                findings.append(finding(text, collection, known, address))
            case (.list(let inner), .list(let cells)):
                for (position, cell) in cells.enumerated() { look(cell, inner, nested(address, String(position))) }
            case (.record(let fields), .map(let entries)):
                for entry in entries {
                    guard let field = fields.first(where: { $0.name == entry.name }) else { continue }
                    look(entry.cell, field.shape, nested(address, entry.name))
                }
            default: return
            }
        }
        for collection in Plan.collections {
            let referring = collection.fields.enumerated().filter { holdsReference($0.element.shape) }
            guard !referring.isEmpty else { continue }
            let keys = collection.keys(plan)
            for row in keys.indices {
                for (position, field) in referring {
                    let address = Address(collection.name, keys[row], field: field.name)
                    look(collection.cell(plan, row, position), field.shape, address)
                }
            }
        }
        for entry in plan.header.cells {
            guard let field = Plan.headerOutline.first(where: { $0.name == entry.name }) else { continue }
            look(entry.cell, field.shape, Address("plan", field: entry.name))
        }
        return findings
    }

    private static func nested(_ address: Address, _ step: String) -> Address {
        Address(address.path, field: (address.field ?? "") + "/" + step)
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
        _ text: String, _ collection: String, _ known: Set<String>, _ address: Address
    ) -> Finding {
        let suggestion = DidYouMean.nearest(to: text, among: known)
        return Finding(
            kind, at: address,
            message: LocalizedText(
                en: "‘\(text)’ is not in \(collection)", zh: "\(collection) 中没有“\(text)”"),
            help: suggestion.map { LocalizedText(en: "did you mean ‘\($0)’?", zh: "是否为“\($0)”？") },
            restsOn: [Address(collection)],
            spoils: [address.topField] + (suggestion.map { [.mention(of: Address(collection, $0), in: address)] } ?? [])
        )
    }
}
