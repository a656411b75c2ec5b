import Diagnostics
import PlanModel
import Quantities

/// A project of the invented district as it is in truth.
struct TrueProject {
    let id: Int
    /// The street, hill or village that tells it from others; empty where only its kind and district do.
    let site: String
    /// What is built.
    let work: String
    /// The phase, where it is one of a series.
    let phase: Int?
    let district: Int
    let owner: String
    let code: String
    /// In 10,000 yuan.
    let cost: Int
    let start: Int
    let years: Int
}

/// A row as a unit hands it in.
struct GeneratedRow {
    let truth: Int
    var name: String
    var place: String
    var owner: String
    var code: String
    /// In 10,000 yuan.
    var cost: Int
    var start: Int
    var years: Int
    var stage: String
}

/// Projects, and the rows by which districts and departments hand them in, one row in ten a second time.
struct GeneratedProjects {
    static let districts = 33
    static let departments = [
        "交通局", "水利局", "教育局", "卫生健康局", "能源局", "文化旅游局", "农业农村局", "民政局",
    ]
    private static let sites = "云溪柏岭松桥枫塘竹湾荷坪桂坝梅垭槐渡榆滩桃坡杏沟柳堰莲岩兰坎菊坳葵冲茶垅棠浦樟洲楠埠"
    private static let works: [(work: String, department: Int, owner: String)] = [
        ("道路改造", 0, "交通建设"), ("大桥", 0, "交通建设"), ("公交枢纽", 0, "公共交通"), ("货运站场", 0, "物流"), ("水库除险加固", 1, "水务"),
        ("污水处理厂扩建", 1, "水务"), ("供水管网改造", 1, "水务"), ("河道综合治理", 1, "水务"), ("小学", 2, "教育投资"),
        ("中学改扩建", 2, "教育投资"), ("幼儿园", 2, "教育投资"), ("职业学校实训基地", 2, "教育投资"), ("中医院住院楼", 3, "卫生"),
        ("社区卫生服务中心", 3, "卫生"), ("疾控中心实验室", 3, "卫生"), ("110千伏变电站", 4, "电力"), ("220千伏输电线路", 4, "电力"),
        ("风电场", 4, "新能源"), ("光伏电站", 4, "新能源"), ("图书馆", 5, "文旅"), ("体育公园", 5, "文旅"), ("古镇保护修缮", 5, "文旅"),
        ("高标准农田", 6, "农业开发"), ("冷链物流中心", 6, "农业开发"), ("粮食仓储库", 6, "粮食储备"), ("养老服务中心", 7, "民政"),
        ("儿童福利院", 7, "民政"), ("老旧小区改造", 7, "城市更新"),
    ]

    /// The names of the districts; none is a real place.
    static let districtNames: [String] = {
        let letters = Array(sites)
        return (0..<districts).map {
            String([letters[$0 % letters.count], letters[($0 * 7 + 11) % letters.count]]) + "区"
        }
    }()

    private(set) var projects: [TrueProject] = []
    /// The rows of each unit: districts first, then departments.
    private(set) var rows: [[GeneratedRow]] = []
    private var draws: Draws
    private var unnamed: Set<String> = []

