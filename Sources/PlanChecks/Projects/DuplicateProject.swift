import Diagnostics
import PlanModel

/// Two projects carry the same name and may be the same.
public enum DuplicateProject: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "duplicate-project", "项目重复列入", .warning,
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
        var byName: [String: [Int]] = [:]
        for (row, project) in context.plan.projects.enumerated() where project.stage != .withdrawn {
            for language in project.name.languages {
                byName[language + ":" + plain(project.name[language] ?? ""), default: []].append(row)
            }
        }
        let shared = byName.filter { $0.value.count > 1 }
        guard !shared.isEmpty else { return [] }
        let groups = Dictionary(context.plan.alternatives.map { ($0.project, $0.group) }) { first, _ in first }
        var twins: [Int: (language: String, first: Project)] = [:]
        for (name, rows) in shared.sorted(by: { $0.key < $1.key }) {
            let language = String(name.prefix { $0 != ":" })
            for (row, first) in pairs(rows, groups, context) where twins[row] == nil { twins[row] = (language, first) }
        }
        return twins.sorted { $0.key < $1.key }.map { row, twin in
            finding(context.plan.projects[row], twin.first, twin.language, in: context)
        }
    }

    /// With how many earlier projects of one name and place a project is compared.
    private static let most = 8

    /// Where a project of a name stands.
    private enum Standing: Hashable {
        case place(ID<Place>)
        case nowhere
        case anywhere
    }

    /// Of projects with one name, each that may be the same as an earlier one, with that one.
    private static func pairs(
        _ rows: [Int], _ groups: [ID<Project>: String], _ context: CheckContext
    ) -> [(row: Int, first: Project)] {
        var earlier: [Standing: [Project]] = [:]
        var pairs: [(row: Int, first: Project)] = []
        for row in rows {
            let project = context.plan.projects[row]
            let places = (context.index.projectPlaces[project.id] ?? []).map { Standing.place($0.place) }
            let toCompare = places.isEmpty ? [.anywhere] : [.nowhere] + places
            let first = toCompare.lazy.flatMap { earlier[$0] ?? [] }
                .first { !belongTogether($0, project, groups, context) }
            if let first { pairs.append((row, first)) }
            for standing in [.anywhere] + (places.isEmpty ? [.nowhere] : places) {
                if earlier[standing, default: []].count < most { earlier[standing, default: []].append(project) }
            }
        }
        return pairs
    }

    /// A name without the spaces and capitals by which copies differ.
    private static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A: plain.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
            case 0..<0x80: if scalar.value > 0x20 { plain.append(scalar) }
            default: if !scalar.properties.isWhitespace { plain.append(scalar) }
            }
        }
        return String(plain)
    }

    /// Whether two projects are alternatives to each other, or one is a part of the other.
    private static func belongTogether(
        _ first: Project, _ second: Project, _ groups: [ID<Project>: String], _ context: CheckContext
    ) -> Bool {
        if let group = groups[first.id], group == groups[second.id] { return true }
        return context.index.wholes(of: second).contains { $0.id == first.id }
            || context.index.wholes(of: first).contains { $0.id == second.id }
    }

    private static func finding(
        _ project: Project, _ first: Project, _ language: String, in context: CheckContext
    ) -> Finding {
        let name = project.name[language] ?? ""
        return Finding(
            kind, at: project.at("name/\(language)"),
            message: LocalizedText(
                en: "‘\(name)’ (\(project.id)) has the same name as \(first.id)",
                zh: "“\(name)”（\(project.id)）与 \(first.id) 名称相同"),
            help: LocalizedText(
                en: "remove one of them, or tell them apart by name or place", zh: "请删去其一，或以名称、地点加以区分"),
            restsOn: [first.at("name")] + context.placeFields(of: project.id) + context.placeFields(of: first.id))
    }
}
