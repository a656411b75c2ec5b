import Diagnostics
import PlanModel
import Quantities

/// The plan, or a phase of it, ends before it begins.
public enum PeriodReversed: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "period-reversed", "规划期起止年份填反", .error,
        mistake: LocalizedText(
            en:
                "First and last year were exchanged; the plan had no year at all, and every check by years was passed in silence.",
            zh: "起止年份填反，规划期内没有任何年份，凡按年份的检查都形同虚设。"),
        example: FindingExample(failing: [
            FileEdit("plan.yaml", .replace("period: {from: 2026, to: 2030}", with: "period: {from: 2030, to: ⟦2026}"))
        ]))

    /// The period of the plan and every phase that has no year.
    public static func findings(in context: CheckContext) -> [Finding] {
        let header = context.plan.header
        var findings: [Finding] = []
        func look(_ range: Period, _ address: Address, _ en: String, _ zh: String, _ restsOn: [Address]) {
            guard range.first > range.last, Year.plausible.contains(range.last.number) else { return }
            findings.append(
                Finding(
                    kind, at: address,
                    message: LocalizedText(
                        en: "\(en) begins in \(range.first) and ends in \(range.last)",
                        zh: "\(zh)始于 \(range.first) 年，止于 \(range.last) 年"),
                    restsOn: restsOn))
        }
        let period = Address("plan", field: "period")
        look(
            header.period.period, period.with(field: "period/to"), "the plan", "规划期",
            [period, period.with(field: "period/from")])
        for (position, phase) in header.phases.enumerated() {
            let name = phase.title
            look(
                Period(phase.first, phase.last), phase.at("to"), "‘\(name.en)’", "“\(name.zh)”",
                Phase.fields(of: position))
        }
        return findings
    }
}

extension Phase {
    /// The name of the phase, or its identifier where it has none.
    var title: LocalizedText { name.isEmpty ? LocalizedText(en: id, zh: id) : name }

    /// The address of a field of the phase.
    func at(_ field: String) -> Address { Address("phases", id, field: field) }

    /// The addresses under which reading reports the years of the phase at a position.
    static func fields(of position: Int) -> [Address] {
        ["phases", "phases/\(position)/from", "phases/\(position)/to"].map { Address("plan", field: $0) }
    }
}
