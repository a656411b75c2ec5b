import Diagnostics
import PlanModel

/// Reads a plan folder into a plan, and writes a plan as a folder.
public enum PlanFolder {
    /// Reads what can be read, with every finding about the files themselves.
    public static func read(_ contents: FolderContents) -> PlanReading {
        var reader = FolderReader(contents: contents)
        reader.readHeader()
        for collection in Plan.collections { reader.read(collection) }
        reader.reportGroupsNamedAsPlaces()
        reader.reportEmptied()
        reader.readBoundaries()
        reader.reportUnknownFiles()
        return reader.reading
    }
}

/// Reads one folder, gathering plan, positions and findings.
struct FolderReader {
    let contents: FolderContents
    var reading = PlanReading()
    /// YAML files read so far: one file may hold several collections.
    private var trees: [String: (file: Int, tree: YAMLTree?)] = [:]
    /// YAML files that could not be read at all.
    private(set) var brokenDocuments: Set<String> = []
    /// Files in which nothing stands.
    var blankFiles: Set<String> = []

    init(contents: FolderContents) { self.contents = contents }

    // MARK: Texts

    /// The text of a file with its number in the source map; nil where it is absent or unreadable, which is then
    /// reported.
    mutating func text(_ path: String) -> SourceText? {
        guard let file = contents.files[path] else { return nil }
        switch file {
        case .tooLarge(let size):
            reportTooLarge(path, size, most: FolderContents.largestFile)
            return nil
        case .unreadable(let reason):
            report(
                ReadingKinds.unreadableFile, SourceSpan(file: path, line: 1, column: 1, length: 0),
                en: "\(path) cannot be read: \(reason)", zh: "\(path) 无法读取：\(reason)")
            return nil
        case .bytes(let bytes):
            guard path.hasSuffix(".csv") || bytes.count <= FolderContents.largestDocument else {
                reportTooLarge(path, bytes.count, most: FolderContents.largestDocument)
                return nil
            }
            return checked(path, bytes)
        }
    }

    private mutating func reportTooLarge(_ path: String, _ size: Int, most: Int) {
        report(
            ReadingKinds.fileTooLarge, SourceSpan(file: path, line: 1, column: 1, length: 0),
            en: "\(path) has \(size >> 20) MiB; files up to \(most >> 20) MiB are read",
            zh: "\(path) 大小为 \(size >> 20) MiB，仅读取不超过 \(most >> 20) MiB 的文件")
    }

