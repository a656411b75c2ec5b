import Diagnostics

/// The field of a record, or a part of its cell, that an address names: `projects/P1#cost`, `projects/P1#name/zh`.
struct FieldPlace {
    /// What holds the field: the header, or a record of a collection.
    private enum Owner {
        case header(Field<PlanHeader>)
        case record(PlanCollection, row: Int, field: Int)
    }

    private let address: Address
    private let owner: Owner
    private let outline: FieldOutline
    /// The way from the field's cell to the part named; empty for the whole field.
    private let path: [String]

    /// Finds the field; the address of what is not there is a conflict.
    init(_ address: Address, in plan: Plan) throws(ChangeConflict) {
        var steps = (address.field ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let name = steps.isEmpty ? "" : steps.removeFirst()
        self.address = address
        path = steps
        if address.path == "plan" {
            guard let field = PlanHeader.fields.first(where: { $0.outline.name == name }) else {
                throw ChangeConflict(.noSuchAddress(address.description))
            }
            owner = .header(field)
            outline = field.outline
        } else {
            let (collection, row) = try plan.position(of: address)
            guard let field = collection.fields.firstIndex(where: { $0.name == name }) else {
                throw ChangeConflict(.noSuchAddress(address.description))
            }
            owner = .record(collection, row: row, field: field)
            outline = collection.fields[field]
        }
    }

    /// What stands there; nil where nothing is written.
    func cell(_ plan: Plan) -> Cell? {
        var cell = whole(plan)
        for step in path { cell = cell?.part(step) }
        return cell
    }

    /// Refuses a starting value that is not the one that stands there, compared as values of the field's type.
    func agree(_ plan: Plan, _ from: Cell?) throws(ChangeConflict) {
        let expected = path.isEmpty ? from : try replaced(plan, by: from == .text("") ? nil : from)
        let holds =
            switch owner {
            case .header(let field): field.holds(plan.header, expected)
            case .record(let collection, let row, let field): collection.holds(plan, row, field, expected)
            }
        guard holds else {
            throw ChangeConflict(
                .otherValue(
                    address: address.description, expected: from?.words ?? "", found: cell(plan)?.words ?? ""))
        }
    }

    /// Writes what shall stand there.
    func set(_ plan: inout Plan, _ to: Cell?) throws(ChangeConflict) {
        let whole = path.isEmpty ? to : try replaced(plan, by: to)
        if whole == nil, outline.isRequired { throw ChangeConflict(.requiredField(address.description)) }
        do {
            switch owner {
            case .header(let field):
                if let whole { try field.set(&plan.header, whole) } else { field.reset(&plan.header) }
            case .record(let collection, let row, let field):
                guard try collection.set(&plan, row, field, whole) else {
                    throw ChangeConflict(.keyField(address.description))
                }
            }
        } catch let conflict as ChangeConflict {
            throw conflict
        } catch let fault as CellFault {
            throw ChangeConflict(.unfit(address: address.description, inside(fault)))
        } catch {
            throw ChangeConflict(.noSuchAddress(address.description))
        }
    }

    private func whole(_ plan: Plan) -> Cell? {
        switch owner {
        case .header(let field): field.cell(plan.header) ?? outline.standard
        case .record(let collection, let row, let field): collection.cell(plan, row, field) ?? outline.standard
        }
    }

    /// The field's cell with the part named replaced.
    private func replaced(_ plan: Plan, by part: Cell?) throws(ChangeConflict) -> Cell? {
        guard let cell = (whole(plan) ?? .map([])).replacing(path[...], by: part) else {
            throw ChangeConflict(.noSuchAddress(address.description))
        }
        return cell == .map([]) || cell == .list([]) ? nil : cell
    }

    /// A fault as it is seen from the part named.
    private func inside(_ fault: CellFault) -> CellFault {
        let steps = fault.path.map(\.description)
        guard steps.starts(with: path) else { return fault }
        return CellFault(fault.problem, path: Array(fault.path.dropFirst(path.count)))
    }
}

extension Cell {
    /// The cell under a name of a map or at a position of a list.
    fileprivate func part(_ step: String) -> Cell? {
        guard case .list(let cells) = self else { return self[step] }
        return Int(step).flatMap { cells.indices.contains($0) ? cells[$0] : nil }
    }

    /// The cell with a part replaced, added behind the others or, where nothing shall stand there, taken away.
    ///
    /// Only the last of a list can be taken away: the addresses of the others stay what they are. Nil where there is no
    /// such part.
    fileprivate func replacing(_ path: ArraySlice<String>, by part: Cell?) -> Cell? {
        guard let step = path.first else { return part }
        let inner = self.part(step)
        let new: Cell?
        if path.count == 1 {
            new = part
        } else {
            guard let changed = (inner ?? .map([])).replacing(path.dropFirst(), by: part) else { return nil }
            new = changed
        }
        switch self {
        case .text: return nil
        case .map(var entries):
            let position = entries.firstIndex { $0.name == step }
            switch (position, new) {
            case (let position?, let new?): entries[position] = CellEntry(step, new)
            case (let position?, nil): entries.remove(at: position)
            case (nil, let new?): entries.append(CellEntry(step, new))
            case (nil, nil): break
            }
            return .map(entries)
        case .list(var cells):
            guard let position = Int(step), (0...cells.count).contains(position) else { return nil }
            switch (position == cells.count, new) {
            case (true, let new?): cells.append(new)
            case (true, nil): break
            case (false, let new?): cells[position] = new
            case (false, nil):
                guard position == cells.count - 1 else { return nil }
                cells.removeLast()
            }
            return .list(cells)
        }
    }

    /// The cell as a sentence shows it: a list joined by `;`, a map as JSON.
    public var words: String {
        switch self {
        case .text(let text): text
        case .list(let cells): cells.map(\.words).joined(separator: ";")
        case .map: CanonicalForm.text(self)
        }
    }
}
