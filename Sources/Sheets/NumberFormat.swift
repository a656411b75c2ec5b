/// What a number format makes of a number, as far as reading a table needs it.
public enum NumberFormat: Hashable, Sendable {
    /// A plain number.
    case plain
    /// A share shown as a percentage.
    case percent
    /// A date with the parts that are shown.
    case date(hasMonth: Bool, hasDay: Bool)
    /// A time of day without a date.
    case time

    /// Reads a format code (ECMA-376, 18.8.31); only its first section counts.
    public init(code: String?) {
        guard let code, !code.lowercased().hasPrefix("general") else {
            self = .plain
            return
        }
        var (hasYear, hasMonth, hasDay, hasTime, isPercent) = (false, false, false, false, false)
        var characters = code.lowercased().makeIterator()
        reading: while let character = characters.next() {
            switch character {
            case "\"": while let next = characters.next(), next != "\"" {}
            case "[": while let next = characters.next(), next != "]" {}
            case "\\", "_", "*", "!": _ = characters.next()
            case ";": break reading
            case "y", "e": hasYear = true
            case "m": hasMonth = hasMonth || !hasTime
            case "d": hasDay = true
            case "h", "s": hasTime = true
            case "%": isPercent = true
            case "0", "#", "?":
                // A digit before any part of a date: a number, whatever stands behind it.
                if !hasYear, !hasMonth, !hasDay, !hasTime {
                    self = code.contains("%") ? .percent : .plain
                    return
                }
            default: continue
            }
        }
        if hasYear || hasDay {
            self = .date(hasMonth: hasMonth || hasDay, hasDay: hasDay)
        } else if hasTime {
            self = .time
        } else if hasMonth {
            self = .date(hasMonth: true, hasDay: true)
        } else {
            self = isPercent ? .percent : .plain
        }
    }

    /// The code of a format that workbooks name by number only; nil for the general one and for unknown ones.
    ///
    /// Numbers 27 to 36 and 50 to 58 are dates in East Asian editions (ECMA-376, 18.8.30).
    public static func builtIn(_ number: Int) -> String? {
        switch number {
        case 1: "0"
        case 2: "0.00"
        case 3: "#,##0"
        case 4: "#,##0.00"
        case 9: "0%"
        case 10: "0.00%"
        case 11: "0.00E+00"
        case 14, 22: "yyyy/m/d"
        case 15: "d-mmm-yy"
        case 16: "d-mmm"
        case 17: "mmm-yy"
        case 18...21, 45...47: "h:mm:ss"
        case 27, 36, 50, 52, 57: "yyyy\"年\"m\"月\""
        case 28, 29, 51, 53, 54, 58: "m\"月\"d\"日\""
        case 30: "m/d/yy"
        case 31: "yyyy\"年\"m\"月\"d\"日\""
        case 32...35, 55, 56: "h:mm:ss"
        case 37, 38: "#,##0"
        case 39, 40: "#,##0.00"
        default: nil
        }
    }
}
