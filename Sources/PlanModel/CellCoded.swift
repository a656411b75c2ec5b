import Diagnostics
import Quantities

/// A value that a cell can hold.
public protocol CellCoded: Equatable, Sendable {
    /// What the cell may hold.
    static var shape: CellShape { get }
    /// Reads the value from a cell.
    init(cell: Cell) throws(CellFault)
    /// The value as a cell; nil where nothing needs to be written.
    var cell: Cell? { get }
    /// Reads what can be read from a cell and collects every fault; nil where nothing can be.
    static func reading(_ cell: Cell) -> (content: Self?, faults: [CellFault])
    /// What stands for a content that the reader may not read; nil where the field's default does.
    static var withheld: Self? { get }
}

extension CellCoded {
    /// The field's default stands for it.
    public static var withheld: Self? { nil }

    /// Reads the whole cell or nothing.
    public static func reading(_ cell: Cell) -> (content: Self?, faults: [CellFault]) {
        do { return (try Self(cell: cell), []) } catch { return (nil, [error]) }
    }
}

extension Cell {
    /// The cell's text; a list or a map is a fault.
    func requiredText() throws(CellFault) -> String {
        guard case .text(let text) = self else { throw CellFault(.notAText) }
        return text
    }
}

extension String: CellCoded {
    /// A text.
    public static var shape: CellShape { .text }

    /// Reads a text.
    public init(cell: Cell) throws(CellFault) { self = try cell.requiredText() }

    /// The text; nil where it is empty.
    public var cell: Cell? { isEmpty ? nil : .text(self) }
}

extension Double: CellCoded {
    /// A plain decimal number.
    public static var shape: CellShape { .number }

    /// Reads a plain decimal number.
    public init(cell: Cell) throws(CellFault) {
        let text = try cell.requiredText()
        guard let number = DecimalText.number(text) else { throw CellFault(.notANumber(text)) }
        self = number
    }

    /// The shortest decimal text that reads back as the same number.
    public var cell: Cell? { .text(JSONValue.shortest(self)) }
}

extension Int: CellCoded {
    /// A whole number.
    public static var shape: CellShape { .integer }

    /// Reads a whole number.
    public init(cell: Cell) throws(CellFault) {
        let text = try cell.requiredText()
        guard let number = Int(text) else { throw CellFault(.notAnInteger(text)) }
        self = number
    }

    /// The digits.
    public var cell: Cell? { .text(String(self)) }
}

extension Bool: CellCoded {
    /// `yes` or `no`.
    public static var shape: CellShape { .truth }

    /// Reads `yes`, `true`, `no` or `false`.
    public init(cell: Cell) throws(CellFault) {
        let text = try cell.requiredText()
        switch text {
        case "yes", "true": self = true
        case "no", "false": self = false
        default: throw CellFault(.notATruth(text))
        }
    }

    /// `yes` or `no`.
    public var cell: Cell? { .text(self ? "yes" : "no") }
}

extension Year: CellCoded {
    /// A year.
    public static var shape: CellShape { .year }

    /// Reads a year between 1900 and 2200.
    public init(cell: Cell) throws(CellFault) {
        let text = try cell.requiredText()
        guard let number = Int(text), Year.plausible.contains(number) else { throw CellFault(.notAYear(text)) }
        self.init(number)
    }

    /// The year in digits.
    public var cell: Cell? { .text(description) }
}

extension CalendarDate: CellCoded {
    /// A date, as exact as it is known.
    public static var shape: CellShape { .date }

    /// Reads `2021`, `2021-06` or `2021-06-30`.
    public init(cell: Cell) throws(CellFault) {
        let text = try cell.requiredText()
        guard let date = CalendarDate(written: text) else { throw CellFault(.notADate(text)) }
        self = date
    }

    /// The date as it is written.
    public var cell: Cell? { .text(description) }
}

extension Value: CellCoded {
    /// A number or the reason why there is none.
    public static var shape: CellShape { .value }

    /// Missing, because it is withheld.
    public static var withheld: Value? { .missing(.withheld) }

    /// Reads a number; an empty cell is not stated; `?` and a text is a recorded reason.
    public init(cell: Cell) throws(CellFault) {
        let text = try cell.requiredText()
        if let number = DecimalText.number(text) {
            self = .number(number)
        } else if text.isEmpty {
            self = .missing(.notStated)
        } else if text.hasPrefix("?") {
            let reason = text.dropFirst().drop { $0 == " " }
            self = .missing(reason.isEmpty ? .notStated : .recorded(String(reason)))
        } else {
            throw CellFault(.notANumber(text))
        }
    }

    /// Reads a cell; one that cannot be read is missing for that reason.
    public static func reading(_ cell: Cell) -> (content: Value?, faults: [CellFault]) {
        do { return (try Value(cell: cell), []) } catch { return (.missing(.unreadable), [error]) }
    }

    /// The number, or `?` and the reason; nil where nothing is stated.
    public var cell: Cell? {
        switch self {
        case .number(let number): .text(JSONValue.shortest(number))
        case .missing(.notStated), .missing(.unreadable): nil
        case .missing(.recorded(let reason)): .text("?\(reason)")
        case .missing(let reason): .text("?\(reason.text.text(in: "en"))")
        }
    }
}

extension LocalizedText: CellCoded {
    /// A text in several languages.
    public static var shape: CellShape { .localized }

