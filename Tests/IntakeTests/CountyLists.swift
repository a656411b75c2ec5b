import Diagnostics
import PlanModel

/// Lists of another shape than those of `GeneratedProjects`, so that likeness is not judged on the lists it was chosen on.
///
/// Rural counties: routes with stretches, villages of one town, buildings of one school, numbered tunnels and bridges.
/// Many projects differ from others of their owner by one word, and duplicates differ in words, owner and cost.
struct CountyLists {
    static let counties = 24
    private static let syllables = Array("安宝昌达德恩丰富广和恒吉嘉康乐礼隆宁平庆仁荣瑞盛泰同旺祥兴义永裕远泽正忠")
    private static let works: [Work] = [
        Work("road", department: 0, owners: ["交通运输局", "公路养护中心"]),
        Work("bridge", department: 0, owners: ["交通运输局", "交通开发公司"]),
        Work("tunnel", department: 0, owners: ["交通开发公司", "公路养护中心"]),
        Work("water", department: 1, owners: ["水利局", "供水公司"]),
        Work("weir", department: 1, owners: ["水利局", "水利投资公司"]),
        Work("school", department: 2, owners: ["教育局", "教育局"]),
        Work("clinic", department: 3, owners: ["卫生健康局", "卫生健康局"]),
        Work("field", department: 6, owners: ["农业农村局", "农业开发公司"]),
        Work("store", department: 6, owners: ["农业农村局", "供销合作社"]),
        Work("culture", department: 5, owners: ["文化旅游局", "文旅公司"]),
        Work("care", department: 7, owners: ["民政局", "民政局"]),
        Work("grid", department: 4, owners: ["供电公司", "供电公司"]),
    ]

    /// A kind of work, who is responsible and who owns it.
    private struct Work {
        let kind: String
        let department: Int
        let owners: [String]

        init(_ kind: String, department: Int, owners: [String]) {
            (self.kind, self.department, self.owners) = (kind, department, owners)
        }
    }

    /// A project in truth: the parts of its name, in the words of one unit and of another.
    private struct County {
        let names: (own: String, other: String)
        let county: Int
        let work: Work
        let code: String
        let cost: Int
        let start: Int
    }

    /// The names of the counties; none is a real place.
    static let countyNames: [String] = (0..<counties).map { number in
        String([syllables[(number * 5 + 3) % syllables.count], syllables[(number * 11 + 8) % syllables.count]]) + "县"
    }

    /// The rows of each unit: counties first, then departments.
    private(set) var rows: [[GeneratedRow]]
    private var draws: Draws
    private var names: Set<String> = []

    /// Draws so many rows, one in ten of them a second time.
    init(rows count: Int, seed: UInt64) {
        draws = Draws(seed)
        let departments = GeneratedProjects.departments.count
        rows = Array(repeating: [], count: Self.counties + departments)
        let twice = count / 10
        var truth = 0
        while truth < count - twice {
            guard let project = project(truth) else { continue }
            let own = row(project, truth, isOther: false)
            rows[project.county].append(own)
            if truth < twice {
                // Now and then a county lists a project twice in its own book.
                let book = draws.chance(10) ? project.county : Self.counties + project.work.department
                let other = row(project, truth, isOther: true)
                rows[book].insert(other, at: draws.below(rows[book].count + 1))
            }
            truth += 1
        }
    }

    /// A project that is not yet there under that name; nil where it is.
    private mutating func project(_ truth: Int) -> County? {
        let work = draws.one(of: Self.works)
        let county = draws.below(Self.counties)
        let names = name(work.kind, county)
        guard self.names.insert("\(county) \(names.own)").inserted else { return nil }
        let magnitude = [60, 100, 180, 300, 700, 1_500, 4_000, 12_000][draws.below(8)]
        return County(
            names: names, county: county, work: work,
            code: "\(2_300 + draws.below(400))-5\(100_000 + truth * 41)-04-01-\(100_000 + draws.below(900_000))",
            cost: magnitude * (100 + draws.below(150)) / 100, start: 2026 + draws.below(5))
    }

    /// A town of a county: each county has nine.
    private mutating func town(_ county: Int) -> String {
        let number = draws.below(9)
        let letters = Self.syllables
        return String([
            letters[(county * 7 + number * 4) % letters.count], letters[(county * 3 + number * 9 + 5) % letters.count],
        ])
    }

    private mutating func word() -> String { String([draws.one(of: Self.syllables), draws.one(of: Self.syllables)]) }

