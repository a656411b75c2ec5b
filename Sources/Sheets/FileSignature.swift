import Diagnostics

/// What the first bytes of a file say of its kind.
public enum FileSignature: Hashable, Sendable {
    /// A ZIP archive, as a workbook is one.
    case archive
    /// A text, perhaps a table.
    case text
    /// Something that is no table, and why.
    case fault(BookFault)

    /// Looks at the bytes of a file.
    public init(_ bytes: [UInt8]) {
        if bytes.isEmpty {
            self = .fault(.empty)
        } else if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) {
            self = .archive
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = .fault(Self.holds(bytes, "EncryptedPackage") ? .encrypted : .oldFormat)
        } else if let kind = Self.kinds.first(where: { bytes.starts(with: $0.start) }) {
            self = .fault(.otherKind(kind.name))
        } else if Self.isMarkup(bytes) {
            self = .fault(.otherKind(LocalizedText(en: "a web page or XML", zh: "网页或 XML 文件")))
        } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            // UTF-16: a text, whose reader says so.
            self = .text
        } else if bytes.contains(0) {
            self = .fault(.otherKind(LocalizedText(en: "a file of unknown kind", zh: "未知类型的文件")))
        } else {
            self = .text
        }
    }

    private static let kinds: [(start: [UInt8], name: LocalizedText)] = [
        (Array("%PDF".utf8), LocalizedText(en: "a PDF", zh: "PDF 文件")),
        ([0x89, 0x50, 0x4E, 0x47], LocalizedText(en: "a picture", zh: "图片")),
        ([0xFF, 0xD8, 0xFF], LocalizedText(en: "a picture", zh: "图片")),
        (Array("{\\rtf".utf8), LocalizedText(en: "a formatted text", zh: "RTF 文档")),
        (Array("Rar!".utf8), LocalizedText(en: "an archive (RAR)", zh: "RAR 压缩包")),
        ([0x37, 0x7A, 0xBC, 0xAF], LocalizedText(en: "an archive (7z)", zh: "7z 压缩包")),
    ]

    /// Whether a container of old programs names a stream: its directory is UTF-16, little-endian.
    private static func holds(_ bytes: [UInt8], _ name: String) -> Bool {
        let wanted = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        return bytes.indices.dropLast(wanted.count - 1).contains { start in
            bytes[start] == first && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }

    private static func isMarkup(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(64).drop {
            $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF
        }
        let text = String(decoding: start, as: UTF8.self).lowercased()
        return text.hasPrefix("<?xml") || text.hasPrefix("<html") || text.hasPrefix("<!doctype")
            || text.hasPrefix("<table")
    }
}
