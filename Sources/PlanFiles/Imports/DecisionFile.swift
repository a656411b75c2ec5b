import Diagnostics
import PlanModel

/// Reads and writes the file of decisions on what units handed in.
public enum DecisionFile {
    /// Reads what can be read, with every finding about the file itself.
    public static func read(_ bytes: [UInt8], path: String) -> (list: DecisionList, findings: [Finding]) {
        var reader = FolderReader(contents: FolderContents(files: [path: .bytes(bytes)]))
        guard let (file, root) = reader.tree(path), let root, !root.isEmptyText else {
            return (DecisionList(), reader.reading.located([]))
        }
        let place = DecisionList.address
        reader.reading.sources.place(place.path, .node(file: file, root))
        guard case .map(let entries) = root.cell else {
            reader.reportFault(CellFault(.notAMap), at: place, path: place.path)
            return (DecisionList(), reader.reading.located([]))
        }
        let (list, faults) = DecisionList.readingDraft(entries)
        for fault in faults { reader.reportFault(fault, at: place, path: place.path) }
        return (list, reader.reading.located([]))
    }

    /// The file that holds decisions.
    public static func text(_ list: DecisionList) -> String { YAMLWriting.document(.map(list.cells)) }
}
