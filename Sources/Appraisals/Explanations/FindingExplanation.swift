import Diagnostics
import Intake
import PlanFiles

/// A kind of finding with its example played through: the edits, what the command says of it, and the repair.
public struct FindingExplanation: Sendable {
    /// The kind.
    public let kind: FindingKind
    /// How the failing plan differs from the one that `lustrum new` writes.
    public let failing: [FileChange]
    /// Where the finding must point.
    public let mark: SourceSpan?
    /// How the repaired plan differs from the failing one.
    public let repaired: [FileChange]
    /// What the command finds of this kind in the failing plan or table.
    public let findings: [Finding]
    /// A line of the failing plan or table, for the texts of findings.
    private let line: @Sendable (String, Int) -> String?

    /// Plays the example of a kind through.
    public init(_ kind: FindingKind) {
        self.kind = kind
        let plan = ExamplePlan(kind)
        mark = plan.mark
        failing = FileChange.changes(from: NewPlan.files, to: plan.failingTexts, mark: plan.mark)
        repaired = FileChange.changes(from: plan.failingTexts, to: plan.repairedTexts, mark: nil)
        let reading = PlanFolder.read(plan.failing)
        if kind.example.isOfWorkbook {
            findings =
                GatheringKinds.all.contains(kind)
                ? GatheringKinds.findings(of: kind) : WorkbookKinds.findings(of: kind)
            line = { _, _ in nil }
        } else if let proposal = plan.proposal(for: plan.failingTable) {
            findings = proposal.findings.filter { $0.kind == kind }
            line = { _, number in proposal.line(number) }
        } else {
            findings = check(reading).filter { $0.kind == kind }
            line = reading.sources.line
        }
    }

    /// The command that finds the fault.
    public var command: String { kind.example.isImport ? "lustrum import" : "lustrum check" }

    /// What the command prints for the example in so many columns, before its sentences are folded.
    public func commandText(in language: String, width: Int = TextFold.standard) -> String {
        findings.map { $0.text(in: language, width: width, sourceLine: line) }.joined(separator: "\n\n")
    }

    /// What the severity of the kind means for the plan, or for the table that is imported.
    public var weight: LocalizedText {
        switch kind.severity {
        case .error where kind.example.isImport:
            LocalizedText(en: "of a table that has it nothing is written", zh: "来表改正后方可写入")
        case .warning where kind.example.isImport:
            LocalizedText(en: "the rest of the table is taken", zh: "其余内容照常导入")
        case .error: LocalizedText(en: "a plan that has it cannot be adopted as written", zh: "改正后方可报批")
        case .warning: LocalizedText(en: "a plan that has it can be adopted with a recorded reason", zh: "说明并记录理由后可以报批")
        case .note: LocalizedText(en: "worth knowing; nothing is owed", zh: "供参考，可不处理")
        }
    }
}

/// The failing and the repaired plan of a kind of finding, as folders; where a table is imported, the plan and tables.
public struct ExamplePlan: Sendable {
    /// The failing plan.
    public let failing: FolderContents
    /// The repaired plan.
    public let repaired: FolderContents
    /// The table that comes into the failing plan; nil where none is imported.
    public let failingTable: String?
    /// The same table as it should have come.
    public let repairedTable: String?
    /// The texts of the failing plan with the table; a file that is no text is missing among them.
    let failingTexts: [String: String]
    /// The texts of the repaired plan.
    let repairedTexts: [String: String]
    /// Where the finding must point.
    let mark: SourceSpan?

    /// Makes both plans from the kind's edits of the plan that `lustrum new` writes.
    public init(_ kind: FindingKind) {
        let (texts, mark, _) = NewPlan.edited(by: kind.example.failing)
        failingTexts = texts
        self.mark = mark
        repairedTexts = NewPlan.edited(by: kind.example.repaired).files
        failingTable = failingTexts[FindingExample.importedTable]
        repairedTable = repairedTexts[FindingExample.importedTable]
        repaired = Self.plan(repairedTexts)
        var failing = Self.plan(failingTexts)
        if let (path, file) = Self.noText(kind) { failing.files[path] = file }
        self.failing = failing
    }

    /// The files of the plan among those of an example.
    private static func plan(_ texts: [String: String]) -> FolderContents {
        FolderContents(texts: texts.filter { $0.key != FindingExample.importedTable })
    }

    /// What importing one of the tables into the plan would do; nil where there is no table.
    public func proposal(for table: String?) -> ImportProposal? {
        guard let table else { return nil }
        return TableImport.proposal(
            for: Array(table.utf8), path: FindingExample.importedTable, collection: "projects",
            into: PlanFolder.read(failing).plan, contents: failing)
    }

    /// A file in a state that no text can bring about.
    private static func noText(_ kind: FindingKind) -> (path: String, file: FolderContents.File)? {
        switch kind.id {
        case "file-too-large": ("observations/scan.csv", .tooLarge(FolderContents.largestFile * 2))
        case "unreadable-file": ("limits.csv", .unreadable("permission denied"))
        case "not-utf8": ("places.csv", .bytes(placesInGBK))
        default: nil
        }
    }

    /// `county,示例县,county` below its header, as a program that writes GBK saves it.
    private static let placesInGBK: [UInt8] =
        Array("id,name_zh,level\ncounty,".utf8) + [0xCA, 0xBE, 0xC0, 0xFD, 0xCF, 0xD8] + Array(",county\n".utf8)

    /// Whether both plans can be written as folders.
    public var isWritable: Bool {
        failing.files.values.allSatisfy { if case .bytes = $0 { true } else { false } }
    }
}
