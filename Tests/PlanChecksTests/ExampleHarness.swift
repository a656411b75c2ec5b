import Diagnostics
import PlanChecks
import PlanFiles
import PlanModel

/// Runs the examples of finding kinds: edits of the plan that `lustrum new` writes.
enum ExampleHarness {
    /// The mark directly before the character at which a finding must point.
    static let mark: Unicode.Scalar = "⟦"

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
    static func edited(_ edits: [FileEdit], from files: [String: String] = NewPlan.files) throws -> Edited {
        var texts = files
        for edit in edits {
            switch edit.action {
            case .replace(let old, let new):
                guard let text = texts[edit.file], let changed = replacing(old, with: new, in: text) else {
                    throw EditFault(description: "\(edit.file) does not hold ‘\(old)’")
                }
                texts[edit.file] = changed
            case .append(let more): texts[edit.file, default: ""] += more
            case .write(let text): texts[edit.file] = text
            case .delete: texts[edit.file] = nil
            }
        }
        var found: Mark?
        for (file, text) in texts where text.unicodeScalars.contains(mark) {
            guard found == nil else { throw EditFault(description: "the mark stands in two files") }
            (texts[file], found) = try unmarked(text, in: file)
        }
        return Edited(texts: texts, mark: found)
    }

    private static func replacing(_ old: String, with new: String, in text: String) -> String? {
        let (text, old) = (Array(text.utf8), Array(old.utf8))
        guard !old.isEmpty, text.count >= old.count else { return nil }
        let start = (0...text.count - old.count).first { text[$0..<$0 + old.count].elementsEqual(old) }
        guard let start else { return nil }
        return String(decoding: text[..<start] + Array(new.utf8) + text[(start + old.count)...], as: UTF8.self)
    }

    private static func unmarked(_ text: String, in file: String) throws -> (String, Mark) {
        let parts = text.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw EditFault(description: "\(file) holds \(parts.count - 1) marks") }
        let before = String(String.UnicodeScalarView(parts[0]))
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        let mark = Mark(file: file, line: lines.count, column: (lines.last?.count ?? 0) + 1)
        return (before + String(String.UnicodeScalarView(parts[1])), mark)
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
        let first = structural.flatMap { $0.findings(in: context) }
        let faulty = Set(first.filter { $0.severity == .error }.flatMap(\.spoils))
        var reading = reading
        reading.findings = reading.located(first)
        return reading.located(others.flatMap { $0.findings(in: context) }, faulty: faulty)
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
