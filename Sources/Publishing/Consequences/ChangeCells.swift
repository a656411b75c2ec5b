import Diagnostics
import PlanModel
import Quantities

/// Changes of a plan as cells of a table: what is done, to what, from what to what.
struct ChangeCells {
    /// The plan before the changes.
    let before: PlanIndex
    /// The plan after them.
    let after: PlanIndex
    let locale: PageLocale

    var columns: [PageTable.Column] {
        [
            PageTable.Column("change", locale.words("Change", "修改")),
            PageTable.Column("about", locale.words("About", "对象")),
            PageTable.Column("from", locale.words("from", "原值")), PageTable.Column("to", locale.words("to", "改为")),
            PageTable.Column("address", locale.words("At", "位置")),
        ]
    }

    func cells(of change: Change) -> [PageCell] {
        let (act, address) =
            change.set.map { (locale.words("set", "修改"), $0) }
            ?? change.add.map { (locale.words("add", "新增"), $0) }
            ?? (locale.words("remove", "删除"), change.remove ?? Address(""))
        return [
            .words(act), .words(about(address)), cell(change.from, of: address),
            cell(change.to ?? change.value, of: address), .words(address.description),
        ]
    }

    private static let limits = "limits"

    /// The record and field that an address means, by their names.
    private func about(_ address: Address) -> String {
        let record = self.record(address)
        guard let field = address.field else { return record }
        let name = locale.fieldName(field)
        return locale.words("\(record): \(name)", "\(record)：\(name)")
    }

    private func record(_ address: Address) -> String {
        let steps = address.key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let index = after
        func at(_ step: Int) -> String { step < steps.count ? steps[step] : "" }
        switch address.collection {
        case Project.collection:
            let known = index.projects[ID(at(0))] == nil ? before : index
            return locale.text(known.name(ID<Project>(at(0))))
        case Indicator.collection: return locale.text(index.name(ID<Indicator>(at(0))))
        case Place.collection: return locale.text(index.name(ID<Place>(at(0))))
        case "targets", "observations":
            let (name, place) = (index.name(ID<Indicator>(at(0))), index.name(ID<Place>(at(1))))
            let year = String(at(2).prefix { $0 != "@" })
            return [locale.text(name), locale.text(place), year].joined(separator: locale.words(", ", "，"))
        case Self.limits:
            let payer: ID<FundingSource>? = at(3).isEmpty ? nil : ID(at(3))
            let what = locale.text(index.name(ofResource: at(0), paidBy: payer))
            return [what, locale.text(index.name(ID<Place>(at(1)))), at(2)].joined(separator: locale.words(", ", "，"))
        default:
            return SiteWords.collections[address.collection].map(locale.text) ?? address.collection
        }
    }

    /// A cell before or after: a word of a closed set in the reader's language, money of a limit with its unit.
    private func cell(_ content: PlainCell?, of address: Address) -> PageCell {
        guard let content else { return .notApplicable }
        if case .map(let entries) = content.content, address.field == nil {
            let parts = entries.map { locale.named(locale.fieldName($0.name), said($0.cell, of: $0.name)) }
            return .words(parts.joined(separator: locale.words("; ", "；")))
        }
        let words = content.content.words
        if address.collection == Self.limits, address.field == "amount", let number = Double(words) {
            let resource = String(address.key.prefix { $0 != "/" })
            return .words(locale.text(after.saidAmount(number, of: resource)))
        }
        guard let field = address.field else { return .words(words) }
        return .words(locale.choice(words, of: field))
    }

    /// A field of a record that is added: of a text in several languages that of the reader.
    private func said(_ cell: Cell, of field: String) -> String {
        if case .map(let entries) = cell {
            if let own = cell[locale.language]?.text { return own }
            return entries.map { locale.named(locale.fieldName($0.name), said($0.cell, of: $0.name)) }
                .joined(separator: locale.words(", ", "，"))
        }
        return locale.choice(cell.words, of: field)
    }
}
