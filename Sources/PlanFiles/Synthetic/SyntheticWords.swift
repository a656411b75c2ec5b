import Diagnostics
import PlanModel

/// A field of the synthetic plan with the words for its works.
struct SyntheticField: Sendable {
    let id: String
    let name: LocalizedText
    /// What a project of the field is called.
    let works: LocalizedText
    let industry: String

    init(_ id: String, _ en: String, _ zh: String, _ worksEn: String, _ worksZh: String, _ industry: String) {
        self.id = id
        name = LocalizedText(en: en, zh: zh)
        works = LocalizedText(en: worksEn, zh: worksZh)
        self.industry = industry
    }

    /// The twenty fields, named by what they are about.
    static let all: [SyntheticField] = [
        SyntheticField("transport", "Transport", "交通运输", "Road works", "道路工程", "road"),
        SyntheticField("energy", "Energy", "能源", "Power works", "电力工程", "power"),
        SyntheticField("water", "Water", "水利", "Water works", "供水工程", "water-supply"),
        SyntheticField("housing", "Housing", "住房", "Housing renewal", "住房改造", "housing"),
        SyntheticField("health", "Health", "卫生健康", "Hospital building", "医院建设", "hospital"),
        SyntheticField("education", "Education", "教育", "School building", "学校建设", "school"),
        SyntheticField("elderly-care", "Care of the elderly", "养老服务", "Care home", "养老机构建设", "care-home"),
        SyntheticField("sports", "Sports", "体育", "Sports ground", "体育场地建设", "sports"),
        SyntheticField("culture", "Culture", "文化", "Library building", "图书馆建设", "culture"),
        SyntheticField("ecology", "Ecology", "生态", "Forest restoration", "生态修复", "forestry"),
        SyntheticField("clean-air-water", "Clean air and water", "污染防治", "Treatment works", "治污工程", "treatment"),
        SyntheticField("agriculture", "Agriculture", "农业", "Farmland works", "农田建设", "farming"),
        SyntheticField("manufacturing", "Manufacturing", "制造业", "Factory", "工厂建设", "machinery"),
        SyntheticField("computing", "Information technology", "信息技术", "Computing centre", "算力中心", "computing"),
        SyntheticField("materials", "New materials", "新材料", "Materials plant", "材料项目", "materials"),
        SyntheticField("biotechnology", "Biotechnology", "生物技术", "Medicines plant", "医药项目", "medicines"),
        SyntheticField("logistics", "Logistics", "物流", "Freight yard", "物流园区", "logistics"),
        SyntheticField("science", "Science", "科技", "Laboratory", "实验室建设", "laboratory"),
        SyntheticField("tourism", "Tourism", "旅游", "Visitor site", "景区建设", "tourism"),
        SyntheticField("safety", "Public safety", "公共安全", "Emergency station", "应急站点", "emergency"),
    ]
}

/// An indicator of the synthetic plan: what the works of its fields add to, or take from.
struct SyntheticIndicator: Sendable {
    let id: String
    let name: LocalizedText
    let field: String
    let unit: String
    let decimals: Int
    let isLessBetter: Bool

    init(
        _ id: String, _ en: String, _ zh: String, _ field: String, _ unit: String, decimals: Int = 0,
        isLessBetter: Bool = false
    ) {
        self.id = id
        name = LocalizedText(en: en, zh: zh)
        self.field = field
        self.unit = unit
        self.decimals = decimals
        self.isLessBetter = isLessBetter
    }

    /// The twenty-five indicators; every field has one, some two.
    static let all: [SyntheticIndicator] = [
        SyntheticIndicator("road_length", "Main roads", "主干公路里程", "transport", "km", decimals: 2),
        SyntheticIndicator("renewable_power", "Renewable power", "可再生能源装机", "energy", "MW", decimals: 1),
        SyntheticIndicator("water_supply", "Water supply", "供水能力", "water", "m3/day"),
        SyntheticIndicator("renewed_homes", "Renewed homes", "改造住房", "housing", "homes"),
        SyntheticIndicator("hospital_beds", "Hospital beds", "医院床位", "health", "beds"),
        SyntheticIndicator("school_places", "School places", "学位数", "education", "places"),
        SyntheticIndicator("care_beds", "Care beds", "养老床位", "elderly-care", "beds"),
        SyntheticIndicator("sports_area", "Sports grounds", "体育场地面积", "sports", "m2"),
        SyntheticIndicator("reading_seats", "Reading seats", "阅览座位", "culture", "places"),
        SyntheticIndicator("restored_forest", "Restored forest", "修复林地", "ecology", "ha", decimals: 1),
        SyntheticIndicator(
            "cod", "Oxygen demand discharged", "化学需氧量排放", "clean-air-water", "t", isLessBetter: true),
        SyntheticIndicator("good_farmland", "Well-built farmland", "高标准农田", "agriculture", "ha", decimals: 1),
        SyntheticIndicator("large_firms", "Large firms", "规模以上企业", "manufacturing", "firms", decimals: 1),
        SyntheticIndicator("racks", "Computing racks", "数据中心机架", "computing", "count"),
        SyntheticIndicator("materials_output", "New materials", "新材料产能", "materials", "t"),
        SyntheticIndicator("medicines", "Medicines approved", "获批药品", "biotechnology", "count", decimals: 2),
        SyntheticIndicator("warehouse_area", "Warehouses", "仓储面积", "logistics", "m2"),
        SyntheticIndicator("patents", "Patents in force", "有效专利", "science", "patents"),
        SyntheticIndicator("visitor_capacity", "Visitor capacity", "景区接待能力", "tourism", "persons/day"),
        SyntheticIndicator("stations", "Emergency stations", "应急站点", "safety", "works", decimals: 2),
        SyntheticIndicator("rail_length", "Urban rail", "轨道交通里程", "transport", "km", decimals: 2),
        SyntheticIndicator("boiler_coal", "Coal burnt in boilers", "锅炉用煤", "energy", "t", isLessBetter: true),
        SyntheticIndicator("pipe_losses", "Water lost in pipes", "管网漏损", "water", "m3/day", isLessBetter: true),
        SyntheticIndicator("safe_homes", "Homes made safe", "加固住房", "housing", "homes"),
        SyntheticIndicator(
            "so2", "Sulphur dioxide emitted", "二氧化硫排放", "clean-air-water", "t", isLessBetter: true),
    ]
}

/// A resource under a yearly limit in the synthetic plan.
enum SyntheticResource: Int, CaseIterable, Sendable {
    case cost
    case energy
    case co2
    case land
    case labour

    /// The name that the tables write.
    var name: String {
        switch self {
        case .cost: "cost"
        case .energy: "energy"
        case .co2: "co2"
        case .land: "land"
        case .labour: "labour"
        }
    }

    /// The grid of its limits and of all its amounts.
    var resolution: Int {
        switch self {
        case .energy, .co2: 10
        case .cost, .land, .labour: 1
        }
    }

    /// The smallest yearly amount that a project reports.
    var smallest: Int {
        switch self {
        case .cost: 1
        case .energy: 300
        case .co2: 800
        case .land: 60
        case .labour: 250
        }
    }
}
