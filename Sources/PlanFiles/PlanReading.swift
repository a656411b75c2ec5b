import Diagnostics
import PlanModel

/// What came of reading a plan folder: what could be read, where it stands, and every finding.
public struct PlanReading: Sendable {
    /// The plan, as far as it could be read.
    public var plan = Plan()
    /// Where everything stands.
    public var sources = SourceMap()
    /// The outlines of places, where the folder holds them.
    public var boundaries: Boundaries?
    /// What is wrong with the files themselves.
    public var findings: [Finding] = []
    /// Addresses whose own fault is among the findings: what rests on them is a consequence.
    public var faulty: Set<Address> = []
    /// Findings that are only counted, because a file has too many of their kind.
    private var counts = FindingCounts()

    /// Findings with their place in the files, consequences of other faults left out, in file order.
    ///
    /// A finding is left out where it rests on an address that is faulty itself, or on a record of which that holds.
    public func located(_ others: [Finding], faulty more: Set<Address> = []) -> [Finding] {
        let faulty = faulty.union(more)
        var all = findings
        for finding in others {
            guard !finding.restsOn.contains(where: { faulty.contains($0) || faulty.contains($0.record) }) else {
                continue
            }
            var finding = finding
            finding.span = finding.span ?? place(of: finding)
            all.append(finding)
        }
        return counts.shortened(all.inFileOrder())
    }

    /// What is left of a reading for those who may read a released plan alone: no lines of files, no findings of reading.
    public static func released(_ plan: Plan) -> PlanReading {
        var reading = PlanReading()
        reading.plan = plan
        return reading
    }

    /// Counts a finding that need not be made, since its file has too many of its kind already; whether that is so.
    mutating func countsOnly(_ kind: FindingKind, in file: String) -> Bool { counts.countsOnly(kind, in: file) }

    /// Lists a finding, or only counts it where its file has too many of its kind already.
    mutating func list(_ finding: Finding) {
        if counts.takes(finding) { findings.append(finding) }
    }

    /// The findings of reading and of checks in two steps: what the structural checks find spoils what rests on it.
    public func located(structural: [Finding], others: [Finding]) -> [Finding] {
        let kept = structural.filter { finding in
            !finding.restsOn.contains { faulty.contains($0) || faulty.contains($0.record) }
        }
        let spoilt = Set(kept.filter { $0.severity == .error }.flatMap(\.spoils))
        var reading = self
        reading.findings += kept.map { finding in
            var finding = finding
            finding.span = finding.span ?? place(of: finding)
            return finding
        }
        return reading.located(others, faulty: spoilt)
    }

    /// Where a finding's address stands, narrowed to the characters at fault where they stand on one line as written.
    private func place(of finding: Finding) -> SourceSpan? {
        guard let address = finding.address, var span = sources.span(of: address) else { return nil }
        guard let columns = finding.columns, address.field != nil, let text = sources.text(of: address),
            columns.upperBound <= text.count + 2
        else { return span }
        let line = (sources.line(span.file, span.line) ?? "").dropFirst(span.column - 1)
        let isQuoted = (line.first == "\"" || line.first == "'") && !line.hasPrefix(text)
        guard line.dropFirst(isQuoted ? 1 : 0).hasPrefix(text) else {
            span.length = min(span.length, 1)
            return span
        }
        span.column += columns.lowerBound - 1 + (isQuoted ? 1 : 0)
        span.length = columns.count
        return span
    }
}
