/// One field of a record: its outline and how it is read from, written to and reset in a record.
public struct Field<Record: Sendable>: Sendable {
    /// Name, shape and meaning.
    public let outline: FieldOutline
    /// The field's cell; nil where it is absent or holds the default.
    public let cell: @Sendable (Record) -> Cell?
    /// Sets the field from a cell.
    public let set: @Sendable (inout Record, Cell) throws(CellFault) -> Void
    /// Sets the field to its default.
    public let reset: @Sendable (inout Record) -> Void
    /// Takes the field's content away: a number is missing because it is withheld, everything else is its default.
    public let withhold: @Sendable (inout Record) -> Void
    /// Whether the field holds what a cell says, compared as values of its type; no cell and an empty one mean the default.
    public let holds: @Sendable (Record, Cell?) -> Bool
    /// Sets the field to what can be read from a cell, and tells every fault of the cell.
    public let read: @Sendable (inout Record, Cell) -> [CellFault]

    /// Makes a field whose absence means the default given; a whole number may have bounds.
    public init<Content: CellCoded>(
        _ name: String, _ path: WritableKeyPath<Record, Content> & Sendable, default standard: Content,
        within bounds: ClosedRange<Int>? = nil, _ meaning: String
    ) {
        self.init(
            FieldOutline(
                name, Content.shape, isRequired: false, standard: standard.cell, bounds: bounds, meaning: meaning),
            path: path, standard: standard, omitsStandard: true)
    }

    /// Makes a field that every record must have; the blank stands in until it is read.
    public init<Content: CellCoded>(
        required name: String, _ path: WritableKeyPath<Record, Content> & Sendable, blank: Content,
        within bounds: ClosedRange<Int>? = nil, _ meaning: String
    ) {
        self.init(
            FieldOutline(name, Content.shape, isRequired: true, bounds: bounds, meaning: meaning), path: path,
            standard: blank, omitsStandard: false)
    }

    /// Makes the field that holds the record's own identifier.
    public init<Noun: Referable>(
        identifier name: String, _ path: WritableKeyPath<Record, ID<Noun>> & Sendable, _ meaning: String
    ) {
        self.init(
            FieldOutline(name, .identifier, isRequired: true, meaning: meaning), path: path, standard: ID(""),
            omitsStandard: false)
    }

    /// Makes the field that holds the identifier of what no record refers to.
    public init(identifier name: String, _ path: WritableKeyPath<Record, String> & Sendable, _ meaning: String) {
        self.init(
            FieldOutline(name, .identifier, isRequired: true, meaning: meaning), path: path, standard: "",
            omitsStandard: false)
    }

    private init<Content: CellCoded>(
        _ outline: FieldOutline, path: WritableKeyPath<Record, Content> & Sendable, standard: Content,
        omitsStandard: Bool
    ) {
        self.outline = outline
        let property = StoredProperty(path)
        cell = { record in
            let content = property.content(of: record)
            return omitsStandard && content == standard ? nil : content.cell
        }
        set = { record, cell throws(CellFault) in
            if let fault = outline.fault(of: cell) { throw fault }
            property.set(try Content(cell: cell), in: &record)
        }
        holds = { record, cell in
            let content = property.content(of: record)
            guard let cell, cell != .text("") else { return content == standard || content.cell == nil }
            return (try? Content(cell: cell)) == content
        }
        reset = { record in property.set(standard, in: &record) }
        withhold = { record in property.set(Content.withheld ?? standard, in: &record) }
        read = { record, cell in
            if let fault = outline.fault(of: cell) { return [fault] }
            let (content, faults) = Content.reading(cell)
            if let content { property.set(content, in: &record) }
            return faults
        }
    }
}

extension FieldOutline {
    /// The fault that a cell has by what the field says of it: a whole number out of its bounds, or no identifier.
    fileprivate func fault(of cell: Cell) -> CellFault? {
        if shape == .identifier, case .text(let text) = cell, !IdentifierRule.allows(text) {
            return CellFault(.notAnIdentifier(text))
        }
        return boundsFault(of: cell)
    }

    /// The fault of a whole number that the field's bounds keep out; nil for every other cell.
    private func boundsFault(of cell: Cell) -> CellFault? {
        guard let bounds, case .text(let text) = cell else { return nil }
        if let number = Int(text) { return bounds.contains(number) ? nil : CellFault(.outOfBounds(text, bounds)) }
        // More digits than any whole number of the machine has.
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : Substring(text)
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return CellFault(.outOfBounds(text, bounds))
    }
}

/// The bounds of the whole numbers that a plan's cells may hold.
enum WholeNumberBounds {
    /// Decimals that are shown of a number.
    static let decimals = 0...9
    /// Years before or after an end or a start.
    static let years = -200...200
    /// Years from the finish to an effect; below zero is a fault that a check explains.
    static let lag = -100...100
    /// Years over which an effect grows; below one is a fault that a check explains.
    static let ramp = -1_000...100
    /// Positions in an order.
    static let positions = 0...1_000_000
    /// Numbers of the rows that became one project.
    static let submissions = 1...1_000_000
}
