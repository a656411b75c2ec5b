import Diagnostics
import Digests
import Quantities

/// A list of changes on a plan of a given digest: an amendment and a scenario are the same thing.
public struct ChangeSet: Equatable, Sendable {
    /// The digest of the plan on which the changes stand, or nil where any plan will do.
    public var on: String?
    /// The changes in order.
    public var changes: [Change]

    /// Makes a change list.
    public init(on: String? = nil, changes: [Change]) {
        self.on = on
        self.changes = changes
    }
}

/// Why a change cannot be applied; nothing of the list is.
public struct ChangeConflict: Error, Hashable, Sendable {
    /// What stands in the way.
    public enum Reason: Hashable, Sendable {
        /// The list was made for another plan.
        case otherPlan(expected: String, found: String)
        /// The change says neither or several of `set`, `add`, `remove`.
        case notOneAct
        /// No collection, record or field of this address exists.
        case noSuchAddress(String)
        /// What stands there is not what the change says.
        case otherValue(address: String, expected: String, found: String)
        /// A record of this address exists already.
        case exists(String)
        /// The new content does not fit its field.
        case unfit(address: String, CellFault)
    }

    /// The position of the change in the list from 0, or nil for the list as a whole.
    public let position: Int?
    /// What stands in the way.
    public let reason: Reason

    /// Makes a conflict.
    public init(_ reason: Reason, position: Int? = nil) {
        self.reason = reason
        self.position = position
    }
}

extension Plan {
    /// The plan with all changes of a list applied in order, or the first conflict.
    public func applying(_ list: ChangeSet) throws(ChangeConflict) -> Plan {
        if let expected = list.on {
            let found = digest.description
            guard expected == found else { throw ChangeConflict(.otherPlan(expected: expected, found: found)) }
        }
        var plan = self
        for (position, change) in list.changes.enumerated() {
            do {
                try plan.apply(change)
            } catch {
                throw ChangeConflict(error.reason, position: position)
            }
        }
        return plan
    }

    /// The changes that undo a list applied to this plan.
    public func inverse(of list: ChangeSet) throws(ChangeConflict) -> ChangeSet {
        let after = try applying(list)
        var inverse: [Change] = []
        for change in list.changes.reversed() {
            var back = Change()
            if let address = change.set {
                back.set = address
                back.from = change.to
                back.to = change.from
            } else if let address = change.add {
                back.remove = address
                back.from = change.value
            } else if let address = change.remove {
                back.add = address
                back.value = change.from
            }
            inverse.append(back)
        }
        return ChangeSet(on: list.on == nil ? nil : after.digest.description, changes: inverse)
    }

    private mutating func apply(_ change: Change) throws(ChangeConflict) {
        switch (change.set, change.add, change.remove) {
        case (let address?, nil, nil): try set(address, from: change.from?.content, to: change.to?.content)
        case (nil, let address?, nil): try add(address, change.value?.content)
        case (nil, nil, let address?): try remove(address, from: change.from?.content)
        default: throw ChangeConflict(.notOneAct)
        }
    }

    private func position(of address: Address) throws(ChangeConflict) -> (collection: PlanCollection, row: Int) {
        guard let collection = Self.collection(address.collection),
            let row = collection.keys(self).firstIndex(of: address.key)
        else { throw ChangeConflict(.noSuchAddress(address.description)) }
        return (collection, row)
    }

    private mutating func set(_ address: Address, from: Cell?, to: Cell?) throws(ChangeConflict) {
        let name = address.field ?? ""
        if address.path == "plan" {
            guard let field = PlanHeader.fields.first(where: { $0.outline.name == name }) else {
                throw ChangeConflict(.noSuchAddress(address.description))
            }
            try Self.agree(field.cell(header), from, address)
            do {
                if let to { try field.set(&header, to) } else { field.reset(&header) }
            } catch {
                throw ChangeConflict(.unfit(address: address.description, error))
            }
            return
        }
        let (collection, row) = try position(of: address)
        guard let field = collection.fields.firstIndex(where: { $0.name == name }) else {
            throw ChangeConflict(.noSuchAddress(address.description))
        }
        try Self.agree(collection.cell(self, row, field), from, address)
        do {
            try collection.set(&self, row, field, to)
        } catch {
            throw ChangeConflict(.unfit(address: address.description, error))
        }
    }

    private mutating func add(_ address: Address, _ value: Cell?) throws(ChangeConflict) {
        guard let collection = Self.collection(address.collection), case .map(let entries)? = value else {
            throw ChangeConflict(.noSuchAddress(address.description))
        }
        guard !collection.keys(self).contains(address.key) else {
            throw ChangeConflict(.exists(address.description))
        }
        let key: String
        do {
            key = try collection.add(&self, entries)
        } catch {
            throw ChangeConflict(.unfit(address: address.description, error))
        }
        guard key == address.key else { throw ChangeConflict(.noSuchAddress(address.description)) }
    }

    private mutating func remove(_ address: Address, from: Cell?) throws(ChangeConflict) {
        let (collection, row) = try position(of: address)
        if let from { try Self.agree(.map(collection.entries(self, row)), from, address) }
        collection.remove(&self, row)
    }

    private static func agree(_ found: Cell?, _ expected: Cell?, _ address: Address) throws(ChangeConflict) {
        let (found, expected) = (found.map(Self.comparable) ?? "", expected.map(Self.comparable) ?? "")
        guard found == expected else {
            throw ChangeConflict(.otherValue(address: address.description, expected: expected, found: found))
        }
    }

    /// A cell as text for comparison: a number by its value, a list joined by `;`, a map as canonical JSON.
    private static func comparable(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): DecimalText.number(text).map(JSONValue.shortest) ?? text
        case .list(let cells): cells.map(comparable).joined(separator: ";")
        case .map: CanonicalForm.text(cell)
        }
    }
}