    /// Reads a map of languages; a bare text counts as English.
    public init(cell: Cell) throws(CellFault) {
        switch cell {
        case .text(let text): self.init(["en": text])
        case .list: throw CellFault(.notAMap)
        case .map(let entries):
            self.init()
            for entry in entries {
                guard LanguageRule.allows(entry.name) else {
                    throw CellFault(.unknownField(entry.name, known: ["en", "zh"]), path: [.name(entry.name)])
                }
                do { self[entry.name] = try entry.cell.requiredText() } catch { throw error.under(.name(entry.name)) }
            }
        }
    }

    /// A map of languages; nil where there is no text.
    public var cell: Cell? {
        isEmpty ? nil : .map(languages.map { CellEntry($0, .text(self[$0] ?? "")) })
    }
}

extension Address: CellCoded {
    /// An address.
    public static var shape: CellShape { .address }

    /// Reads an address.
    public init(cell: Cell) throws(CellFault) {
        let text = try cell.requiredText()
        guard let address = Address(written: text) else { throw CellFault(.notAnAddress(text)) }
        self = address
    }

    /// The address as it is written.
    public var cell: Cell? { .text(description) }
}

extension Optional: CellCoded where Wrapped: CellCoded {
    /// What the content itself may be.
    public static var shape: CellShape { Wrapped.shape }

    /// Reads the content; an empty cell is none.
    public init(cell: Cell) throws(CellFault) {
        if case .text("") = cell { self = nil } else { self = try Wrapped(cell: cell) }
    }

    /// Reads the content as far as it can be read; an empty cell is none.
    public static func reading(_ cell: Cell) -> (content: Self?, faults: [CellFault]) {
        if case .text("") = cell { return (.some(nil), []) }
        let (content, faults) = Wrapped.reading(cell)
        return (content.map { .some($0) }, faults)
    }

    /// The cell of the content; nil where there is none.
    public var cell: Cell? { self?.cell }
}

extension Array: CellCoded where Element: CellCoded {
    /// Several of the same.
    public static var shape: CellShape { .list(Element.shape) }

    /// Reads a list; a single text is split at `;`.
    public init(cell: Cell) throws(CellFault) {
        let (content, faults) = Self.reading(cell)
        if let fault = faults.first { throw fault }
        self = content ?? []
    }

    /// Reads the elements that can be read.
    public static func reading(_ cell: Cell) -> (content: Self?, faults: [CellFault]) {
        let cells: [Cell]
        switch cell {
        case .list(let list): cells = list
        case .map: return (nil, [CellFault(.notAList)])
        case .text(""): return ([], [])
        case .text(let text): cells = Self.parts(of: text).map { .text($0) }
        }
        var elements: [Element] = []
        elements.reserveCapacity(cells.count)
        var faults: [CellFault] = []
        for (index, cell) in cells.enumerated() {
            let (element, found) = Element.reading(cell)
            if let element { elements.append(element) }
            faults.append(contentsOf: found.map { $0.under(.index(index)) })
        }
        return (elements, faults)
    }

    /// The parts of a text between semicolons, without the spaces around them.
    private static func parts(of text: String) -> [String] {
        let separator = UInt8(ascii: ";")
        guard text.utf8.contains(where: { $0 == separator || $0 == 0x20 }) else { return [text] }
        return text.utf8.split(separator: separator, omittingEmptySubsequences: false).map { part in
            var part = part
            while part.first == 0x20 { part.removeFirst() }
            while part.last == 0x20 { part.removeLast() }
            return String(Substring(part))
        }
    }

    /// A list; nil where it is empty.
    public var cell: Cell? {
        isEmpty ? nil : .list(map { $0.cell ?? .text("") })
    }
}

/// A word out of a closed set.
public protocol Choice: CellCoded, RawRepresentable, CaseIterable where RawValue == String {
    /// What the word means, in one sentence for a planner.
    var meaning: String { get }
}

extension Choice {
    /// One of the words of the set.
    public static var shape: CellShape { .choice(allCases.map { ChoiceWord($0.rawValue, $0.meaning) }) }

    /// Reads one of the words.
    public init(cell: Cell) throws(CellFault) {
        let text = try cell.requiredText()
        guard let choice = Self(rawValue: text) else {
            throw CellFault(.notOneOf(text, Self.allCases.map(\.rawValue)))
        }
        self = choice
    }

    /// The word.
    public var cell: Cell? { .text(rawValue) }
}

/// A map with an open set of names.
public struct NamedCells<Content: CellCoded>: CellCoded, ExpressibleByDictionaryLiteral {
    /// The contents by name.
    public var contents: [String: Content]

    /// Makes a map.
    public init(_ contents: [String: Content] = [:]) { self.contents = contents }

    /// Makes a map from a literal, the last of equal names winning.
    public init(dictionaryLiteral elements: (String, Content)...) {
        contents = Dictionary(elements) { _, last in last }
    }

    /// The content under a name, or nil.
    public subscript(name: String) -> Content? { contents[name] }

    /// Names of an open set with a cell each.
    public static var shape: CellShape { .table(Content.shape) }

    /// Reads a map; the first fault is thrown.
    public init(cell: Cell) throws(CellFault) {
        guard case .map(let entries) = cell else { throw CellFault(.notAMap) }
        contents = [:]
        for entry in entries {
            do { contents[entry.name] = try Content(cell: entry.cell) } catch { throw error.under(.name(entry.name)) }
        }
    }

    /// A map in the order of its names; nil where it is empty.
    public var cell: Cell? {
        contents.isEmpty
            ? nil : .map(contents.sorted { $0.key < $1.key }.map { CellEntry($0.key, $0.value.cell ?? .text("")) })
    }
}
