import Diagnostics
import PlanModel

/// A circle of visibility or an assumption is about something that the plan does not hold.
public enum UnknownAddress: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "unknown-address", "地址不存在", .error,
        mistake: LocalizedText(
            en: "A figure was to be kept inside the government, but its address was mistyped, and it was published.",
            zh: "本应仅限政府内部的数据，因地址误录而被公开。"),
        example: FindingExample(
            failing: [FileEdit("circles.csv", .write("address,circle\n⟦projects/P9#cost,government\n"))],
            repaired: [FileEdit("circles.csv", .write("address,circle\nprojects/P2#cost,government\n"))]))

    /// Every such address that is not in use; an assumption may also be about all that begins with its address.
    public static func findings(in context: CheckContext) -> [Finding] {
        var known = KnownAddresses(context.plan)
        var findings: [Finding] = []
        for mark in context.plan.circleMarks where !known.holds(mark.address, orWithin: false) {
            let field = Address("circle_marks", mark.key, field: "address")
            findings.append(finding(mark.address, field, known.nearest(to: mark.address)))
        }
        for assumption in context.plan.assumptions {
            guard let about = assumption.about, !known.holds(about, orWithin: true) else { continue }
            findings.append(
                finding(about, assumption.id.address.with(field: "about"), known.nearest(to: about)))
        }
        return findings
    }

    private static func finding(_ address: Address, _ place: Address, _ meant: String?) -> Finding {
        Finding(
            kind, at: place,
            message: LocalizedText(en: "the plan holds no ‘\(address)’", zh: "规划中没有“\(address)”"),
            help: meant.map { LocalizedText(en: "did you mean ‘\($0)’?", zh: "是否为“\($0)”？") },
            restsOn: [Address(address.collection), address.record, address.topField],
            spoils: meant.flatMap { Address(written: $0) }.map { [.mention(of: $0.record, in: place)] } ?? [])
    }
}

/// The addresses that a plan holds, looked up by collection as they are asked for.
struct KnownAddresses {
    private let plan: Plan
    private var keys: [String: Set<String>] = [:]

    /// Looks up in a plan.
    init(_ plan: Plan) { self.plan = plan }

    /// Whether an address is in use: a record, a field of one, or (where wanted) what records begin with.
    mutating func holds(_ address: Address, orWithin: Bool) -> Bool {
        let collection = address.collection
        if collection == "plan" { return address.key.isEmpty && isField(address, Plan.headerOutline) }
        let names = names(in: collection)
        if names.contains(address.key) {
            return isField(address, Plan.collection(collection)?.fields)
        }
        guard orWithin, address.field == nil, Plan.collection(collection) != nil else { return false }
        return address.key.isEmpty || names.contains { $0.hasPrefix(address.key + "/") }
    }

    /// The address most likely meant.
    mutating func nearest(to address: Address) -> String? {
        let names = names(in: address.collection)
        if names.contains(address.key) {
            let fields = Plan.collection(address.collection)?.fields.map(\.name) ?? []
            return DidYouMean.nearest(to: address.field ?? "", among: fields).map { "\(address.path)#\($0)" }
        }
        if names.isEmpty {
            let meant = DidYouMean.nearest(to: address.collection, among: Plan.collections.map(\.name))
            return meant.map { Address($0, address.key, field: address.field).description }
        }
        return DidYouMean.nearest(to: address.key, among: names)
            .map { Address(address.collection, $0, field: address.field).description }
    }

    private mutating func names(in collection: String) -> Set<String> {
        if let known = keys[collection] { return known }
        let names = plan.names(in: collection)
        keys[collection] = names
        return names
    }

    private func isField(_ address: Address, _ fields: [FieldOutline]?) -> Bool {
        guard let field = address.topField.field, let fields else { return true }
        return fields.contains { $0.name == field }
    }
}
