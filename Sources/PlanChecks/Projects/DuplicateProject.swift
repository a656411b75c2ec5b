import Diagnostics
import PlanModel

/// Two projects carry the same name and may be the same.
public enum DuplicateProject: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "duplicate-project", .warning,
        mistake: LocalizedText(
            en:
                "The district and the department both sent in the same road under numbers of their own; its cost counts twice.",
            zh: "区县与部门以不同编号重复报送同一项目，投资重复计算。"),
        example: FindingExample(failing: [
            FileEdit("projects.csv", .replace("P3,Hospital access road,", with: "P3,⟦County hospital extension,"))
        ]))

    /// Every project with the name of an earlier one in the same language.
    ///
    /// Not meant are projects in different places, alternatives to each other, a part and its package, and withdrawn ones.
    public static func findings(in context: CheckContext) -> [Finding] {
        var earlier: [Key: [Project]] = [:]
        var findings: [Finding] = []
        let groups = Dictionary(context.plan.alternatives.map { ($0.project, $0.group) }) { first, _ in first }
        for project in context.plan.projects where project.stage != .withdrawn {
            let places = (context.index.projectPlaces[project.id] ?? []).map(\.place)
            var twin: (language: String, first: Project)?
            for language in project.name.languages {
                let name = plain(project.name[language] ?? "")
                func key(_ standing: Standing) -> Key { Key(language: language, name: name, standing: standing) }
                let toCompare = places.isEmpty ? [key(.anywhere)] : [key(.nowhere)] + places.map { key(.place($0)) }
                let first = toCompare.lazy.flatMap { earlier[$0] ?? [] }
                    .first { !belongTogether($0, project, groups, context) }
                if twin == nil, let first { twin = (language, first) }
                let kept = [key(.anywhere)] + (places.isEmpty ? [key(.nowhere)] : places.map { key(.place($0)) })
                for key in kept where earlier[key, default: []].count < most {
                    earlier[key, default: []].append(project)
                }
            }
            if let twin { findings.append(finding(project, twin.first, twin.language, in: context)) }
        }
        return findings
    }

    /// With how many earlier projects of one name and place a project is compared.
    private static let most = 8

    /// Where a project of a name stands.
    private enum Standing: Hashable {
        case place(ID<Place>)
        case nowhere
        case anywhere
    }

    private struct Key: Hashable {
        let language: String
        let name: String
        let standing: Standing
    }

    /// A name without the spaces and capitals by which copies differ.
    private static func plain(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }

    /// Whether two projects are alternatives to each other, or one is a part of the other.
    private static func belongTogether(
        _ first: Project, _ second: Project, _ groups: [ID<Project>: String], _ context: CheckContext
    ) -> Bool {
        if let group = groups[first.id], group == groups[second.id] { return true }
        return context.wholes(of: second).contains { $0.id == first.id }
            || context.wholes(of: first).contains { $0.id == second.id }
    }

    private static func finding(
        _ project: Project, _ first: Project, _ language: String, in context: CheckContext
    ) -> Finding {
        let name = project.name[language] ?? ""
        return Finding(
            kind, at: project.at("name/\(language)"),
            message: LocalizedText(
                en: "‘\(name)’ (\(project.id)) has the name of \(first.id)",
                zh: "“\(name)”（\(project.id)）与 \(first.id) 名称相同"),
            help: LocalizedText(
                en: "remove one of them, or tell them apart by name or place", zh: "请删去其一，或以名称、地点加以区分"),
            restsOn: [first.at("name")] + context.placeFields(of: project.id) + context.placeFields(of: first.id))
    }
}
