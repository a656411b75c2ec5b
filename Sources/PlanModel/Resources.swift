import Diagnostics

/// The resources whose meaning and unit the format itself gives.
public enum Resources {
    /// Money.
    public static let cost = "cost"
    /// The resources that a plan may name without a limit on them.
    public static let known = ["cost", "energy", "electricity", "coal", "co2", "land", "water"]

    /// What a person calls a resource: its own name where the format gives none.
    public static func words(_ resource: String) -> LocalizedText {
        switch resource {
        case cost: LocalizedText(en: "cost", zh: "投资")
        case "energy": LocalizedText(en: "energy", zh: "能源消费")
        case "electricity": LocalizedText(en: "electricity", zh: "电力消费")
        case "coal": LocalizedText(en: "coal", zh: "煤炭消费")
        case "co2": LocalizedText(en: "CO2", zh: "二氧化碳排放")
        case "land": LocalizedText(en: "land", zh: "用地")
        case "water": LocalizedText(en: "water", zh: "用水")
        case "NOx": LocalizedText(en: "nitrogen oxides", zh: "氮氧化物")
        case "SO2": LocalizedText(en: "sulphur dioxide", zh: "二氧化硫")
        case "COD": LocalizedText(en: "chemical oxygen demand", zh: "化学需氧量")
        case "NH3-N": LocalizedText(en: "ammonia nitrogen", zh: "氨氮")
        case "VOC": LocalizedText(en: "volatile organic compounds", zh: "挥发性有机物")
        case "PM2.5": LocalizedText(en: "fine particles", zh: "细颗粒物")
        default: LocalizedText(en: resource, zh: resource)
        }
    }

    /// The unit of a resource, as the unit book reads it.
    public static func unit(of resource: String, currency: String) -> String? {
        switch resource {
        case cost: "10^4 " + currency
        case "energy": "tce"
        case "electricity": "10^4 kWh"
        case "coal": "t"
        default: nil
        }
    }
}
