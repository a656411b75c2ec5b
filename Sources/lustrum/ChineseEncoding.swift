import Foundation
import Glibc

/// Tables as Chinese spreadsheet programs save them.
enum ChineseEncoding {
    /// The bytes in UTF-8, by the converter of the C library; nil where they are not GB18030 (which holds GBK and GB2312).
    static func utf8(fromGB18030 bytes: [UInt8]) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        // No character grows to more than twice its length: two bytes become three, four stay four.
        var output = [UInt8](repeating: 0, count: bytes.count * 2 + 16)
        let written: Int? = bytes.withUnsafeBytes { source in
            output.withUnsafeMutableBytes { target in
                var from = UnsafeMutablePointer(mutating: source.bindMemory(to: CChar.self).baseAddress)
                var to = target.bindMemory(to: CChar.self).baseAddress
                var (left, room) = (source.count, target.count)
                guard iconv(converter, &from, &left, &to, &room) != size_t.max, left == 0 else {
                    return nil
                }
                return target.count - room
            }
        }
        return written.map { Array(output[..<$0]) }
    }
}
