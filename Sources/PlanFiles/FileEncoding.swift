/// What the bytes of a file say of its encoding.
enum FileEncoding {
    /// The position of the first byte that is not part of well-formed UTF-8 (RFC 3629), or nil.
    static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            let length: Int
            var low: UInt8 = 0x80
            var high: UInt8 = 0xBF
            switch byte {
            case 0xC2...0xDF: length = 2
            case 0xE0:
                length = 3
                low = 0xA0
            case 0xED:
                length = 3
                high = 0x9F
            case 0xE1...0xEF: length = 3
            case 0xF0:
                length = 4
                low = 0x90
            case 0xF4:
                length = 4
                high = 0x8F
            case 0xF1...0xF3: length = 4
            default: return index
            }
            guard index + length <= bytes.count, (low...high).contains(bytes[index + 1]) else { return index }
            for follower in (index + 2)..<max(index + 2, index + length)
            where !(0x80...0xBF).contains(bytes[follower]) {
                return index
            }
            index += length
        }
        return nil
    }

    /// Whether a file that is UTF-8 up to this byte ends within the character that begins here: it was cut off.
    static func isCutOff(_ bytes: [UInt8], at position: Int) -> Bool {
        let rest = bytes[position...]
        guard let lead = rest.first, rest.count < 4, rest.dropFirst().allSatisfy({ (0x80...0xBF).contains($0) }) else {
            return false
        }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        return lead >= 0xC2 && lead <= 0xF4 && rest.count < length && bytes[..<position].contains { $0 >= 0x80 }
    }

    /// Whether the bytes begin with the mark of UTF-16, as a spreadsheet's "Unicode text" does.
    static func isUTF16(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    }

    /// Whether at least nine in ten of the bytes above ASCII pair up as GB18030 two-byte characters.
    static func looksLikeGB18030(_ bytes: [UInt8]) -> Bool {
        var pairs = 0
        var strays = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            let second = index + 1 < bytes.count ? bytes[index + 1] : 0
            if (0x81...0xFE).contains(bytes[index]), (0x40...0xFE).contains(second), second != 0x7F {
                pairs += 1
                index += 2
            } else {
                strays += 1
                index += 1
            }
        }
        return pairs > 0 && pairs >= 9 * strays
    }
}
