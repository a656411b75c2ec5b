/// Texts as people type them into spreadsheets, made comparable.
enum ForeignText {
    /// The text with full-width letters, digits and signs as plain ones, and runs of spaces as one space.
    static func plain(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2000...0x200B, 0x3000, 0xFEFF:
                if scalars.last != " ", !scalars.isEmpty { scalars.append(" ") }
            default: scalars.append(scalar)
            }
        }
        if scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// The text by which two names are the same: plain, without spaces, in lower case.
    static func key(_ text: String) -> String {
        plain(text).lowercased().filter { $0 != " " }
    }
}

/// The heading of a column taken apart: the name, and the unit and year that stand with it.
struct HeadingText: Hashable {
    /// The name without unit and year, as a key.
    let stem: String
    /// What stands in brackets or behind a comma: most often a unit.
    let unit: String?
    /// The year that the heading names.
    let year: Int?

    init(_ heading: String) {
        var rest = Substring(ForeignText.key(heading))
        var unit: String?
        if rest.last == ")", let open = rest.lastIndex(of: "(") {
            unit = String(rest[rest.index(after: open)...].dropLast())
            rest = rest[..<open]
        } else if let mark = rest.firstIndex(where: { ":,，:".contains($0) }) {
            unit = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        for word in ["单位:", "单位：", "unit:", "in"] {
            if let text = unit, text.hasPrefix(word) { unit = String(text.dropFirst(word.count)) }
        }
        var year: Int?
        if let number = Int(rest.prefix(4)), (1_900...2_200).contains(number), rest.count > 4 {
            year = number
            rest = rest.dropFirst(4)
            if rest.first == "年" { rest = rest.dropFirst() }
        }
        stem = String(rest)
        self.unit = unit?.isEmpty == false ? unit : nil
        self.year = year
    }
}
