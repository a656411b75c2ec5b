import Diagnostics
import Gates
import PlanModel

/// A project must pass a gate and nothing says that it has, though its date has come within the plan.
public enum GateNotAnswered: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "gate-not-answered", "法定审查尚未通过", .warning,
        mistake: LocalizedText(
            en: "A factory above the energy threshold was listed with a start date, and nobody had handed in its "
                + "energy review.",
            zh: "超过能耗标准的项目已列明开工时间，却没有人报送节能审查。"),
        example: FindingExample(
            failing: [FileEdit("projects.csv", .replace("2027,2028,900,400,", with: "2027,2028,⟦12000,400,"))],
            repaired: [
                FileEdit("projects.csv", .replace("2027,2028,900,400,", with: "2027,2028,12000,400,")),
                FileEdit("gate_answers.csv", .write("project,gate,state,date\nP2,energy-review,passed,2027-10\n")),
            ]))

    /// Every project with a required gate that is not passed, at the amount that makes it required.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.gates.compactMap { verdict in
            guard case .required = verdict.ruling, !verdict.isAnswered,
                let project = context.index.projects[verdict.project]
            else { return nil }
            let address = project.id.address
            let fields = ["energy", "electricity", "coal"]
            let stated = zip(fields, [project.energy, project.electricity, project.coal]).first { $0.1.number != nil }
            return Finding(
                kind, at: stated.map { address.with(field: $0.0) } ?? address, message: verdict.sentence,
                help: LocalizedText(
                    en: "record the answer in gate_answers.csv, or say in projects.csv what has changed",
                    zh: "请在 gate_answers.csv 中记录审查结果，或在 projects.csv 中说明变化"),
                restsOn: [address.with(field: "start"), address.with(field: "industry"), address.with(field: "kind")])
        }
    }
}
