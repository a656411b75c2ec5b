import Diagnostics
import PlanModel

extension FolderReader {
    /// Reports a file of a plan in which nothing stands, once; whether it is one.
    ///
    /// - Returns: true where the file holds nothing but spaces and line breaks.
    mutating func isBlank(_ source: SourceText) -> Bool {
        guard source.bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) else { return false }
        guard blankFiles.insert(source.path).inserted else { return true }
        let path = source.path
        report(
            ReadingKinds.emptyFile, SourceSpan(file: path, line: 1, column: 1, length: 0),
            en: path.hasSuffix(".csv") ? "\(path) is empty: it has not even a header" : "\(path) is empty",
            zh: path.hasSuffix(".csv") ? "\(path) 是空文件，连表头也没有" : "\(path) 是空文件",
            help: LocalizedText(
                en: "put the last good copy back; where the plan needs no such file, delete it",
                zh: "请恢复最近一份完好的文件；若规划不需要该文件，请删除"))
        return true
    }

    /// Reports each table or document that holds no record although others name its records, or that is not there.
    ///
    /// The names that others give are then no faults of theirs: they rest on the file.
    mutating func reportEmptied() {
        let empty = Plan.collections.filter { collection in
            Self.isTable(collection) && collection.count(reading.plan) == 0
                && !reading.faulty.contains(Address(collection.name))
        }
        guard !empty.isEmpty else { return }
        let mentions = Mentions(of: Set(empty.map(\.name)), in: reading.plan)
        for collection in empty {
            guard let mention = mentions.byCollection[collection.name] else { continue }
            let others = mention.count == 1 ? "1 mention" : "\(mention.count) mentions"
            let names = mention.first.joined(separator: ", ")
            let help = LocalizedText(
                en: "put the last good copy back, or take out what names its records",
                zh: "请恢复最近一份完好的文件，或删去对其中条目的引用")
            if let path = paths(of: collection).first(where: { contents.files[$0] != nil }) {
                report(
                    ReadingKinds.emptyFile, SourceSpan(file: path, line: 1, column: 1, length: 0),
                    at: Address(collection.name),
                    en: "\(path) holds no row, but the plan names its records: \(others) (\(names))",
                    zh: "\(path) 没有任何条目，但规划中有 \(mention.count) 处引用（\(names)）", help: help)
            } else {
                let path = fixedPath(of: collection) ?? collection.name
                report(
                    ReadingKinds.missingFile, nil, at: Address(collection.name),
                    en: "there is no \(path), but the plan names its records: \(others) (\(names))",
                    zh: "文件夹中没有 \(path)，但规划中有 \(mention.count) 处引用（\(names)）", help: help)
            }
        }
    }

    private static func isTable(_ collection: PlanCollection) -> Bool {
        switch collection.file {
        case .csv, .csvFolder, .yaml: true
        case .text, .digests: false
        }
    }

    private func paths(of collection: PlanCollection) -> [String] {
        switch collection.file {
        case .csv(let path), .yaml(let path, _): [path]
        case .csvFolder(let folder): contents.paths(in: folder).filter { $0.hasSuffix(".csv") }
        case .text, .digests: []
        }
    }

    private func fixedPath(of collection: PlanCollection) -> String? {
        switch collection.file {
        case .csv(let path), .yaml(let path, _): path
        case .csvFolder, .text, .digests: nil
        }
    }
}

/// How often a plan names records of some collections, and the first names.
private struct Mentions {
    var byCollection: [String: (count: Int, first: [String])] = [:]
    private let wanted: Set<String>
    /// The names in use all the same: places may be named by groups.
    private let known: [String: Set<String>]

    init(of wanted: Set<String>, in plan: Plan) {
        self.wanted = wanted
        known = Dictionary(uniqueKeysWithValues: wanted.map { ($0, plan.names(in: $0)) })
        for collection in Plan.collections {
            let fields = collection.fields.indices.filter { names(collection.fields[$0].shape) }
            guard !fields.isEmpty else { continue }
            collection.eachCell(plan, fields) { _, field, cell in look(cell, collection.fields[field].shape) }
        }
        for entry in plan.header.cells {
            if let field = Plan.headerOutline.first(where: { $0.name == entry.name }) { look(entry.cell, field.shape) }
        }
    }

    /// Whether a cell of this shape may name a record of them.
    private func names(_ shape: CellShape) -> Bool {
        switch shape {
        case .reference(let collection): wanted.contains(collection)
        case .list(let inner), .table(let inner): names(inner)
        case .record(let fields): fields.contains { names($0.shape) }
        default: false
        }
    }

    private mutating func look(_ cell: Cell, _ shape: CellShape) {
        switch (shape, cell) {
        case (.reference(let collection), .text(let text)):
            guard wanted.contains(collection), !text.isEmpty, known[collection]?.contains(text) == false else { return }
            var mention = byCollection[collection] ?? (0, [])
            mention.count += 1
            if mention.first.count < 3, !mention.first.contains(text) { mention.first.append(text) }
            byCollection[collection] = mention
        case (.list(let inner), .list(let cells)): for cell in cells { look(cell, inner) }
        case (.record(let fields), .map(let entries)):
            for entry in entries {
                if let field = fields.first(where: { $0.name == entry.name }) { look(entry.cell, field.shape) }
            }
        default: return
        }
    }
}
