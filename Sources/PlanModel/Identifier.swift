import Diagnostics

/// A noun of the plan that other records refer to.
public protocol Referable {
    /// The collection in which its records stand: the first part of their address.
    static var collection: String { get }
}

/// The identifier of a record of one kind; identifiers of different kinds never mix.
public struct ID<Noun: Referable>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The identifier as written.
    public let text: String

    /// Makes an identifier from its text.
    public init(_ text: String) { self.text = text }

    /// The address of the record.
    public var address: Address { Address(Noun.collection, text) }

    /// The identifier as written.
    public var description: String { text }

    /// Identifiers sort by their text.
    public static func < (left: ID, right: ID) -> Bool { left.text < right.text }
}

extension ID: CellCoded {
    /// The identifier of a record in the noun's collection.
    public static var shape: CellShape { .reference(Noun.collection) }

    /// Reads an identifier: letters, digits, `-`, `_` and `.`, not empty, neither `.` nor `..`.
    public init(cell: Cell) throws(CellFault) {
        let text = try cell.requiredText()
        guard IdentifierRule.allows(text) else { throw CellFault(.notAnIdentifier(text)) }
        self.init(text)
    }

    /// The identifier; nil where it is empty.
    public var cell: Cell? { text.isEmpty ? nil : .text(text) }
}

/// What an identifier may be made of.
public enum IdentifierRule {
    /// Whether a text is an identifier: letters of any script, digits, `-`, `_` and `.`, not empty.
    ///
    /// `.` and `..` are none: identifiers are steps of addresses and names of files, where these lead elsewhere.
    public static func allows(_ text: String) -> Bool {
        guard !text.isEmpty, text != ".", text != ".." else { return false }
        return isMadeOfLetters(text)
    }

    /// Whether a character may stand in an identifier.
    public static func allows(_ character: Character) -> Bool { isMadeOfLetters(String(character)) }

    private static func isMadeOfLetters(_ text: String) -> Bool {
        if text.utf8.allSatisfy(isPlain) { return true }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII ? isPlain(UInt8(scalar.value)) : scalar.properties.isAlphabetic
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2E: true
        default: false
        }
    }
}

/// What the code of a language may be made of.
public enum LanguageRule {
    /// Whether a text is the code of a language: two or three small letters, then any parts behind `-`, as in `zh-Hant`.
    public static func allows(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy({ (0x61...0x7A).contains($0) })
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.count)
                && part.allSatisfy { byte in
                    switch byte {
                    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                    default: false
                    }
                }
        }
    }
}
