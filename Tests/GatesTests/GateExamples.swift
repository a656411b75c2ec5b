import Diagnostics
import PlanModel
import Quantities

@testable import Gates

/// The dated energy review, and projects to be judged by it.
enum EnergyReview {
    static let provincial = LocalizedText(en: "the provincial authority", zh: "省级节能审查机关")
    static let national = LocalizedText(en: "the national authority", zh: "国家节能审查机关")
    static let exemptIndustries = ["rail", "road", "grid", "wind", "solar", "hydro"]

    /// The rule before June 2023, from June 2023 and from September 2025.
    static var gate: Gate {
        var gate = Gate()
        gate.id = ID("energy-review")
        gate.name = LocalizedText(en: "Energy review", zh: "节能审查")
        gate.appliesTo = [.project, .subproject]
        gate.versions = [
            version("2017", "2017-01-01", "2023-05-31", levels: [(provincial, ["energy": "5000 tce"])]),
            version(
                "2023", "2023-06-01", "2025-08-31", exemptBelow: ["energy": "1000 tce", "electricity": "5 GWh"],
                levels: [(provincial, ["energy": "10000 tce"])]),
            version(
                "2025", "2025-09-01", nil, exemptBelow: ["energy": "1000 tce", "coal": "1000 t"],
                levels: [(national, ["energy": "500000 tce", "coal": "500000 t"])]),
        ]
        return gate
    }

    static func version(
        _ id: String, _ from: String, _ to: String?, exemptBelow: NamedCells<String> = [:],
        levels: [(LocalizedText, NamedCells<String>)] = [], due: GateDue = .beforeStart
    ) -> GateVersion {
        var version = GateVersion()
        version.id = id
        version.validFrom = CalendarDate(written: from) ?? .unknown
        version.validTo = to.flatMap { CalendarDate(written: $0) }
        version.exemptBelow = exemptBelow
        version.exemptIndustries = exemptIndustries
        version.levels = levels.map { authority, amounts in
            var level = GateLevel()
            level.authority = authority
            level.fromAny = amounts
            return level
        }
        version.due = due
        return version
    }

    /// A project of the steel industry unless said otherwise; amounts in tce, 10^4 kWh and t.
    static func project(
        energy: Double? = nil, electricity: Double? = nil, coal: Double? = nil, industry: String = "steel",
        start: String? = nil
    ) -> Project {
        func value(_ number: Double?) -> Value { number.map { .number($0) } ?? .missing(.notStated) }
        var project = Project()
        project.id = ID("P001")
        project.name = LocalizedText(en: "Rolling mill", zh: "轧钢厂")
        project.industry = industry
        project.energy = value(energy)
        project.electricity = value(electricity)
        project.coal = value(coal)
        project.start = start.flatMap { CalendarDate(written: $0) }
        return project
    }

    static func plan(_ project: Project, gate: Gate = gate) -> Plan {
        var plan = Plan()
        plan.projects = [project]
        plan.gates = [gate]
        return plan
    }

    /// The verdicts of the energy review on projects, in their order.
    static func verdicts(_ projects: [Project]) -> [GateVerdict] {
        var plan = Plan()
        plan.projects = projects
        plan.gates = [gate]
        return gateVerdicts(of: plan)
    }

    static func verdict(_ project: Project, gate: Gate = gate, on basis: GateBasis = GateBasis()) -> GateVerdict {
        gateVerdict(of: project, at: gate, in: plan(project, gate: gate), on: basis)
    }
}

extension GateVerdict {
    /// The rulings that are possible, by a word each.
    var outcomes: Set<String> {
        if case .undetermined(_, let possible) = ruling { return Set(possible.map(\.outcome)) }
        return [ruling.outcome]
    }

    /// What is missing, by a word each: `energy`, `industry`, `start month`, `rule`.
    var gaps: [String] {
        ruling.missing.map { gap in
            switch gap {
            case .amount(let measure, _, _): measure.rawValue
            case .industry: "industry"
            case .date(let kind, .whole, _, _): "\(kind.rawValue) date"
            case .date(let kind, let part, _, _): "\(kind.rawValue) \(part.rawValue)"
            case .threshold, .silence, .validity, .overlap: "rule"
            }
        }
    }
}

extension GateRuling {
    fileprivate var outcome: String {
        switch self {
        case .exempt: "exempt"
        case .required(EnergyReview.national?): "national"
        case .required(EnergyReview.provincial?): "provincial"
        case .required: "unnamed"
        case .notApplicable(let reason): reason.rawValue
        case .undetermined: "undetermined"
        }
    }
}
