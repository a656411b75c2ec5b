import PlanModel
import Quantities

/// One symbol of a formula's text.
struct FormulaToken {
    /// What the symbol is.
    enum Kind: Equatable {
        case number(Double)
        case name(String)
        case bracketed(String)
        case sign(String)
        case end
    }

    let kind: Kind
    let columns: Range<Int>
    /// The symbol as written.
    let text: String
}

/// Takes the symbols of a formula's text one by one.
struct FormulaScanner {
    private let characters: [Character]
    private var position = 0

    init(_ characters: [Character]) { self.characters = characters }

    /// The next symbol; at the end of the text an empty one, again and again.
    mutating func next() throws(FormulaFault) -> FormulaToken {
        while let character = peek(), character.isWhitespace { position += 1 }
        let start = position
        guard let character = peek() else { return token(.end, from: start) }
        if Self.isDigit(character) { return try number() }
        if character == "[" { return try bracketedName() }
        if Self.continuesName(character), character != "." {
            while let character = peek(), Self.continuesName(character) { position += 1 }
            return token(.name(String(characters[start..<position])), from: start)
        }
        for length in [2, 1] where start + length <= characters.count {
            let text = String(characters[start..<(start + length)])
            if Self.signs.contains(text) {
                position += length
                return token(.sign(text), from: start)
            }
            if let instead = Self.lookAlikes[text] {
                throw FormulaFault(.strange(text, instead: instead), at: columns(start, start + length))
            }
        }
        throw FormulaFault(.strange(String(character), instead: nil), at: columns(start, start + 1))
    }

    private mutating func number() throws(FormulaFault) -> FormulaToken {
        let start = position
        skipDigits()
        if peek() == ".", let after = peek(1), Self.isDigit(after) {
            position += 1
            skipDigits()
        }
        if peek() == "e" || peek() == "E" {
            let signLength = peek(1) == "+" || peek(1) == "-" ? 1 : 0
            if let digit = peek(1 + signLength), Self.isDigit(digit) {
                position += 1 + signLength
                skipDigits()
            }
        }
        if let character = peek(), Self.continuesName(character), character != "." {
            while let character = peek(), Self.continuesName(character) { position += 1 }
            let name = String(characters[start..<position])
            throw FormulaFault(.nameBeginsWithDigit(name), at: columns(start, position))
        }
        let text = String(characters[start..<position])
        guard let number = DecimalText.number(text) else {
            throw FormulaFault(.numberTooLarge(text), at: columns(start, position))
        }
        return token(.number(number), from: start)
    }

    private mutating func bracketedName() throws(FormulaFault) -> FormulaToken {
        let start = position
        guard let close = characters[start...].firstIndex(of: "]") else {
            throw FormulaFault(.unclosed("["), at: columns(start, start + 1))
        }
        position = close + 1
        let name = String(characters[(start + 1)..<close])
        guard IdentifierRule.allows(name) else {
            throw FormulaFault(.notAnIdentifier(name), at: columns(start, position))
        }
        return token(.bracketed(name), from: start)
    }

    private func peek(_ ahead: Int = 0) -> Character? {
        position + ahead < characters.count ? characters[position + ahead] : nil
    }

    private mutating func skipDigits() {
        while let character = peek(), Self.isDigit(character) { position += 1 }
    }

    private func columns(_ start: Int, _ end: Int) -> Range<Int> { (start + 1)..<(end + 1) }

    private func token(_ kind: FormulaToken.Kind, from start: Int) -> FormulaToken {
        FormulaToken(kind: kind, columns: columns(start, position), text: String(characters[start..<position]))
    }

    /// Whether a character is one of the digits 0 to 9.
    static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    /// Whether a character may stand in a name that is not in brackets.
    private static func continuesName(_ character: Character) -> Bool {
        character != "-" && IdentifierRule.allows(character)
    }

    private static let signs: Set<String> = ["+", "-", "*", "/", "(", ")", ",", "=", "<>", "<", "<=", ">", ">="]

    /// Signs that people write for those of the grammar, and what the grammar has for them.
    private static let lookAlikes: [String: String] = [
        "==": "=", "!=": "<>", "≠": "<>", "≤": "<=", "≥": ">=", "=<": "<=", "=>": ">=", "**": "*", "×": "*", "·": "*",
        "÷": "/", "−": "-", "–": "-", "（": "(", "）": ")", "，": ",", "；": ",", ";": ",", "＋": "+", "－": "-", "＊": "*",
        "／": "/", "＝": "=", "＜": "<", "＞": ">", "{": "(", "}": ")", "【": "[", "】": "]", "［": "[", "］": "]", "%": "/100",
    ]
}
