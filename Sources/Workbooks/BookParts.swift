import Sheets

/// Hears the relationships of a part: which other parts it names.
final class RelationshipsListener: XMLListener {
    /// A part that is named, by the identifier of the relationship.
    struct Target {
        let kind: String
        let path: String
    }

    private(set) var targets: [String: Target] = [:]
    /// The folder of the part whose relationships these are.
    private let folder: [Substring]

    init(folder: String) { self.folder = folder.split(separator: "/") }

    func start(_ name: String, _ attributes: XMLAttributes) {
        guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"],
            attributes["TargetMode"] != "External"
        else { return }
        let kind = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
        targets[id] = Target(kind: kind, path: resolved(target))
    }

    func end(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// The path inside the archive: from its root where it begins with a slash, else from the folder.
    private func resolved(_ target: String) -> String {
        var steps = target.hasPrefix("/") ? [] : folder
        for step in target.split(separator: "/") {
            switch step {
            case "..": _ = steps.popLast()
            case ".": continue
            default: steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }

    /// The relationships of a part of an archive; none where it has none.
    static func of(_ path: String, in archive: BookArchive) throws(BookFault) -> [String: Target] {
        var steps = path.split(separator: "/")
        let name = steps.popLast() ?? ""
        let folder = steps.joined(separator: "/")
        let listener = RelationshipsListener(folder: folder)
        _ = try XMLPart.read((folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels", of: archive, listener)
        return listener.targets
    }
}

/// Hears the list of sheets.
final class SheetListListener: XMLListener {
    /// A sheet as the workbook names it.
    struct Entry {
        let name: String
        let relationship: String
        let isHidden: Bool
    }

    private(set) var entries: [Entry] = []
    private(set) var days = DayCount.from1900

    func start(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "workbookPr": if attributes.isTrue("date1904") { days = .from1904 }
        case "sheet":
            entries.append(
                Entry(
                    name: attributes["name"] ?? "", relationship: attributes["id"] ?? "",
                    isHidden: attributes["state"].map { $0 != "visible" } ?? false))
        default: return
        }
    }

    func end(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Hears the number formats of the styles that cells point to.
final class StylesListener: XMLListener {
    /// The format code of each style; nil for the general one.
    private(set) var formats: [String?] = []
    private var codes: [Int: String] = [:]
    private var isInCellFormats = false

    func start(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "numFmt":
            if let id = attributes.integer("numFmtId"), let code = attributes["formatCode"] { codes[id] = code }
        case "cellXfs": isInCellFormats = true
        case "xf" where isInCellFormats:
            let id = attributes.integer("numFmtId") ?? 0
            let code = codes[id] ?? NumberFormat.builtIn(id)
            formats.append(code?.lowercased() == "general" ? nil : code)
        default: return
        }
    }

    func end(_ name: String) { if name == "cellXfs" { isInCellFormats = false } }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Gathers the text of an element; of annotated text (furigana, pinyin) only the text itself.
struct TextGathering {
    private var bytes: [UInt8] = []
    private var isOpen = false
    private var annotations = 0

    mutating func start(_ name: String) {
        switch name {
        case "rPh": annotations += 1
        case "t": isOpen = annotations == 0
        default: return
        }
    }

    mutating func end(_ name: String) {
        switch name {
        case "rPh": annotations -= 1
        case "t": isOpen = false
        default: return
        }
    }

    mutating func add(_ more: UnsafeBufferPointer<UInt8>) {
        // No cell may hold more than 32,767 characters (ECMA-376); what is longer is cut.
        if isOpen, bytes.count < 32_767 * 4 { bytes.append(contentsOf: more) }
    }

    /// The text gathered so far; the next one begins.
    mutating func take() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return Self.unescaped(String(decoding: bytes, as: UTF8.self))
    }

    /// A text whose `_x000D_` is no escape, as the format writes it.
    static func escaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var (result, rest) = ("", Substring(text))
        while let mark = rest.firstRange(of: "_x") {
            let code = rest[mark.upperBound...].prefix(5)
            let isEscape = code.count == 5 && code.last == "_" && UInt32(code.dropLast(), radix: 16) != nil
            result += rest[..<mark.lowerBound] + (isEscape ? "_x005F_" : "_")
            rest = rest[mark.lowerBound...].dropFirst()
        }
        return result + rest
    }

    /// A text with `_x000D_` as the character that it stands for (ECMA-376, 22.9.2.19).
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var result = ""
        var rest = Substring(text)
        while let mark = rest.firstRange(of: "_x") {
            result += rest[..<mark.lowerBound]
            let code = rest[mark.upperBound...].prefix(4)
            let end = rest[mark.upperBound...].dropFirst(4)
            if code.count == 4, end.first == "_", let number = UInt32(code, radix: 16),
                let scalar = Unicode.Scalar(number)
            {
                result.unicodeScalars.append(scalar)
                rest = end.dropFirst()
            } else {
                result += "_x"
                rest = rest[mark.upperBound...]
            }
        }
        return result + rest
    }
}

/// Hears the texts that cells share.
final class SharedTextsListener: XMLListener {
    private(set) var texts: [String] = []
    private var gathering = TextGathering()

    func start(_ name: String, _ attributes: XMLAttributes) { gathering.start(name) }

    func end(_ name: String) {
        gathering.end(name)
        if name == "si" { texts.append(gathering.take()) }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { gathering.add(bytes) }
}

/// Hears the comments on the cells of a sheet.
final class CommentsListener: XMLListener {
    private(set) var comments: [CellPosition: String] = [:]
    private var position: CellPosition?
    private var gathering = TextGathering()

    func start(_ name: String, _ attributes: XMLAttributes) {
        if name == "comment" { position = attributes["ref"].flatMap { CellPosition(written: $0) } }
        gathering.start(name)
    }

    func end(_ name: String) {
        gathering.end(name)
        guard name == "comment" else { return }
        let text = gathering.take()
        if let position { comments[position] = text }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { gathering.add(bytes) }
}
