import Diagnostics
import PlanModel

/// How many things of a kind were withheld for one reason; neither names nor contents.
public struct WithheldCount: Equatable, Sendable {
    /// What was withheld.
    public let what: LocalizedText
    /// Why.
    public let why: LocalizedText
    /// How many.
    public let count: Int

    /// The counts of a log, in the order of collections.
    public static func rows(_ withheld: [Withheld]) -> [WithheldCount] {
        var counts: [Key: Int] = [:]
        for one in withheld { counts[Key(one), default: 0] += 1 }
        let order = Dictionary((Plan.collections.map(\.name) + ["plan"]).enumerated().map { ($1, $0) }) { first, _ in
            first
        }
        return counts.sorted { one, other in
            (order[one.key.collection] ?? .max, one.key.field ?? "", one.key.why.text(in: "en"))
                < (order[other.key.collection] ?? .max, other.key.field ?? "", other.key.why.text(in: "en"))
        }.map { WithheldCount(what: $0.key.what, why: $0.key.why, count: $0.value) }
    }

    private struct Key: Hashable {
        let collection: String
        let field: String?
        let why: LocalizedText

        init(_ withheld: Withheld) {
            collection = withheld.address.collection
            field = withheld.address.field.map { String($0.prefix { $0 != "/" }) }
            // What something rests on may itself be told to nobody.
            if case .restsOn = withheld.reason {
                why = LocalizedText(en: "rests on something withheld", zh: "涉及不予公开的内容")
            } else {
                why = withheld.reason.text
            }
        }

        var what: LocalizedText {
            let name = SiteWords.collections[collection] ?? LocalizedText(en: collection, zh: collection)
            guard let field else { return name }
            return LocalizedText(en: "\(name.text(in: "en")): \(field)", zh: "\(name.text(in: "zh"))：\(field)")
        }
    }
}