    private mutating func checked(_ path: String, _ bytes: [UInt8]) -> SourceText? {
        if FileEncoding.isUTF16(bytes) {
            report(
                ReadingKinds.notUTF8, SourceSpan(file: path, line: 1, column: 1, length: 0),
                en: "\(path) is not UTF-8; it looks like UTF-16", zh: "\(path) 不是 UTF-8 编码，疑为 UTF-16 编码",
                help: Self.conversion(from: "UTF-16", path))
            return nil
        }
        if let position = bytes.firstIndex(of: 0) {
            let text = SourceText(path: path, bytes: Array(bytes[..<position]))
            report(
                ReadingKinds.binaryFile, text.span(from: position, to: position),
                en: "\(path) is not a text file: a zero byte stands here",
                zh: "\(path) 不是文本文件：此处为零字节",
                help: LocalizedText(en: "save it as CSV or YAML in UTF-8", zh: "请另存为 UTF-8 编码的 CSV 或 YAML"))
            return nil
        }
        if let position = FileEncoding.firstInvalidByte(bytes) {
            let text = SourceText(path: path, bytes: Array(bytes[..<position]))
            guard !FileEncoding.isCutOff(bytes, at: position) else {
                report(
                    ReadingKinds.notUTF8, text.span(from: position, to: position),
                    en: "\(path) ends in the middle of a character: it was cut off", zh: "\(path) 在字符中间中断，文件不完整",
                    help: LocalizedText(en: "fetch the whole file again", zh: "请重新获取完整文件"))
                return nil
            }
            let looksChinese = FileEncoding.looksLikeGB18030(bytes)
            report(
                ReadingKinds.notUTF8, text.span(from: position, to: position),
                en: "\(path) is not UTF-8" + (looksChinese ? "; it looks like GB18030 (GBK)" : ""),
                zh: "\(path) 不是 UTF-8 编码" + (looksChinese ? "，疑为 GB18030（GBK）编码" : ""),
                help: looksChinese
                    ? Self.conversion(from: "GB18030", path)
                    : LocalizedText(
                        en: "convert it from the encoding in which it was saved: iconv -f ENCODING -t UTF-8 \(path)",
                        zh: "请由原编码转换：iconv -f 原编码 -t UTF-8 \(path)"))
            return nil
        }
        guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return SourceText(path: path, bytes: bytes) }
        report(
            ReadingKinds.byteOrderMark, SourceSpan(file: path, line: 1, column: 1),
            en: "\(path) begins with a byte-order mark; it was read without it",
            zh: "\(path) 以字节顺序标记（BOM）开头，读取时已略去",
            help: LocalizedText(en: "`lustrum format` takes it away", zh: "运行 lustrum format 可将其去除"))
        return SourceText(path: path, bytes: Array(bytes.dropFirst(3)))
    }

    private static func conversion(from encoding: String, _ path: String) -> LocalizedText {
        LocalizedText(
            en: "convert it: iconv -f \(encoding) -t UTF-8 \(path)", zh: "请转换编码：iconv -f \(encoding) -t UTF-8 \(path)")
    }

    mutating func report(
        _ kind: FindingKind, _ span: SourceSpan?, at address: Address? = nil, en: String, zh: String,
        help: LocalizedText? = nil, severity: Severity? = nil
    ) {
        let message = LocalizedText(en: en, zh: zh)
        reading.list(Finding(kind, at: address, span: span, message: message, help: help, severity: severity))
        if let address { reading.faulty.insert(address) }
    }

    // MARK: YAML

    /// The tree of a YAML file with its number in the source map, no tree where it is empty; nil where it is absent or
    /// broken, which is reported once.
    mutating func tree(_ path: String) -> (file: Int, tree: YAMLTree?)? {
        if let known = trees[path] { return known }
        guard !brokenDocuments.contains(path) else { return nil }
        guard let source = text(path) else {
            brokenDocuments.insert(path)
            return nil
        }
        let file = reading.sources.add(source)
        do {
            let tree = try YAMLTree.reading(source)
            trees[path] = (file, tree)
            return (file, tree)
        } catch {
            var span = source.span(from: error.position, to: error.position)
            span.length = 1
            report(error, span)
            brokenDocuments.insert(path)
            return nil
        }
    }

    // MARK: Files that nothing reads

    private static let marks = "circles.csv"

    mutating func reportUnknownFiles() {
        let known = PlanFolder.tableAndDocumentPaths
        for path in contents.files.keys.sorted() where !PlanFolder.isKnown(path) {
            if case .unreadable? = contents.files[path] {
                _ = text(path)
                for collection in Plan.collections where collection.file.folder == path {
                    reading.faulty.insert(Address(collection.name))
                }
                continue
            }
            let suggestion = DidYouMean.nearest(to: path, among: known)
            // Without its marks everything in the plan would be published.
            let isMarks = suggestion == Self.marks && contents.files[Self.marks] == nil
            report(
                ReadingKinds.unknownFile, SourceSpan(file: path, line: 1, column: 1, length: 0),
                en: "\(path) is no file of a plan folder and was not read",
                zh: "\(path) 不属于规划文件夹，未读取",
                help: suggestion.map { LocalizedText(en: "did you mean \($0)?", zh: "是否为 \($0)？") },
                severity: isMarks ? .error : nil)
        }
    }
}

extension CollectionFile {
    /// The folder in which the collection's files stand; nil where it has a file of its own or several folders.
    fileprivate var folder: String? {
        switch self {
        case .csvFolder(let folder), .text(let folder): folder
        case .csv, .yaml, .digests: nil
        }
    }
}

extension PlanFolder {
    /// The files with a fixed name.
    static let tableAndDocumentPaths: [String] =
        ["plan.yaml", boundariesPath]
        + Plan.collections.compactMap { collection in
            switch collection.file {
            case .csv(let path), .yaml(let path, _): path
            case .csvFolder, .text, .digests: nil
            }
        }

    /// Whether a path belongs to a plan folder; hidden files and README files are let be.
    static func isKnown(_ path: String) -> Bool {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if name.hasPrefix(".") || name.hasPrefix("README") || tableAndDocumentPaths.contains(path) { return true }
        return Plan.collections.contains { collection in
            switch collection.file {
            case .csv, .yaml: false
            case .csvFolder(let folder): path.hasPrefix(folder + "/") && path.hasSuffix(".csv")
            case .text(let folder): path.hasPrefix(folder + "/") && path.hasSuffix(".md")
            case .digests(let folders): folders.contains { path.hasPrefix($0 + "/") }
            }
        }
    }
}