    /// The name that the county gives, and that of the department.
    private mutating func name(_ kind: String, _ county: Int) -> (own: String, other: String) {
        let (place, town) = (Self.countyNames[county], town(county))
        switch kind {
        case "road":
            let route = draws.one(of: ["S", "X", "Y", "G"]) + String(100 + draws.below(40))
            let (from, to) = (town, self.town(county))
            let (one, other) = draws.one(of: [("改建工程", "升级改造"), ("路面大修", "路面大修工程"), ("改扩建", "改扩建项目")])
            return ("\(route)线\(from)至\(to)段\(one)", "\(place)\(route)\(from)-\(to)公路\(other)")
        case "bridge":
            let (name, number) = (word(), draws.chance(30) ? "\(1 + draws.below(3))号" : "")
            return (
                "\(town)镇\(name)\(number)大桥", draws.one(of: ["\(name)\(number)大桥新建工程", "\(town)镇\(name)\(number)桥"])
            )
        case "tunnel":
            let (name, number) = (word(), 1 + draws.below(3))
            return ("\(name)\(number)号隧道", "\(name)\(GeneratedProjects.numeral(number))号隧道建设工程")
        case "water":
            let village = word()
            let (one, other) = draws.one(of: [("饮水安全巩固提升工程", "农村饮水安全提升"), ("集中供水工程", "集中供水站")])
            return ("\(town)镇\(village)村\(one)", draws.one(of: ["\(village)村\(other)", "\(town)\(village)\(other)项目"]))
        case "weir":
            let phase = draws.chance(40) ? 1 + draws.below(2) : 0
            let one = phase == 0 ? "" : "\(GeneratedProjects.numeral(phase))期"
            let other = phase == 0 ? "" : "（\(["", "I", "II"][phase])期）"
            let weir = "\(town)河\(word())堰"
            return ("\(weir)整治\(one)", "\(weir)治理工程\(other)")
        case "school":
            let school = draws.one(of: ["中心小学", "初级中学", "幼儿园"])
            let building = draws.one(of: ["教学楼", "学生宿舍", "综合楼", "运动场", "食堂"])
            return (
                "\(town)镇\(school)\(building)建设项目",
                draws.one(of: ["\(town)\(school)新建\(building)", "\(place)\(town)镇\(school)\(building)"])
            )
        case "clinic":
            let part = draws.one(of: ["业务用房", "住院部", "发热门诊", "污水处理站"])
            return ("\(town)镇卫生院\(part)", draws.one(of: ["\(town)卫生院\(part)建设", "\(place)\(town)镇中心卫生院\(part)"]))
        case "field":
            let year = 2026 + draws.below(4)
            return ("\(year)年\(town)镇高标准农田建设", "\(place)\(town)镇\(year)年度高标准农田项目")
        case "store":
            let goods = draws.one(of: ["果蔬", "茶叶", "粮油", "畜禽", "药材"])
            return ("\(town)镇\(goods)冷链仓储中心", "\(goods)冷链仓储（\(town)镇）")
        case "culture":
            let what = draws.one(of: ["图书馆", "文化馆", "博物馆", "全民健身中心", "游客中心"])
            let name = word()
            return draws.chance(40)
                ? ("\(place)\(what)", "\(what)新建工程") : ("\(town)镇\(name)\(what)", "\(town)\(name)\(what)建设项目")
        case "care":
            let what = draws.one(of: ["敬老院", "日间照料中心", "残疾人康复中心"])
            return ("\(town)镇\(what)改造提升", draws.one(of: ["\(town)\(what)改造", "\(place)\(town)镇\(what)提升改造工程"]))
        default:
            let level = draws.one(of: ["10千伏", "35千伏", "110千伏"])
            let name = word()
            return ("\(name)\(level)输变电工程", draws.one(of: ["\(place)\(name)\(level)变电站", "\(level)\(name)输变电"]))
        }
    }

    private mutating func row(_ project: County, _ truth: Int, isOther: Bool) -> GeneratedRow {
        let place = Self.countyNames[project.county]
        var cost = project.cost
        if isOther {
            switch draws.below(20) {
            case ..<9: break
            case ..<17: cost = cost * (92 + draws.below(17)) / 100
            default: cost = cost * (60 + draws.below(91)) / 100
            }
        }
        let owner = project.work.owners[isOther && draws.chance(40) ? 1 : 0]
        return GeneratedRow(
            truth: truth, name: isOther ? project.names.other : project.names.own, place: place,
            owner: isOther && draws.chance(25) ? "" : place + owner,
            code: draws.chance(isOther ? 20 : 35) ? project.code : "", cost: max(1, cost),
            start: project.start + (isOther && draws.chance(25) ? 1 : 0), years: 1 + truth % 3,
            stage: draws.one(of: ["新建", "续建", "前期"]))
    }

    /// The plan into which the rows go.
    static var plan: Plan {
        var plan = GeneratedProjects.plan
        plan.places = countyNames.enumerated().map { number, name in
            var place = Place()
            place.id = ID("c\(number)")
            place.name = LocalizedText(["zh": name])
            return place
        }.sorted { $0.key < $1.key }
        return plan
    }
}
