import Diagnostics

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
        var plan = self
        var inverse: [Change] = []
        let steps = ChangeSet(on: list.on, changes: [])
        plan = try plan.applying(steps)
        for (position, change) in list.changes.enumerated() {
            do {
                let back = plan.undoing(change)
                try plan.apply(change)
                inverse.append(back)
            } catch {
                throw ChangeConflict(error.reason, position: position)
            }
        }
        return ChangeSet(on: list.on == nil ? nil : plan.digest.description, changes: inverse.reversed())
    }

    /// The change that brings back what a change is about to replace.
    private func undoing(_ change: Change) -> Change {
        var back = Change()
        if let address = change.set {
            back.set = address
            back.from = change.to
            back.to = (try? FieldPlace(address, in: self))?.cell(self).map { PlainCell($0) }
        } else if let address = change.add {
            back.remove = address
            back.from = change.value
        } else if let address = change.remove {
            back.add = address
            back.value = (try? position(of: address)).map { place in
                PlainCell(.map(place.collection.entries(self, place.row)))
            }
        }
        return back
    }

    private mutating func apply(_ change: Change) throws(ChangeConflict) {
        switch (change.set, change.add, change.remove) {
        case (let address?, nil, nil): try set(address, from: change.from?.content, to: change.to?.content)
        case (nil, let address?, nil): try add(address, change.value?.content)
        case (nil, nil, let address?): try remove(address, from: change.from?.content)
        default: throw ChangeConflict(.notOneAct)
        }
    }

    func position(of address: Address) throws(ChangeConflict) -> (collection: PlanCollection, row: Int) {
        guard let collection = Self.collection(address.collection),
            let row = collection.keys(self).firstIndex(of: address.key)
        else { throw ChangeConflict(.noSuchAddress(address.description)) }
        return (collection, row)
    }

    private mutating func set(_ address: Address, from: Cell?, to: Cell?) throws(ChangeConflict) {
        let place = try FieldPlace(address, in: self)
        try place.agree(self, from)
        try place.set(&self, to == .text("") ? nil : to)
    }

    private mutating func add(_ address: Address, _ value: Cell?) throws(ChangeConflict) {
        guard address.field == nil, let collection = Self.collection(address.collection) else {
            throw ChangeConflict(.noSuchAddress(address.description))
        }
        guard case .map(let entries)? = value else {
            throw ChangeConflict(.unfit(address: address.description, CellFault(.notAMap)))
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
        guard key == address.key else {
            throw ChangeConflict(.otherKey(address: address.description, key: key))
        }
    }

    private mutating func remove(_ address: Address, from: Cell?) throws(ChangeConflict) {
        guard address.field == nil else { throw ChangeConflict(.noSuchAddress(address.description)) }
        let (collection, row) = try position(of: address)
        if let from {
            let found = Cell.map(collection.entries(self, row))
            guard case .map(let entries) = from, collection.isRecord(self, row, entries) else {
                throw ChangeConflict(
                    .otherValue(address: address.description, expected: from.words, found: found.words))
            }
        }
        collection.remove(&self, row)
    }
}
