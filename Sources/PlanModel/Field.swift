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
    /// Sets the field to what can be read from a cell, and tells every fault of the cell.
    public let read: @Sendable (inout Record, Cell) -> [CellFault]

    /// Makes a field whose absence means the default given.
    public init<Content: CellCoded>(
        _ name: String, _ path: WritableKeyPath<Record, Content> & Sendable, default standard: Content,
        _ meaning: String
    ) {
        self.init(
            FieldOutline(name, Content.shape, isRequired: false, standard: standard.cell, meaning: meaning),
            path: path, standard: standard, omitsStandard: true)
    }

    /// Makes a field that every record must have; the blank stands in until it is read.
    public init<Content: CellCoded>(
        required name: String, _ path: WritableKeyPath<Record, Content> & Sendable, blank: Content, _ meaning: String
    ) {
        self.init(
            FieldOutline(name, Content.shape, isRequired: true, meaning: meaning), path: path, standard: blank,
            omitsStandard: false)
    }

    /// Makes the field that holds the record's own identifier.
    public init<Noun: Referable>(
        identifier name: String, _ path: WritableKeyPath<Record, ID<Noun>> & Sendable, _ meaning: String
    ) {
        self.init(
            FieldOutline(name, .identifier, isRequired: true, meaning: meaning), path: path, standard: ID(""),
            omitsStandard: false)
    }

    private init<Content: CellCoded>(
        _ outline: FieldOutline, path: WritableKeyPath<Record, Content> & Sendable, standard: Content,
        omitsStandard: Bool
    ) {
        self.outline = outline
        cell = { record in
            let content = record[keyPath: path]
            return omitsStandard && content == standard ? nil : content.cell
        }
        set = { record, cell throws(CellFault) in record[keyPath: path] = try Content(cell: cell) }
        reset = { record in record[keyPath: path] = standard }
        read = { record, cell in
            let (content, faults) = Content.reading(cell)
            if let content { record[keyPath: path] = content }
            return faults
        }
    }
}
