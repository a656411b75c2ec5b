import Diagnostics
import PlanChecks
import PlanFiles
import PlanModel

/// Runs the examples of finding kinds: edits of the plan that `lustrum new` writes.
enum ExampleHarness {
    /// Where the mark stands, in lines and characters from 1.
    struct Mark: Equatable, CustomStringConvertible {
        var file: String
        var line: Int
        var column: Int

        var description: String { "\(file):\(line):\(column)" }
    }

    /// An edited plan folder, and where the mark stood in it.
    struct Edited {
        var texts: [String: String]
        var mark: Mark?
    }

    /// An edit that does not fit the plan that it edits.
    struct EditFault: Error, CustomStringConvertible {
        var description: String
    }

    // MARK: Editing

    /// The new plan with all edits done in order and the mark taken out.
    static func edited(_ edits: [FileEdit]) throws -> Edited {
        let (texts, mark, unfit) = NewPlan.edited(by: edits)
        if let edit = unfit.first {
            throw EditFault(description: "\(edit.file) does not hold what is replaced: \(edit)")
        }
        return Edited(texts: texts, mark: mark.map { Mark(file: $0.file, line: $0.line, column: $0.column) })
    }

    // MARK: Checking

    /// Every finding in a plan folder: of reading it, of the structural checks and of the others given.
    static func findings(
        in texts: [String: String], by others: [any Check.Type] = AllChecks.others,
        structural: [any Check.Type] = AllChecks.structural
    ) -> [Finding] {
        findings(in: PlanFolder.read(FolderContents(texts: texts)), by: others, structural: structural)
    }

    /// Every finding in a plan that was read, consequences left out.
    static func findings(
        in reading: PlanReading, by others: [any Check.Type] = AllChecks.others,
        structural: [any Check.Type] = AllChecks.structural
    ) -> [Finding] {
        let context = CheckContext(plan: reading.plan, index: PlanIndex(reading.plan))
        return reading.located(
            structural: structural.flatMap { $0.findings(in: context) },
            others: others.flatMap { $0.findings(in: context) })
    }

    // MARK: Examples

    /// What is wrong with the example of a kind; empty where the failing plan has exactly the one finding at the
    /// mark and the repaired plan has none.
    static func complaints(
        about kind: FindingKind, others: [any Check.Type] = AllChecks.others,
        structural: [any Check.Type] = AllChecks.structural
    ) throws -> [String] {
        var complaints: [String] = []
        let failing = try edited(kind.example.failing)
        let found = findings(in: failing.texts, by: others, structural: structural)
        if found.map(\.kind.id) != [kind.id] {
            complaints.append("the failing plan has the findings [\(found.map(told).joined(separator: "; "))]")
        } else if let mark = failing.mark {
            let place = found[0].span.map { Mark(file: $0.file, line: $0.line, column: $0.column) }
            if place != mark { complaints.append("the mark stands at \(mark), the finding: \(told(found[0]))") }
        }
        let repaired = try edited(kind.example.repaired)
        let left = findings(in: repaired.texts, by: others, structural: structural)
        if !left.isEmpty {
            complaints.append("the repaired plan has the findings [\(left.map(told).joined(separator: "; "))]")
        }
        return complaints
    }

    /// A finding in one line: identifier, place, message.
    static func told(_ finding: Finding) -> String {
        let place = finding.span.map { "\($0.file):\($0.line):\($0.column)" } ?? "nowhere"
        return "\(finding.kind.id) at \(place) (\(finding.address?.description ?? "")): "
            + finding.message.text(in: "en")
    }
}
