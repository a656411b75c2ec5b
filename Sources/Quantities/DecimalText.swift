import Diagnostics

/// Numbers as plain decimal text, and back.
public enum DecimalText {
    /// A number rounded to so many decimals, half away from zero on its shortest decimal form, without grouping.
    ///
    /// - Parameters:
    ///   - number: a finite number.
    ///   - decimals: how many digits follow the point; below 0 counts as 0 and above 17 as 17.
    /// - Returns: plain digits such as `-12.50`, from 10^30 on `1e30`; a number that rounds to zero has no sign.
    public static func fixed(_ number: Double, decimals: Int) -> String {
        guard number.isFinite else { return "–" }
        // Hundreds of digits tell a reader nothing; no quantity of a plan is that large.
        guard number.magnitude < 1e30 else { return number.description.replacing("+", with: "") }
        let (digits, point) = significantDigits(of: number.magnitude)
        let decimals = min(max(decimals, 0), 17)
        let keep = point + decimals
        var kept: [UInt8]
        if keep < 0 {
            kept = []
        } else {
            kept = Array(digits.prefix(keep))
            kept += Array(repeating: 0, count: keep - kept.count)
        }
        var whole = point
        if keep >= 0, keep < digits.count, digits[keep] >= 5 {
            var index = kept.count - 1
            while index >= 0, kept[index] == 9 {
                kept[index] = 0
                index -= 1
            }
            if index >= 0 {
                kept[index] += 1
            } else {
                kept.insert(1, at: 0)
                whole += 1
            }
        }
        if whole <= 0 {
            kept = Array(repeating: 0, count: max(0, 1 + decimals - kept.count)) + kept
            whole = 1
        }
        let isZero = kept.allSatisfy { $0 == 0 }
        var text = number < 0 && !isZero ? "-" : ""
        for (index, digit) in kept.enumerated() {
            if index == whole { text += "." }
            text += String(digit)
        }
        return text
    }

    /// The digits of the shortest decimal form without leading zeros, and where the point stands behind them.
    private static func significantDigits(of number: Double) -> (digits: [UInt8], point: Int) {
        guard number != 0 else { return ([], 0) }
        var mantissa = Substring(number.description)
        var exponent = 0
        if let mark = mantissa.firstIndex(of: "e") {
            exponent = Int(mantissa[mantissa.index(after: mark)...]) ?? 0
            mantissa = mantissa[..<mark]
        }
        var digits: [UInt8] = []
        var point: Int?
        for byte in mantissa.utf8 {
            if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte - 48) }
        }
        var position = (point ?? digits.count) + exponent
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(zeros)
        position -= zeros
        while digits.last == 0 { digits.removeLast() }
        return (digits, position)
    }

    /// Plain digits with a comma between thousands, where more than four stand before the point.
    public static func grouped(_ plain: String) -> String {
        let sign = plain.hasPrefix("-") ? "-" : ""
        let unsigned = plain.dropFirst(sign.count)
        let whole = unsigned.prefix { $0 != "." }
        guard whole.count > 4, !whole.contains("e") else { return plain }
        var grouped = ""
        for (position, digit) in whole.enumerated() {
            if position > 0, (whole.count - position) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        return sign + grouped + unsigned.dropFirst(whole.count)
    }

    /// A number rounded as `fixed` rounds it: what is shown is what is compared.
    public static func rounded(_ number: Double, decimals: Int) -> Double {
        Double(fixed(number, decimals: decimals)) ?? number
    }

    /// Reads a plain decimal number: digits, one point, an optional sign and exponent; nil for anything else.
    public static func number(_ text: String) -> Double? {
        var digits = 0
        var whole = 0
        var isWhole = true
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39:
                digits += 1
                if digits < 16 { whole = whole * 10 + Int(byte - 0x30) }
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
                isWhole = false
            default: return nil
            }
        }
        if isWhole, (1..<16).contains(digits) { return Double(whole) }
        guard digits > 0, let number = Double(text), number.isFinite else { return nil }
        return number
    }
}
