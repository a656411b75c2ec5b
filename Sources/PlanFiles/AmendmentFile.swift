import Diagnostics
import PlanModel

/// What came of reading the file of an amendment.
public struct AmendmentReading: Sendable {
    /// The amendment, as far as it could be read.
    public let amendment: Amendment
    /// What is wrong with the file, in its order.
    public let findings: [Finding]
    /// Where everything in it stands, by addresses that begin with `amendment`.
    public let sources: SourceMap

    /// A finding about the amendment with its place in the file.
    public func located(_ finding: Finding) -> Finding {
        var finding = finding
        finding.span = finding.address.flatMap(sources.span)
        return finding
    }
}

/// Reads the file of an amendment: a YAML document with `title`, `on` and `changes`.
public enum AmendmentFile {
    /// Reads what can be read, with every finding about the file itself.
    public static func read(_ bytes: [UInt8], path: String) -> AmendmentReading {
        var reader = FolderReader(contents: FolderContents(files: [path: .bytes(bytes)]))
        let amendment = reader.readAmendment(path)
        return AmendmentReading(
            amendment: amendment, findings: reader.reading.located([]), sources: reader.reading.sources)
    }
}

extension FolderReader {
    fileprivate mutating func readAmendment(_ path: String) -> Amendment {
        guard let (file, root) = tree(path) else { return Amendment() }
        let place = Amendment.address
        guard let root, !root.isEmptyText else {
            report(
                ReadingKinds.missingField, SourceSpan(file: path, line: 1, column: 1, length: 0), at: place,
                en: "\(path) says nothing", zh: "\(path) 没有内容",
                help: LocalizedText(en: "write the changes as a list below ‘changes:’", zh: "请在 changes: 下逐条列出修改"))
            return Amendment()
        }
        reading.sources.place(place.path, .node(file: file, root))
        guard case .map(let entries) = root.cell else {
            reportFault(CellFault(.notAMap), at: place, path: place.path)
            return Amendment()
        }
        let (amendment, faults) = Amendment.readingDraft(entries)
        for fault in faults { reportFault(fault, at: place, path: place.path) }
        return amendment
    }
}
