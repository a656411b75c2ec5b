import PlanModel

/// What a column of a foreign table fills.
struct ColumnPurpose: Hashable {
    /// A field of the collection; or `place` and `period` of a project, which fill other records or two fields.
    let field: String
    /// The language of a text in several.
    var language: String?
    /// The unit that the plan's own column of this name has, where it was that name.
    var isOwnName = false
}

/// The headings under which tables bring what the plan calls by a field.
enum HeadingNames {
    /// The collections that tables may bring.
    static let collections = ["projects", "targets", "observations"]

    /// Headings that number rows or tell persons, which a plan does not hold.
    static let ignored: Set<String> = [
        "序号", "no", "no.", "#", "联系人", "联系电话", "电话", "填报人", "contact", "phone", "受理结果", "处理意见",
        "answer", "why",
    ]

    /// What a column is for, by the texts above it; nil where none of them is known.
    static func purpose(_ heading: ColumnHeading, in collection: PlanCollection) -> ColumnPurpose? {
        heading.candidates.lazy.compactMap { purpose($0, in: collection) }.first
    }

    /// The headings that are known for a collection, for suggestions.
    static func shown(in collection: PlanCollection) -> [String] {
        collection.fields.map(\.name) + (entries[collection.name] ?? []).flatMap(\.names)
    }

    /// What a column is for, by its heading; nil where no heading of the collection is known by that name.
    static func purpose(_ heading: String, in collection: PlanCollection) -> ColumnPurpose? {
        if let own = ownName(heading, collection.fields) { return own }
        let stem = HeadingText(heading).stem
        guard let entry = entries[collection.name]?.first(where: { $0.names.contains(stem) }) else { return nil }
        return ColumnPurpose(field: entry.field, language: entry.language)
    }

    private static func ownName(_ heading: String, _ fields: [FieldOutline]) -> ColumnPurpose? {
        for field in fields {
            if field.shape != .localized {
                if heading == field.name { return ColumnPurpose(field: field.name, isOwnName: true) }
            } else if heading.hasPrefix(field.name + "_") {
                let language = String(heading.dropFirst(field.name.count + 1))
                if LanguageRule.allows(language) {
                    return ColumnPurpose(field: field.name, language: language, isOwnName: true)
                }
            }
        }
        return nil
    }

    /// A field with the headings by which it goes, as keys.
    private struct Entry {
        let field: String
        let language: String?
        let names: Set<String>

        init(_ field: String, _ language: String? = nil, _ names: String...) {
            self.field = field
            self.language = language
            self.names = Set(names.map(ForeignText.key))
        }
    }