    /// Draws the projects and rows of so many rows in all.
    init(rows count: Int, seed: UInt64) {
        draws = Draws(seed)
        let twice = count / 10
        while projects.count < count - twice { addProjects() }
        projects.removeLast(projects.count - (count - twice))
        var rows = Array(repeating: [GeneratedRow](), count: Self.districts + Self.departments.count)
        var order = Array(projects.indices)
        for last in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(last, draws.below(last + 1)) }
        for (position, number) in order.enumerated() {
            let project = projects[number]
            rows[project.district].append(plainRow(project))
            if position < twice { rows[Self.districts + department(project)].append(otherRow(project)) }
        }
        self.rows = rows
    }

    private func department(_ project: TrueProject) -> Int {
        Self.works.first { project.work.hasPrefix($0.work) }?.department ?? 0
    }

    private mutating func addProjects() {
        let letters = Array(Self.sites)
        let kind = draws.one(of: Self.works)
        let district = draws.below(Self.districts)
        // Some projects have no name of their own: only the district tells them apart.
        // Of each kind a district has one such at most: two could not be told apart by anybody.
        let isAlone = draws.chance(12) && unnamed.insert("\(district) \(kind.work)").inserted
        let site = isAlone ? "" : String([draws.one(of: letters), draws.one(of: letters)])
        let owner = Self.districtNames[district].dropLast() + kind.owner + draws.one(of: ["有限公司", "集团有限公司", "发展有限公司"])
        let phases = draws.chance(9) ? 2 + draws.below(2) : 1
        for phase in 1...phases {
            let id = projects.count
            let cost = [3, 5, 8, 12, 20, 32, 50, 80, 126, 245][draws.below(10)] * (100 + draws.below(900)) / 10
            projects.append(
                TrueProject(
                    id: id, site: site, work: kind.work, phase: phases > 1 ? phase : nil, district: district,
                    owner: String(owner), code: "2026-\(100_000 + id * 37)-\(10 + draws.below(89))",
                    cost: max(60, cost),
                    start: 2026 + draws.below(4), years: 1 + draws.below(4)))
        }
    }

    /// The row of the district itself.
    private mutating func plainRow(_ project: TrueProject) -> GeneratedRow {
        let district = Self.districtNames[project.district]
        let site = project.site.isEmpty ? district : draws.chance(30) ? district + project.site : project.site
        let phase = project.phase.map { draws.chance(50) ? "（\(Self.numeral($0))期）" : "\(Self.numeral($0))期" } ?? ""
        let tail = draws.one(of: ["工程", "项目", "建设项目", "建设工程", ""])
        return GeneratedRow(
            truth: project.id, name: site + project.work + phase + tail, place: district, owner: project.owner,
            code: draws.chance(60) ? project.code : "", cost: project.cost, start: project.start, years: project.years,
            stage: draws.one(of: ["新建", "新开工", "续建", "前期工作", "储备"]))
    }

    /// The row by which a department hands the same project in: renamed, re-ordered, with other figures.
    private mutating func otherRow(_ project: TrueProject) -> GeneratedRow {
        let district = Self.districtNames[project.district]
        var work = project.work
        for (old, new) in [
            ("改造", "提升改造"), ("扩建", "改扩建"), ("综合治理", "治理"), ("除险加固", "除险加固整治"), ("保护修缮", "修缮保护"), ("住院楼", "住院大楼"),
            ("服务中心", "综合服务中心"), ("实训基地", "实训中心"),
        ] where work.contains(old) && draws.chance(40) {
            work = work.replacing(old, with: new)
            break
        }
        let site = project.site.isEmpty ? district : project.site
        let phase =
            project.phase.map { draws.chance(50) ? "\(["I", "II", "III"][$0 - 1])期" : "第\(Self.numeral($0))期" } ?? ""
        let tail = draws.one(of: ["工程", "项目", "建设项目", "建设", ""])
        var name: String
        switch draws.below(4) {
        case 0: name = "\(work)\(phase)（\(site)）\(tail)"
        case 1:
            name = project.site.isEmpty ? "\(site)\(work)\(phase)\(tail)" : "\(district)\(site)\(work)\(tail)\(phase)"
        case 2: name = "新建\(site)\(work)\(phase)"
        default: name = "\(site)\(work)\(tail)\(phase)"
        }
        if draws.chance(8), name.count > 6 {
            name.remove(at: name.index(name.startIndex, offsetBy: 2 + draws.below(2)))
        }
        let cost = draws.chance(50) ? project.cost : project.cost + project.cost * (draws.below(11) - 5) / 100
        return GeneratedRow(
            truth: project.id, name: name, place: district,
            owner: draws.chance(65) ? project.owner : draws.chance(50) ? "" : project.owner.replacing("集团", with: ""),
            code: draws.chance(30) ? project.code : "", cost: max(1, cost),
            start: project.start + (draws.chance(20) ? 1 : 0), years: project.years,
            stage: draws.one(of: ["新建", "续建", "前期"]))
    }

    static func numeral(_ number: Int) -> String { ["零", "一", "二", "三"][number] }

    /// The plan into which the rows go: its districts, bodies and words, and no projects.
    static var plan: Plan {
        var plan = Plan()
        plan.header.id = "generated"
        plan.header.currency = "yuan"
        plan.header.bodies = departments.enumerated().map { number, name in
            var body = Body()
            body.id = ID("d\(number)")
            body.name = LocalizedText(["zh": name])
            return body
        }
        plan.places = districtNames.enumerated().map { number, name in
            var place = Place()
            place.id = ID("p\(number)")
            place.name = LocalizedText(["zh": name])
            return place
        }.sorted { $0.key < $1.key }
        return plan
    }
}
