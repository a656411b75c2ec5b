/// Text from a plan's files made safe to print: what has no shape on a terminal or page is given one.
public enum VisibleText {
    /// The text with each control character as its picture (`␀`) and each mark without width by its name (`⟨RLO⟩`).
    ///
    /// A cell of a plan can hold the escape sequences that move a cursor or change a title, and the marks that turn the
    /// direction of writing; printed so, it cannot. Line breaks stay where the text has lines of its own.
    public static func of(_ text: String, keepsLines: Bool = false) -> String {
        guard mayHide(text), text.unicodeScalars.contains(where: isHidden) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A where keepsLines: shown += "\n"
            case 0..<0x20: shown.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "␣")
            case 0x7F: shown += "␡"
            case 0x80..<0xA0: shown += "␣"
            default:
                if let name = markNames[scalar.value] {
                    shown += "⟨\(name)⟩"
                } else {
                    shown.unicodeScalars.append(scalar)
                }
            }
        }
        return shown
    }

    /// Whether a spreadsheet may take a text for a formula: a sign, also in full width, stands first, and it is no number.
    ///
    /// Spaces before the sign count as none, for spreadsheets differ in that; signs alone are no formula.
    public static func isLikeFormula(_ text: String) -> Bool {
        let rest = text.unicodeScalars.drop { $0.properties.isWhitespace || isHidden($0) }
        guard let first = rest.first, isFormulaSign(first), Double(String(rest)) == nil else { return false }
        return rest.contains { !isFormulaSign($0) && !$0.properties.isWhitespace }
    }

    private static func isFormulaSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "＝", "＋", "－", "＠": true
        default: false
        }
    }

    /// Whether a text has a byte with which something hidden can begin; most have none, and are done with here.
    private static func mayHide(_ text: String) -> Bool {
        let bytes = text.utf8
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case 0..<0x20, 0x7F, 0xC2, 0xE2, 0xEF: return true
            default: bytes.formIndex(after: &index)
            }
        }
        return false
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// The marks that have no width or turn the direction of writing, by their short names in Unicode.
    private static let markNames: [UInt32: String] = [
        0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM", 0x202A: "LRE", 0x202B: "RLE",
        0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
        0xFEFF: "BOM",
    ]
}
