import Diagnostics
import PlanModel

extension FolderReader {
    /// Reads `plan.yaml`: what plan it is, and the words that it uses.
    mutating func readHeader() {
        guard contents.files["plan.yaml"] != nil else {
            report(
                ReadingKinds.missingFile, nil, at: Address("plan"), en: "there is no plan.yaml in the folder",
                zh: "文件夹中没有 plan.yaml",
                help: LocalizedText(
                    en: "`lustrum new DIR` writes a small plan to start from", zh: "运行 lustrum new DIR 可生成示例"))
            return
        }
        guard let (file, tree) = tree("plan.yaml") else {
            reading.faulty.insert(Address("plan"))
            return
        }
        guard let tree, !tree.isEmptyText else {
            report(
                ReadingKinds.missingFile, SourceSpan(file: "plan.yaml", line: 1, column: 1, length: 0),
                at: Address("plan"), en: "plan.yaml says nothing", zh: "plan.yaml 没有内容",
                help: LocalizedText(
                    en: "`lustrum new DIR` writes a small plan to start from", zh: "运行 lustrum new DIR 可生成示例"))
            return
        }
        reading.sources.place("plan", .node(file: file, tree))
        guard case .map(let entries) = tree.cell else {
            reportFault(CellFault(.notAMap), at: Address("plan"), path: "plan")
            return
        }
        let (header, faults) = PlanHeader.readingDraft(entries)
        reading.plan.header = header
        if entries.isEmpty { reading.faulty.insert(Address("plan")) }
        for fault in faults { reportFault(fault, at: Address("plan"), path: "plan") }
        placeWords(tree, file)
        if header.format != Plan.encodingVersion, !faults.contains(where: { $0.path.first == .name("format") }) {
            let address = Address("plan", field: "format")
            report(
                ReadingKinds.unknownFormat, reading.sources.span(of: address), at: address,
                en: "format ‘\(header.format)’ is not known; this version reads \(Plan.encodingVersion)",
                zh: "未知格式“\(header.format)”，本版本读取 \(Plan.encodingVersion)")
        }
    }

    // MARK: Words

    /// Gives the words of the header (fields, bodies, kinds ...) their own addresses, and keeps the first of each.
    private mutating func placeWords(_ tree: YAMLTree, _ file: Int) {
        for outline in Plan.headerOutline {
            guard case .list(.record) = outline.shape, case .sequence(let nodes, _)? = tree.node(at: outline.name)
            else { continue }
            var firsts: [String: YAMLTree] = [:]
            for node in nodes {
                guard case .scalar(let id, let position)? = node.node(at: "id"), !id.isEmpty else { continue }
                let address = Address(outline.name, id)
                if let first = firsts[id] {
                    let place = first.position.span(in: "plan.yaml")
                    reportRepeated(address, position.span(in: "plan.yaml"), first: place)
                } else {
                    firsts[id] = node
                    reading.sources.place(address.path, .node(file: file, node))
                }
            }
        }
        keepFirst(\.phases, by: \.id)
        keepFirst(\.levels, by: \.id.text)
        keepFirst(\.fieldsOfPlan, by: \.id.text)
        keepFirst(\.bodies, by: \.id.text)
        keepFirst(\.groups, by: \.id.text)
        keepFirst(\.kinds, by: \.id.text)
        keepFirst(\.funding, by: \.id.text)
        keepFirst(\.circles, by: \.id.text)
        keepFirst(\.plans, by: \.id.text)
    }

    private mutating func keepFirst<Word>(_ words: WritableKeyPath<PlanHeader, [Word]>, by id: KeyPath<Word, String>) {
        var seen: Set<String> = []
        reading.plan.header[keyPath: words].removeAll { word in
            !word[keyPath: id].isEmpty && !seen.insert(word[keyPath: id]).inserted
        }
    }

    private mutating func reportRepeated(_ address: Address, _ span: SourceSpan?, first: SourceSpan?) {
        let line = first.map { "\($0.file):\($0.line)" } ?? ""
        reading.list(
            Finding(
                ReadingKinds.repeatedRecord, at: address, span: span,
                message: LocalizedText(
                    en: "\(address) stands here a second time; this one was left out",
                    zh: "\(address) 重复出现，此处未采用"),
                notes: [LocalizedText(en: "it stands first in \(line)", zh: "首次出现于 \(line)")]))
    }

    /// Reports groups of places that have the identifier of a place: a figure could be of either.
    mutating func reportGroupsNamedAsPlaces() {
        for group in reading.plan.header.groups {
            let place = Address("places", group.id.text)
            guard let first = reading.sources.span(of: place) else { continue }
            let address = Address("place_groups", group.id.text)
            let line = "\(first.file):\(first.line)"
            reading.list(
                Finding(
                    ReadingKinds.repeatedRecord, at: address,
                    span: reading.sources.span(of: address.with(field: "id")),
                    message: LocalizedText(
                        en: "the group of places ‘\(group.id)’ has the identifier of a place",
                        zh: "片区“\(group.id)”与地区编号相同"),
                    notes: [LocalizedText(en: "the place stands in \(line)", zh: "该地区位于 \(line)")],
                    help: LocalizedText(en: "give the group another identifier", zh: "请为片区另取编号")))
        }
    }
}
