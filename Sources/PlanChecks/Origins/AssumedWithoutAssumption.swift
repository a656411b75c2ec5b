import Diagnostics
import PlanModel

/// A figure is called assumed, and no assumption says why it was assumed.
///
/// An assumption covers a figure where it is about its field, its record, or anything that holds the record (`indicators/gdp`
/// for all observations, targets and effects of an indicator; `projects/P1` for all amounts of a project; `project_years`).
public enum AssumedWithoutAssumption: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "assumed-without-assumption", "估计数未列假设", .warning,
        mistake: LocalizedText(
            en:
                "A guess was filled in to make the sum complete. A year later nobody remembered that it was one, or why it was made.",
            zh: "为凑齐合计先填了估计数，一年后已无人记得其为估计及估计理由。"),
        example: FindingExample(
            failing: [limits("⟦assumed")],
            repaired: [
                limits("assumed"),
                FileEdit(
                    "assumptions.csv",
                    .append("money-2026,limits/cost/county/2026,value,20000,10^4 yuan,As in 2025,与 2025 年持平\n")),
            ]))

    private static func limits(_ origin: String) -> FileEdit {
        FileEdit(
            "limits.csv",
            .write(
                """
                resource,place,year,amount,origin,source
                cost,county,2026,20000,\(origin),
                cost,county,2027,20000,,report-2025
                cost,county,2028,20000,,report-2025

                """))
    }

    /// Every assumed figure that no assumption covers.
    public static func findings(in context: CheckContext) -> [Finding] {
        let plan = context.plan
        let covered = Set(plan.assumptions.compactMap { $0.about?.description })
        var findings: [Finding] = []
        func look(
            _ origin: Origin, _ place: @autoclosure () -> Address, _ field: String,
            _ wider: @autoclosure () -> [Address]
        ) {
            guard origin == .assumed else { return }
            let figure = place()
            guard !isCovered(figure, wider(), by: covered) else { return }
            findings.append(finding(figure, figure.with(field: field)))
        }
        for observation in plan.observations {
            look(observation.origin, observation.at("value"), "origin", [observation.indicator.address])
        }
        for target in plan.targets {
            look(target.origin, target.at("value"), "origin", [target.indicator.address])
            look(target.baselineOrigin, target.at("baseline"), "baseline_origin", [target.indicator.address])
        }
        for effect in plan.effects {
            look(effect.origin, effect.at("amount"), "origin", [effect.indicator.address, effect.cause])
        }
        for limit in plan.limits {
            look(limit.origin, Address("limits", limit.key, field: "amount"), "origin", [])
        }
        for floor in plan.floors {
            look(floor.origin, Address("floors", floor.key, field: "share"), "origin", [])
        }
        for year in plan.projectYears {
            look(
                year.origin, year.at("amount"), "origin",
                [year.project.address, year.project.address.with(field: "cost")])
        }
        for project in plan.projects {
            look(project.costOrigin, project.at("cost"), "cost_origin", [])
            look(project.benefitOrigin, project.at("benefit"), "benefit_origin", [])
            look(project.startOrigin, project.at("start"), "start_origin", [])
            look(project.finishOrigin, project.at("finish"), "finish_origin", [])
        }
        return findings
    }

    private static func isCovered(_ figure: Address, _ wider: [Address], by covered: Set<String>) -> Bool {
        if covered.contains(figure.description) || wider.contains(where: { covered.contains($0.description) }) {
            return true
        }
        var path = figure.path[...]
        while true {
            if covered.contains(String(path)) { return true }
            guard let slash = path.lastIndex(of: "/") else { return false }
            path = path[..<slash]
        }
    }

    private static func finding(_ figure: Address, _ origin: Address) -> Finding {
        Finding(
            kind, at: origin,
            message: LocalizedText(
                en: "the figure at \(figure) is assumed, and no assumption says why", zh: "\(figure) 为假定值，但未记录假定理由"),
            help: LocalizedText(
                en: "add a row to assumptions.csv about \(figure) or about what holds it",
                zh: "请在 assumptions.csv 中增加一行，说明 \(figure) 或其所属对象的假定理由"),
            restsOn: [
                Address("assumptions"), .mention(of: figure.record, in: Address("assumptions", field: "about")),
            ])
    }
}
