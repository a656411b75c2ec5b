/// One kind of fault that a plan can have: its identifier, its weight and the planner's mistake behind it.
public struct FindingKind: Hashable, Sendable {
    /// Kebab-case words that state the fault: `target-below-baseline`.
    public let id: String
    /// The fault in a few words; in English those of the identifier.
    public let title: LocalizedText
    /// How much a finding of this kind weighs.
    public let severity: Severity
    /// The real mistake that it catches, in two or three sentences.
    public let mistake: LocalizedText
    /// The smallest plan that has the fault, and the same plan repaired.
    public let example: FindingExample

    /// Makes a kind of finding.
    ///
    /// - Parameters:
    ///   - id: kebab-case words that state the fault.
    ///   - chinese: the fault in a few words of Chinese.
    ///   - severity: how much a finding of this kind weighs.
    ///   - mistake: the real mistake behind it.
    ///   - example: a failing plan and its repaired sibling.
    public init(
        _ id: String, _ chinese: String, _ severity: Severity, mistake: LocalizedText, example: FindingExample
    ) {
        self.id = id
        title = LocalizedText(en: id.split(separator: "-").joined(separator: " "), zh: chinese)
        self.severity = severity
        self.mistake = mistake
        self.example = example
    }

    /// Kinds are the same where their identifiers are.
    public static func == (left: FindingKind, right: FindingKind) -> Bool { left.id == right.id }

    /// Hashes the identifier.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A failing plan and its repaired sibling, both told as edits of the plan that `lustrum new` writes.
///
/// In the failing edits the mark `⟦` stands directly before the character at which the finding must point; it is not
/// part of the text.
public struct FindingExample: Hashable, Sendable {
    /// The edits that bring the fault in.
    public let failing: [FileEdit]
    /// The edits that make the same wish without the fault.
    public let repaired: [FileEdit]

    /// The name under which an example holds a table of projects that `lustrum import` takes; no file of a plan.
    public static let importedTable = "table.csv"

    /// Whether the fault lies in a table that is imported, not in the plan.
    public var isImport: Bool { isOfWorkbook || failing.contains { $0.file == Self.importedTable } }

    /// Whether the fault lies in a workbook, which no line of text can show.
    public var isOfWorkbook = false

    /// The example of a fault that only a workbook can have.
    public static let workbook: FindingExample = {
        var example = FindingExample(failing: [])
        example.isOfWorkbook = true
        return example
    }()

    /// Makes an example from the failing and the repaired edits.
    public init(failing: [FileEdit], repaired: [FileEdit] = []) {
        self.failing = failing
        self.repaired = repaired
    }

    /// Makes an example of a table of projects that is imported: as it came and as it should have come.
    public init(importing failing: String, repaired: String) {
        self.init(
            failing: [FileEdit(Self.importedTable, .write(failing))],
            repaired: [FileEdit(Self.importedTable, .write(repaired))])
    }
}

/// One edit of one file of a plan folder.
public struct FileEdit: Hashable, Sendable {
    /// What is done to the file.
    public enum Action: Hashable, Sendable {
        /// The first occurrence of a text is replaced by another; the text must be there.
        case replace(String, with: String)
        /// A text is put at the end of the file.
        case append(String)
        /// The whole file is written anew.
        case write(String)
        /// The file is taken away.
        case delete
    }

    /// The file's path inside the plan folder.
    public let file: String
    /// What is done to it.
    public let action: Action

    /// Makes an edit of a file.
    public init(_ file: String, _ action: Action) {
        self.file = file
        self.action = action
    }
}