    private static let entries: [String: [Entry]] = [
        "projects": [
            Entry("id", nil, "项目编号", "编号", "项目代码", "项目编码", "代码", "id", "project id", "project code", "code"),
            Entry("name", "zh", "项目名称", "名称", "工程名称", "项目", "项目（工程）名称", "建设项目名称"),
            Entry("name", "en", "项目名称英文", "英文名称", "name", "project", "project name", "title"),
            Entry("package", nil, "所属项目包", "上级项目", "package"),
            Entry("field", nil, "所属领域", "领域", "行业领域", "field", "sector"),
            Entry("industry", nil, "行业", "所属行业", "行业类别", "industry"),
            Entry("tasks", nil, "对应任务", "服务任务", "重点任务", "task", "tasks"),
            Entry("stage", nil, "建设性质", "项目阶段", "阶段", "建设阶段", "项目状态", "stage", "phase"),
            Entry("mandated", nil, "是否必保", "必保", "必保项目", "mandated"),
            Entry(
                "owner", nil, "建设单位", "业主单位", "项目业主", "业主", "项目单位", "项目法人", "owner", "promoter"),
            Entry(
                "lead", nil, "责任单位", "牵头单位", "主管部门", "责任部门", "牵头部门", "lead", "lead body",
                "responsible body", "responsible unit"),
            Entry("led_by", nil, "投资主体", "主导方式", "led by"),
            Entry("route", nil, "审批方式", "立项方式", "审批类型", "approval route", "route"),
            Entry(
                "cost", nil, "总投资", "项目总投资", "计划总投资", "估算总投资", "总投资额", "投资额", "投资估算", "估算投资", "计划投资", "投资总额", "cost",
                "total cost", "total investment", "investment"),
            Entry(
                "start", nil, "开工年份", "开工时间", "开工日期", "开工年", "开工", "建设年限起", "建设起止年限起", "建设年限起始", "计划开工时间", "计划开工年份",
                "拟开工时间", "start",
                "start year", "start date"),
            Entry(
                "finish", nil, "竣工年份", "建成年份", "竣工时间", "建成时间", "完工时间", "完工年份", "计划竣工时间", "拟建成时间",
                "竣工日期", "竣工", "建成", "建成年", "竣工年", "建设年限止", "建设起止年限止", "建设年限终止", "完工", "finish", "finish year",
                "completion", "completion year"),
            Entry(
                "period", nil, "建设年限", "建设起止年限", "建设期限", "建设起止时间", "起止年限", "建设周期", "建设时间", "建设工期",
                "construction period", "period", "years"),
            Entry(
                "place", nil, "建设地点", "所在区县", "所在地", "建设地址", "区县", "所属区县", "地区", "建设地址区县", "place", "district",
                "location", "county"),
            Entry("energy", nil, "年综合能耗", "年综合能源消费量", "综合能耗", "annual energy", "energy"),
            Entry("electricity", nil, "年用电量", "年电力消费量", "用电量", "electricity"),
            Entry("coal", nil, "年耗煤量", "煤炭消费量", "年用煤量", "coal"),
            Entry("status", "zh", "进展情况", "目前进展", "项目进展", "形象进度"),
            Entry("status", "en", "progress", "status"),
            Entry("capacity", "zh", "建设内容", "建设规模", "主要建设内容", "建设规模及内容", "建设内容及规模"),
            Entry("capacity", "en", "capacity", "scope"),
            Entry("source", nil, "数据来源", "资料来源", "来源", "source"),
            Entry("note", "zh", "备注", "说明"), Entry("note", "en", "note", "remarks"),
        ],
        "targets": [
            Entry("indicator", nil, "指标", "指标名称", "indicator"),
            Entry("place", nil, "地区", "区县", "所在区县", "place", "district"),
            Entry("year", nil, "目标年份", "目标年", "年份", "year", "target year"),
            Entry("kind", nil, "属性", "指标属性", "指标类型", "kind"),
            Entry("form", nil, "目标形式", "form"),
            Entry("value", nil, "目标值", "目标", "规划目标", "value", "target", "target value"),
            Entry("upper", nil, "上限", "upper", "upper end"),
            Entry("baseline", nil, "基期值", "基期", "现状值", "实际值", "实际", "baseline"),
            Entry("baseline_year", nil, "基期年", "基期年份", "现状年", "baseline year"),
            Entry("unit", nil, "单位", "计量单位", "unit"),
            Entry("basis", "zh", "依据", "测算依据"),
            Entry("basis", "en", "basis"),
            Entry("source", nil, "数据来源", "资料来源", "来源", "source"),
            Entry("note", "zh", "备注", "说明"), Entry("note", "en", "note", "remarks"),
        ],
        "observations": [
            Entry("indicator", nil, "指标", "指标名称", "indicator"),
            Entry("place", nil, "地区", "区县", "所在区县", "place", "district"),
            Entry("year", nil, "年份", "年度", "年", "year"),
            Entry("value", nil, "数值", "监测值", "实际值", "值", "value"),
            Entry("status", nil, "数据状态", "status"),
            Entry("known_on", nil, "发布日期", "公布日期", "发布时间", "known on", "published on"),
            Entry("unit", nil, "单位", "计量单位", "unit"),
            Entry("source", nil, "数据来源", "资料来源", "来源", "source"),
            Entry("note", "zh", "备注", "说明"), Entry("note", "en", "note", "remarks"),
        ],
    ]
}
