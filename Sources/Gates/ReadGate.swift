import Diagnostics
import PlanModel
import Quantities

/// A level of a version with its thresholds read.
struct ReadLevel: Sendable {
    let authority: LocalizedText?
    let fromAny: [GateThreshold]
}

/// A version of a rule with its thresholds and its validity read.
struct ReadVersion: Sendable {
    let version: GateVersion
    let address: Address
    let validity: DayWindow
    let exemptBelow: [GateThreshold]
    let levels: [ReadLevel]

    /// Whether its first day could be read.
    var isDated: Bool { version.validFrom != .unknown }

    var reference: GateVersionReference {
        GateVersionReference(id: version.id, title: version.title, isTextRead: version.isTextRead)
    }

    init(_ version: GateVersion, at address: Address, by reader: ThresholdReader, _ faults: inout [GateRuleFault]) {
        self.version = version
        self.address = address
        let first = version.validFrom == .unknown ? nil : version.validFrom.earliest
        validity = DayWindow(first: first, last: version.validTo?.latest)
        let field = address.field ?? ""
        exemptBelow = reader.thresholds(
            version.exemptBelow, at: address.with(field: field + "/exempt_below"), &faults)
        var levels: [ReadLevel] = []
        for (index, level) in version.levels.enumerated() {
            let place = address.with(field: field + "/levels/\(index)/from_any")
            levels.append(
                ReadLevel(
                    authority: level.authority.isEmpty ? nil : level.authority,
                    fromAny: reader.thresholds(level.fromAny, at: place, &faults)))
        }
        self.levels = levels
    }
}

/// A rule with its versions read, and what is wrong in it.
struct ReadGate: Sendable {
    let gate: Gate
    /// The versions in order of time.
    let versions: [ReadVersion]
    let faults: [GateRuleFault]

    init(_ gate: Gate, by reader: ThresholdReader) {
        self.gate = gate
        var faults: [GateRuleFault] = []
        var versions: [ReadVersion] = []
        for (index, version) in gate.versions.enumerated() {
            let address = gate.id.address.with(field: "versions/\(index)")
            versions.append(ReadVersion(version, at: address, by: reader, &faults))
        }
        self.versions = versions.enumerated().sorted {
            ($0.element.validity.first ?? 0, $0.offset) < ($1.element.validity.first ?? 0, $1.offset)
        }.map(\.element)
        self.faults = faults + Self.validityFaults(of: versions)
    }

    /// Empty validities, and for each version the first later one with which it overlaps.
    private static func validityFaults(of versions: [ReadVersion]) -> [GateRuleFault] {
        var faults: [GateRuleFault] = []
        for read in versions where read.validity.isEmpty {
            guard let last = read.version.validTo else { continue }
            let problem = GateRuleFault.Problem.emptyValidity(
                version: read.version.id, from: read.version.validFrom, to: last)
            faults.append(GateRuleFault(problem, at: read.field("valid_to")))
        }
        let dated = versions.filter { $0.isDated && !$0.validity.isEmpty }
        let inOrder = dated.enumerated().sorted {
            ($0.element.version.validFrom, $0.offset) < ($1.element.version.validFrom, $1.offset)
        }.map(\.element)
        for (position, read) in inOrder.enumerated() {
            guard let next = inOrder.dropFirst(position + 1).first(where: { $0.validity.meets(read.validity) })
            else { continue }
            let problem = GateRuleFault.Problem.overlap(
                version: read.version.id, lastDay: read.version.validTo, next: next.version.id,
                nextFrom: next.version.validFrom)
            let place = read.version.validTo == nil ? next.field("valid_from") : read.field("valid_to")
            faults.append(GateRuleFault(problem, at: place))
        }
        return faults
    }
}

extension ReadVersion {
    /// The address of one of its fields.
    func field(_ name: String) -> Address { address.with(field: (address.field ?? "") + "/" + name) }
}
