import Diagnostics
import PlanModel
import Quantities

/// What a rule says of a project.
public enum GateRuling: Hashable, Sendable {
    /// It need not pass the gate, for every reason given.
    case exempt([ExemptionReason])
    /// It must pass the gate; by whom, or nil where the rule as entered names no authority for its amounts.
    case required(authority: LocalizedText?)
    /// The rule does not speak of it.
    case notApplicable(InapplicabilityReason)
    /// What is known allows several rulings, which are given, and this evidence is missing.
    case undetermined(missing: [GateEvidence], possible: [GateRuling])

    /// Whether the evidence decides.
    public var isDetermined: Bool {
        if case .undetermined = self { false } else { true }
    }

    /// Whether the project must pass the gate, whoever decides; nil where that is not determined.
    public var isRequired: Bool? {
        switch self {
        case .exempt, .notApplicable: false
        case .required: true
        case .undetermined(_, let possible):
            if possible.allSatisfy({ $0.isRequired == true }) {
                true
            } else {
                possible.allSatisfy { $0.isRequired == false } ? false : nil
            }
        }
    }

    /// The evidence that is missing; none where the ruling is determined.
    public var missing: [GateEvidence] {
        if case .undetermined(let missing, _) = self { missing } else { [] }
    }
}

/// Why a project need not pass a gate.
public enum ExemptionReason: String, Hashable, Sendable, CaseIterable {
    /// Its industry is exempt.
    case industry
    /// All its amounts stay below the thresholds.
    case belowThresholds = "below-thresholds"
}

/// Why a rule does not speak of a project.
public enum InapplicabilityReason: String, Hashable, Sendable, CaseIterable {
    /// The rule is for other kinds of project.
    case kind
    /// The project is given up.
    case withdrawn
    /// No version of the rule is in force on the project's date.
    case noVersionInForce = "no-version-in-force"
}

/// The date of a project by which the version of a rule is found and by which the gate is due.
public enum GateDateKind: String, Hashable, Sendable, CaseIterable {
    /// The start of work.
    case start
    /// The approval.
    case approval
}

/// Which part of a date is missing.
public enum DatePart: String, Hashable, Sendable, CaseIterable {
    /// All of it.
    case whole
    /// The month.
    case month
    /// The day.
    case day
}

/// One thing that is not known and could change a ruling.
public enum GateEvidence: Hashable, Sendable {
    /// An amount of the project, and why it is missing.
    case amount(GateMeasure, MissingReason, at: Address)
    /// The industry of the project.
    case industry(at: Address)
    /// A date of the project or a part of it, and why it is missing.
    case date(GateDateKind, DatePart, MissingReason, at: Address)
    /// A threshold that can be compared.
    case threshold(at: Address)
    /// What a version asks of projects that it neither exempts nor puts under an authority.
    case silence(version: String, at: Address)
    /// The first day of a version.
    case validity(version: String, at: Address)
    /// Which of several versions is in force, since they overlap in time.
    case overlap(versions: [String], at: Address)

    /// Where in the plan the evidence would stand.
    public var address: Address {
        switch self {
        case .amount(_, _, let address), .industry(let address), .date(_, _, _, let address),
            .threshold(let address), .silence(_, let address), .validity(_, let address), .overlap(_, let address):
            address
        }
    }

    /// Whether the gap is in the rule rather than in what is known of the project.
    public var isOfRule: Bool {
        switch self {
        case .amount, .industry, .date: false
        case .threshold, .silence, .validity, .overlap: true
        }
    }
}

extension [GateRuling] {
    /// The rulings of both lists, each once, all exemptions as one.
    func united(with others: [GateRuling]) -> [GateRuling] {
        var united: [GateRuling] = []
        for ruling in self + others {
            guard case .exempt(let reasons) = ruling else {
                if !united.contains(ruling) { united.append(ruling) }
                continue
            }
            let place = united.firstIndex { if case .exempt = $0 { true } else { false } }
            guard let place, case .exempt(let before) = united[place] else {
                united.append(ruling)
                continue
            }
            united[place] = .exempt(ExemptionReason.allCases.filter { before.contains($0) || reasons.contains($0) })
        }
        return united
    }
}

extension Array where Element: Hashable {
    /// The elements in order, each once.
    func each() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
