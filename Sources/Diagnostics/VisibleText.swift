/// Text from a plan's files made safe to print: what has no shape on a terminal or page is given one.
public enum VisibleText {
    /// The text with each control character as its picture (`␀`) and a byte-order mark as `⟨BOM⟩`.
    ///
    /// A cell of a plan can hold the escape sequences that move a cursor or change a title; printed so, it cannot.
    public static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20: shown.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "␣")
            case 0x7F: shown += "␡"
            case 0x80..<0xA0: shown += "␣"
            case 0xFEFF: shown += "⟨BOM⟩"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0xFEFF: true
        default: false
        }
    }
}
