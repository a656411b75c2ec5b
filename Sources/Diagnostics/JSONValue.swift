/// A JSON document as a value whose objects keep the order in which their members are given.
///
/// The written form is a function of the value alone: doubles are shortest round-trip, text is escaped as little as RFC
/// 8259 allows.
public enum JSONValue: Hashable, Sendable {
    /// The literal `null`.
    case null
    /// The literals `true` and `false`.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A number; one that is not finite is written as `null`.
    case number(Double)
    /// A text.
    case text(String)
    /// A list of values.
    case list([JSONValue])
    /// Members in the order given.
    case object([JSONMember])

    /// An object from names and values in order.
    public static func members(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(members.map { JSONMember(name: $0.key, value: $0.value) })
    }

    /// An object with a member for each language of a text.
    public static func localized(_ text: LocalizedText) -> JSONValue {
        .object(text.languages.map { JSONMember(name: $0, value: .text(text[$0] ?? "")) })
    }

    /// The text, or `null` where there is none.
    public static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

    /// The document on one line, without spaces.
    public var compact: String {
        var bytes: [UInt8] = []
        write(to: &bytes, indent: nil)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The document with one member a line, indented by two spaces, ending in a line break.
    public var pretty: String {
        var bytes: [UInt8] = []
        write(to: &bytes, indent: 0)
        bytes.append(UInt8(ascii: "\n"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(to bytes: inout [UInt8], indent: Int?) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): bytes.append(contentsOf: String(value).utf8)
        case .number(let value): bytes.append(contentsOf: Self.shortest(value).utf8)
        case .text(let value): Self.append(value, to: &bytes)
        case .list(let values):
            Self.write(count: values.count, open: "[", close: "]", to: &bytes, indent: indent) { index, inner, bytes in
                values[index].write(to: &bytes, indent: inner)
            }
        case .object(let members):
            Self.write(count: members.count, open: "{", close: "}", to: &bytes, indent: indent) { index, inner, bytes in
                Self.append(members[index].name, to: &bytes)
                bytes.append(contentsOf: (inner == nil ? ":" : ": ").utf8)
                members[index].value.write(to: &bytes, indent: inner)
            }
        }
    }

    private static func write(
        count: Int, open: String, close: String, to bytes: inout [UInt8], indent: Int?,
        each: (Int, Int?, inout [UInt8]) -> Void
    ) {
        bytes.append(contentsOf: open.utf8)
        for index in 0..<count {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            if let indent { newLine(indent + 2, to: &bytes) }
            each(index, indent.map { $0 + 2 }, &bytes)
        }
        if count > 0, let indent { newLine(indent, to: &bytes) }
        bytes.append(contentsOf: close.utf8)
    }

    private static func newLine(_ indent: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<indent { bytes.append(UInt8(ascii: " ")) }
    }

    /// Appends a text as a JSON string: in quotation marks, escaped where it must be.
    public static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { units in
            if units.contains(where: needsEscape) {
                for byte in units { append(escaped: byte, to: &bytes) }
            } else {
                bytes.append(contentsOf: units)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func append(escaped byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
        case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        case 0..<0x20:
            let digits = String(byte, radix: 16)
            bytes.append(contentsOf: "\\u00".utf8)
            if digits.utf8.count == 1 { bytes.append(UInt8(ascii: "0")) }
            bytes.append(contentsOf: digits.utf8)
        default: bytes.append(byte)
        }
    }

    /// The shortest decimal text that reads back as the same double, without a trailing `.0`.
    public static func shortest(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        if value.magnitude < 0x1p53, let whole = Int(exactly: value) { return String(whole) }
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

/// One named member of a JSON object.
public struct JSONMember: Hashable, Sendable {
    /// The member's name.
    public let name: String
    /// The member's value.
    public let value: JSONValue

    /// Makes a member from its name and value.
    public init(name: String, value: JSONValue) {
        self.name = name
        self.value = value
    }
}
