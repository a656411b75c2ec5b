import Diagnostics

/// The unit symbols that a plan may write, with their names for people.
public struct UnitBook: Hashable, Sendable {
    /// One symbol: its dimension, its size in base units and its name by language.
    public struct Entry: Hashable, Sendable {
        /// What the symbol measures.
        public let dimension: Dimension
        /// Its size in base units.
        public let scale: Double
        /// How it is shown, by language.
        public let name: LocalizedText

        /// Makes an entry.
        public init(_ dimension: Dimension, _ scale: Double, _ name: LocalizedText) {
            self.dimension = dimension
            self.scale = scale
            self.name = name
        }
    }

    /// The entries by symbol.
    public private(set) var entries: [String: Entry]

    /// Makes a book from its entries.
    public init(entries: [String: Entry]) { self.entries = entries }

    /// The symbols known, sorted.
    public var symbols: [String] { entries.keys.sorted() }

    /// Adds a symbol, replacing one of the same spelling.
    public mutating func add(_ symbol: String, _ entry: Entry) { entries[symbol] = entry }

    /// The book that every plan starts from: SI units, energy, money, persons and counted things.
    ///
    /// 1 tce = 29.3076 GJ and 1 mu = 666 2/3 m² (GB/T 2589-2020; State Council order on units of measure, 1984).
    public static let standard: UnitBook = {
        var book = UnitBook(entries: [:])
        func add(_ symbols: String, _ dimension: Dimension, _ scale: Double, _ en: String, _ zh: String) {
            for symbol in symbols.split(separator: " ") {
                book.add(String(symbol), Entry(dimension, scale, LocalizedText(en: en, zh: zh)))
            }
        }
        let length = Dimension(length: 1)
        let area = Dimension(length: 2)
        let volume = Dimension(length: 3)
        let mass = Dimension(mass: 1)
        let time = Dimension(time: 1)
        let energy = Dimension(length: 2, mass: 1, time: -2)
        let power = Dimension(length: 2, mass: 1, time: -3)
        add("%", .none, 0.01, "%", "%")
        add("‰", .none, 0.001, "‰", "‰")
        add("ratio", .none, 1, "ratio", "比值")
        // "index points" is read as two factors; the first is not shown.
        add("index", .none, 1, "", "")
        add("points", .none, 1, "points", "点")
        add("m", length, 1, "m", "米")
        add("km", length, 1_000, "km", "公里")
        add("m2", area, 1, "m²", "平方米")
        add("km2", area, 1e6, "km²", "平方公里")
        add("ha", area, 1e4, "ha", "公顷")
        add("mu", area, 2_000.0 / 3, "mu", "亩")
        add("m3", volume, 1, "m³", "立方米")
        add("L", volume, 0.001, "L", "升")
        add("mg", mass, 1e-6, "mg", "毫克")
        add("ug", mass, 1e-9, "µg", "微克")
        add("g", mass, 0.001, "g", "克")
        add("kg", mass, 1, "kg", "千克")
        add("t", mass, 1_000, "t", "吨")
        add("kt", mass, 1e6, "kt", "千吨")
        add("Mt", mass, 1e9, "Mt", "百万吨")
        add("s", time, 1, "s", "秒")
        add("min", time, 60, "min", "分钟")
        add("h", time, 3_600, "h", "小时")
        add("day days", time, 86_400, "days", "天")
        add("year years", time, 31_556_952, "years", "年")
        add("J", energy, 1, "J", "焦")
        add("MJ", energy, 1e6, "MJ", "兆焦")
        add("GJ", energy, 1e9, "GJ", "吉焦")
        add("TJ", energy, 1e12, "TJ", "太焦")
        add("kWh", energy, 3.6e6, "kWh", "千瓦时")
        add("MWh", energy, 3.6e9, "MWh", "兆瓦时")
        add("GWh", energy, 3.6e12, "GWh", "吉瓦时")
        add("TWh", energy, 3.6e15, "TWh", "太瓦时")
        add("tce", energy, 29.3076e9, "tce", "吨标准煤")
        add("kgce", energy, 29.3076e6, "kgce", "千克标准煤")
        add("gce", energy, 29.3076e3, "gce", "克标准煤")
        add("W", power, 1, "W", "瓦")
        add("kW", power, 1e3, "kW", "千瓦")
        add("MW", power, 1e6, "MW", "兆瓦")
        add("GW", power, 1e9, "GW", "吉瓦")
        add("person persons", Dimension(person: 1), 1, "persons", "人")
        let things: [(String, String)] = [
            ("count", "个"), ("beds", "张"), ("places", "个"), ("vehicles", "辆"), ("projects", "个"), ("works", "座"),
            ("households", "户"), ("homes", "套"), ("blocks", "个"), ("schools", "所"), ("firms", "家"),
            ("patents", "件"), ("cases", "件"), ("plans", "个"),
        ]
        for (symbol, zh) in things { add(symbol, Dimension(count: 1), 1, symbol, zh) }
        add("yuan CNY", Dimension(money: 1), 1, "yuan", "元")
        return book
    }()
}
