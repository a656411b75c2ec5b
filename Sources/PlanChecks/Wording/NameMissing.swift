import Diagnostics
import PlanModel

/// A record has no name in one of the plan's languages, or no name at all.
///
/// Without any name it is a warning. Where more than ten records of a collection lack the same language, they are one finding.
public enum NameMissing: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "name-missing", "名称未填", .note,
        mistake: LocalizedText(
            en:
                "The translated edition showed bare codes where names should have stood, because the column had not been filled.",
            zh: "外文版中该填名称的位置只显示代码，因为名称栏未填。"),
        example: FindingExample(failing: [
            FileEdit("places.csv", .replace("north,North Town,", with: "north,⟦,"))
        ]))

    /// How many records are reported one by one.
    static let most = 10

    /// Every record whose name is incomplete.
    public static func findings(in context: CheckContext) -> [Finding] {
        let languages = context.plan.header.languages
        return named(context.plan).flatMap { collection, field, records -> [Finding] in
            var findings: [Finding] = []
            let nameless = records.filter(\.name.isEmpty)
            findings += report(nameless, nil, in: collection, field)
            for language in languages {
                let without = records.filter { !$0.name.isEmpty && $0.name[language] == nil }
                findings += report(without, language, in: collection, field)
            }
            return findings
        }
    }

    private typealias Named = (id: String, name: LocalizedText)

    private static func named(_ plan: Plan) -> [(collection: String, field: String, records: [Named])] {
        let header = plan.header
        return [
            ("places", "name", plan.places.map { ($0.id.text, $0.name) }),
            ("indicators", "name", plan.indicators.map { ($0.id.text, $0.name) }),
            ("goals", "title", plan.goals.map { ($0.id.text, $0.title) }),
            ("tasks", "title", plan.tasks.map { ($0.id.text, $0.title) }),
            ("projects", "name", plan.projects.map { ($0.id.text, $0.name) }),
            ("rules", "name", plan.gates.map { ($0.id.text, $0.name) }),
            ("scenarios", "name", plan.scenarios.map { ($0.id.text, $0.name) }),
            ("phases", "name", header.phases.map { ($0.id, $0.name) }),
            ("levels", "name", header.levels.map { ($0.id.text, $0.name) }),
            ("fields", "name", header.fieldsOfPlan.map { ($0.id.text, $0.name) }),
            ("bodies", "name", header.bodies.map { ($0.id.text, $0.name) }),
            ("place_groups", "name", header.groups.map { ($0.id.text, $0.name) }),
            ("kinds", "name", header.kinds.map { ($0.id.text, $0.name) }),
            ("funding", "name", header.funding.map { ($0.id.text, $0.name) }),
            ("circles", "name", header.circles.map { ($0.id.text, $0.name) }),
        ]
    }

    private static func report(
        _ records: [Named], _ language: String?, in collection: String, _ field: String
    ) -> [Finding] {
        let step = language.map { "\(field)/\($0)" } ?? field
        let lack =
            language.map(LanguageWords.name)
            .map { LocalizedText(en: "no name in \($0.en)", zh: "没有\($0.zh)名称") }
            ?? LocalizedText(en: "no name", zh: "没有名称")
        func finding(_ record: Named, _ en: String, _ zh: String) -> Finding {
            let address = Address(collection, record.id, field: step)
            return Finding(
                kind, at: address, message: LocalizedText(en: en + lack.en, zh: zh + lack.zh),
                restsOn: [address.topField, Address("plan", field: "languages")],
                severity: language == nil ? .warning : .note)
        }
        guard records.count > most, let first = records.first else {
            return records.map { record in
                let name = record.name.isEmpty ? record.id : record.name.text(in: "en")
                return finding(record, "‘\(name)’ has ", "“\(name)”")
            }
        }
        return [
            finding(
                first, "\(records.count) records of \(collection), this one first, have ",
                "\(collection) 中自此条起共 \(records.count) 条")
        ]
    }
}
