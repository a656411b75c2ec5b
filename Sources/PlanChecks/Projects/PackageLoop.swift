import Diagnostics
import PlanModel

/// A package contains itself, at once or through its parts.
public enum PackageLoop: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "package-loop", "项目包归属成环", .error,
        mistake: LocalizedText(
            en: "Two projects were each entered as a part of the other, so neither has a total of its own.",
            zh: "两个项目互填对方为所属项目包，均无法汇总。"),
        example: FindingExample(
            failing: PartsExample.edits(hospital: ",⟦P3", road: ",P2"),
            repaired: PartsExample.edits(road: ",P2")))

    /// One finding for every loop of parts and wholes.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.partLoops.loops.map { loop in
            let names = (loop + [loop[0]]).map(context.name)
            return Finding(
                kind, at: loop[0].address.with(field: "package"),
                message: LocalizedText(
                    en: loop.count == 1
                        ? "‘\(names[0].en)’ is a part of itself"
                        : "\(loop.count) projects are parts of each other: "
                            + names.map { "‘\($0.en)’" }.joined(separator: " → "),
                    zh: loop.count == 1
                        ? "“\(names[0].zh)”所属项目包填为自身"
                        : "\(loop.count) 个项目互为所属：" + names.map { "“\($0.zh)”" }.joined(separator: "→")),
                restsOn: loop.map { $0.address.with(field: "package") })
        }
    }
}

extension CheckContext {
    /// Who is part of whom, with its loops.
    var partLoops: Loops<ID<Project>> {
        let parts = plan.projects.compactMap { project in project.package.map { (project.id, [$0]) } }
        return Loops(Dictionary(parts) { first, _ in first })
    }
}

/// The projects of the new plan with the columns `kind` and `package`, for examples.
enum PartsExample {
    /// The edits that add the two columns; what the cells hold is given as `kind,package`.
    static func edits(planting: String = ",", hospital: String = ",", road: String = ",") -> [FileEdit] {
        [
            FileEdit("projects.csv", .replace("name_zh,field", with: "name_zh,kind,package,field")),
            FileEdit("projects.csv", .replace("山地造林,", with: "山地造林,\(planting),")),
            FileEdit("projects.csv", .replace("县医院扩建,", with: "县医院扩建,\(hospital),")),
            FileEdit("projects.csv", .replace("医院连接道路,", with: "医院连接道路,\(road),")),
        ]
    }
}
