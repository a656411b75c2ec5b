import Diagnostics
import Formulas
import PlanFiles
import PlanModel
import Quantities

/// What must hold for every input, whatever it is; where it does not, the program stops and libFuzzer keeps the input.
enum Expectations {
    static func expect(_ holds: Bool, _ sentence: @autoclosure () -> String) {
        if !holds { fatalError(sentence()) }
    }

    /// A folder is read; findings point into it; without errors the plan written and read again is the same plan.
    static func read(_ files: [String: [UInt8]]) {
        let contents = FolderContents(files: files.mapValues { .bytes($0) })
        let reading = PlanFolder.read(contents)
        let findings = reading.located([])
        for finding in findings {
            expectPlace(finding, in: files)
            _ = finding.text(in: "zh", sourceLine: reading.sources.line)
        }
        _ = reading.plan.digest
        guard !findings.contains(where: { $0.severity == .error && $0.kind.id != "missing-file" }) else { return }
        let written = PlanFolder.write(reading.plan)
        let again = PlanFolder.read(FolderContents(texts: written))
        var plan = reading.plan
        plan.attachments = []
        expect(again.plan == plan, "a plan written and read again is another plan: \(written)")
        expect(PlanFolder.write(again.plan) == written, "the canonical form is not canonical: \(written)")
    }

    /// A finding stands within the lines and columns of a file that is there.
    static func expectPlace(_ finding: Finding, in files: [String: [UInt8]]) {
        guard let span = finding.span else { return }
        guard let bytes = files[span.file] else { fatalError("\(finding.kind.id) points at \(span.file)") }
        let lines = lines(of: bytes)
        expect(
            (1...lines.count).contains(span.line), "\(finding.kind.id) points at line \(span.line) of \(lines.count)")
        let width = String(decoding: lines[span.line - 1], as: UTF8.self).count
        expect(
            span.column >= 1 && span.length >= 0 && span.column <= width + 1 && span.column + span.length <= width + 2,
            "\(finding.kind.id) points at \(span.line):\(span.column)+\(span.length) of \(width) characters")
    }

    /// Lines as editors count them: ended by a line feed, a carriage return or both.
    private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var (start, index) = (0, 0)
        while index < bytes.count {
            if bytes[index] == 0x0A || bytes[index] == 0x0D {
                lines.append(bytes[start..<index])
                if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
                start = index + 1
            }
            index += 1
        }
        lines.append(bytes[start...])
        return lines
    }

    /// A unit is read, or refused at a column of the text; its names can be told.
    static func readUnit(_ input: [UInt8]) {
        let text = String(decoding: input, as: UTF8.self)
        do {
            let unit = try UnitBook.standard.unit(text)
            _ = unit.name(in: "zh", book: .standard) + unit.name(in: "en", book: .standard)
            let again = try? UnitBook.standard.unit(unit.written)
            expect(again == unit, "the unit ‘\(unit.written)’ is read as another one")
        } catch {
            expect((1...text.count + 1).contains(error.column), "column \(error.column) of ‘\(text)’")
            _ = error.text
        }
    }

    /// A formula is read, or refused at columns of the text; written out it is read as the same formula.
    static func readFormula(_ input: [UInt8]) {
        let text = String(decoding: input, as: UTF8.self)
        do {
            let formula = try Formula.reading(text)
            let again = try? Formula.reading(formula.description)
            expect(again == formula, "‘\(formula)’ is read as another formula")
        } catch {
            expect(
                error.columns.lowerBound >= 1 && error.columns.upperBound <= text.count + 2,
                "columns \(error.columns) of ‘\(text)’")
        }
    }

    /// The plan into which tables are imported.
    private static let contents = FolderContents(texts: NewPlan.files)
    private static let plan = PlanFolder.read(contents).plan

    /// A foreign table is taken or refused; what it adds can be read without errors.
    static func importTable(_ input: [UInt8]) {
        guard let letter = input.first else { return }
        let collection = TableImport.collections[Int(letter) % TableImport.collections.count]
        let bytes = Array(input.dropFirst())
        let proposal = TableImport.proposal(
            for: bytes, path: "t.csv", collection: collection, into: plan, contents: contents)
        for finding in proposal.findings {
            expectPlace(finding, in: ["t.csv": bytes])
            _ = finding.text(in: "en") { _, line in proposal.line(line) }
        }
        guard !proposal.files.isEmpty else { return }
        var grown = contents
        for (path, text) in proposal.files { grown.files[path] = .bytes(Array(text.utf8)) }
        let found = PlanFolder.read(grown).findings.filter { $0.severity == .error }
        expect(found.isEmpty, "what was imported cannot be read: \(found.map { $0.message.text(in: "en") })")
    }

    /// A map file is read, or refused at a place in it.
    static func readMap(_ input: [UInt8]) {
        let (_, findings) = ColumnMap.reading(input, path: "map.yaml", collection: "projects")
        for finding in findings { expectPlace(finding, in: ["map.yaml": input]) }
    }
}
