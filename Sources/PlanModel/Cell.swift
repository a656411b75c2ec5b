/// One cell of a record as a file writes it: a text, a list or a map of cells.
public enum Cell: Hashable, Sendable {
    /// A text; numbers and dates are texts too.
    case text(String)
    /// Several cells in order.
    case list([Cell])
    /// Named cells in the order written.
    case map([CellEntry])

    /// The text, or nil for a list or a map.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The cell under a name in a map, or nil.
    public subscript(name: String) -> Cell? {
        guard case .map(let entries) = self else { return nil }
        return entries.first { $0.name == name }?.cell
    }
}

/// One named cell of a map.
public struct CellEntry: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The cell.
    public let cell: Cell

    /// Makes an entry.
    public init(_ name: String, _ cell: Cell) {
        self.name = name
        self.cell = cell
    }
}

/// What a cell may hold; schemas, reference checks and messages are derived from it.
public indirect enum CellShape: Hashable, Sendable {
    /// Any text.
    case text
    /// A text in several languages: a map in YAML, columns `name_en`, `name_zh` in CSV.
    case localized
    /// A plain decimal number.
    case number
    /// A plain decimal number, empty, or `?` and the reason why it is missing.
    case value
    /// A whole number.
    case integer
    /// `yes` or `no`.
    case truth
    /// A year.
    case year
    /// `2021`, `2021-06` or `2021-06-30`.
    case date
    /// An identifier of the record's own collection.
    case identifier
    /// An identifier of a record in the collection named.
    case reference(String)
    /// The address of anything in the plan.
    case address
    /// One of the words given.
    case choice([ChoiceWord])
    /// A unit of measure.
    case unit
    /// Several of the same: a sequence in YAML, joined by `;` in CSV.
    case list(CellShape)
    /// A record inside the record.
    case record([FieldOutline])
    /// Names of an open set with a cell each.
    case table(CellShape)
    /// Whatever the field holds to which the cell is applied: a text, a list or a map.
    case anything
}

/// One word of a closed set, and what it means.
public struct ChoiceWord: Hashable, Sendable {
    /// The word as files write it.
    public let name: String
    /// What it means, in one sentence.
    public let meaning: String

    /// Makes a word.
    public init(_ name: String, _ meaning: String) {
        self.name = name
        self.meaning = meaning
    }
}

/// The name, shape and meaning of one field.
public struct FieldOutline: Hashable, Sendable {
    /// The field's name, snake_case.
    public let name: String
    /// What its cell may hold.
    public let shape: CellShape
    /// Whether a record without it is at fault.
    public let isRequired: Bool
    /// What a record without it has instead; nil where that is nothing.
    public let standard: Cell?
    /// The least and the greatest whole number that it may hold; nil where nothing bounds it.
    public let bounds: ClosedRange<Int>?
    /// What it means, in one sentence.
    public let meaning: String

    /// Makes an outline.
    public init(
        _ name: String, _ shape: CellShape, isRequired: Bool, standard: Cell? = nil, bounds: ClosedRange<Int>? = nil,
        meaning: String
    ) {
        self.name = name
        self.shape = shape
        self.isRequired = isRequired
        self.standard = standard
        self.bounds = bounds
        self.meaning = meaning
    }
}

/// Why a cell does not fit its field, and where inside the cell.
public struct CellFault: Error, Hashable, Sendable {
    /// One step into a nested cell.
    public enum Step: Hashable, Sendable, CustomStringConvertible {
        /// The cell under a name.
        case name(String)
        /// The cell at a position from 0.
        case index(Int)

        /// The step as addresses write it.
        public var description: String {
            switch self {
            case .name(let name): name
            case .index(let index): String(index)
            }
        }
    }

    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// The cell must be a single text.
        case notAText
        /// The cell must be a list.
        case notAList
        /// The cell must be a map.
        case notAMap
        /// Not a plain decimal number.
        case notANumber(String)
        /// Not a whole number.
        case notAnInteger(String)
        /// Not a whole number within the bounds of the field.
        case outOfBounds(String, ClosedRange<Int>)
        /// Not a year between 1900 and 2200.
        case notAYear(String)
        /// Not a date.
        case notADate(String)
        /// Not `yes` or `no`.
        case notATruth(String)
        /// Not one of the words allowed.
        case notOneOf(String, [String])
        /// Not an identifier.
        case notAnIdentifier(String)
        /// Not an address.
        case notAnAddress(String)
        /// A field that does not exist here.
        case unknownField(String, known: [String])
        /// A required field that is not there.
        case missingField(String)
    }

    /// What is wrong.
    public let problem: Problem
    /// The way from the field's cell to the faulty one.
    public let path: [Step]

    /// Makes a fault.
    public init(_ problem: Problem, path: [Step] = []) {
        self.problem = problem
        self.path = path
    }

    /// The same fault seen from one level further out.
    public func under(_ step: Step) -> CellFault { CellFault(problem, path: [step] + path) }
}
