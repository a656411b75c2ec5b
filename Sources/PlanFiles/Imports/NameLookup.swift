import Diagnostics
import PlanModel

/// Finds records of the plan by the names under which other people know them.
struct NameLookup {
    /// The identifiers of one collection and the names that lead to them.
    private struct Names {
        var ids: Set<String> = []
        var byKey: [String: [String]] = [:]
        var shown: [String] = []

        mutating func add(_ id: String, _ name: LocalizedText) {
            ids.insert(id)
            shown.append(id)
            for language in name.languages {
                guard let text = name[language] else { continue }
                shown.append(text)
                let key = ForeignText.key(text)
                if byKey[key]?.contains(id) != true { byKey[key, default: []].append(id) }
            }
        }
    }

    private let plan: Plan
    private var known: [String: Names] = [:]

    init(_ plan: Plan) { self.plan = plan }

    /// The identifier that a text names in a collection: the identifier itself, or a name in any language.
    mutating func id(_ text: String, in collection: String) throws(CellRefusal) -> String {
        let names = names(collection)
        let plain = ForeignText.plain(text)
        if names.ids.contains(plain) { return plain }
        let found = names.byKey[ForeignText.key(text)] ?? []
        if found.count == 1, let id = found.first { return id }
        guard found.isEmpty else {
            throw CellRefusal(
                ImportKinds.nameNotInPlan, en: "‘\(plain)’ names several: \(found.joined(separator: ", "))",
                zh: "“\(plain)”对应多个编号：\(found.joined(separator: "、"))",
                help: LocalizedText(en: "write the identifier", zh: "请填写编号"))
        }
        let near = DidYouMean.nearest(to: plain, among: names.shown)
        let mending = LocalizedText(
            en: "add it to the plan, or translate it under ‘values’ of a map file", zh: "请先在规划中增加，或在对照文件的 values 中注明")
        throw CellRefusal(
            ImportKinds.nameNotInPlan, en: "‘\(plain)’ is not in \(collection) of the plan",
            zh: "规划的\(Self.chineseNames[collection] ?? collection)中没有“\(plain)”",
            help: near.map { near in
                LocalizedText(
                    en: "did you mean ‘\(near)’? Else \(mending.text(in: "en"))",
                    zh: "是否为“\(near)”？如不是，\(mending.text(in: "zh"))")
            } ?? mending)
    }

    private static let chineseNames = [
        PlanField.collection: "领域", Body.collection: "单位", TargetKind.collection: "目标属性",
        FundingSource.collection: "资金来源", Circle.collection: "公开范围", PlanReference.collection: "规划名录",
        Place.collection: "地区", Indicator.collection: "指标", PlanTask.collection: "任务", Project.collection: "项目",
        Source.collection: "来源",
    ]

    /// The identifiers that go by a name in a collection.
    mutating func ids(named text: String, in collection: String) -> [String] {
        names(collection).byKey[ForeignText.key(text)] ?? []
    }

    private mutating func names(_ collection: String) -> Names {
        if let names = known[collection] { return names }
        var names = Names()
        let header = plan.header
        switch collection {
        case PlanField.collection: for word in header.fieldsOfPlan { names.add(word.id.text, word.name) }
        case Body.collection: for word in header.bodies { names.add(word.id.text, word.name) }
        case TargetKind.collection: for word in header.kinds { names.add(word.id.text, word.name) }
        case FundingSource.collection: for word in header.funding { names.add(word.id.text, word.name) }
        case Circle.collection: for word in header.circles { names.add(word.id.text, word.name) }
        case PlanReference.collection: for word in header.plans { names.add(word.id.text, word.title) }
        case Place.collection: for place in plan.places { names.add(place.id.text, place.name) }
        case Indicator.collection: for indicator in plan.indicators { names.add(indicator.id.text, indicator.name) }
        case PlanTask.collection: for task in plan.tasks { names.add(task.id.text, task.title) }
        case Project.collection: for project in plan.projects { names.add(project.id.text, project.name) }
        case Source.collection: for source in plan.sources { names.add(source.id.text, source.title) }
        default: for id in plan.names(in: collection) { names.add(id, LocalizedText()) }
        }
        known[collection] = names
        return names
    }
}
