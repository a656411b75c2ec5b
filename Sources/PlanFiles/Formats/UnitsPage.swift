import Diagnostics
import Quantities

/// The page of the unit symbols that every plan may write.
enum UnitsPage {
    static var text: String {
        var lines = [
            "# Units",
            "",
            "<!-- Written by `make docs` from the standard book in Sources/Quantities; not edited by hand. -->",
            "",
            "A unit is made of these symbols: factors joined by a space or `*`, everything behind one `/` below the line,",
            "numbers and powers of ten as factors, exponents from 1 to 4: `10^8 yuan`, `tce/10^4 yuan`, `kg/m^2`,",
            "`beds/10^3 persons`, `1`. Adding and comparing need the same dimension; a different size is converted. A plan",
            "adds symbols of its own under `units` in [plan.yaml](plan-folder.md#plan-units). The names are shown to readers.",
            "",
        ]
        for (dimension, symbols) in byDimension() {
            let base = dimension == .none ? nil : symbols.first { $0.entry.scale == 1 }?.symbol
            lines += ["## \(heading(dimension))", ""]
            lines += ["| symbol | size | English | 中文 |", "|---|---|---|---|"]
            lines += symbols.map { symbol, entry in
                let size = entry.scale == 1 ? "1" : grouped(entry.scale) + (base.map { " \($0)" } ?? "")
                let names = ["en", "zh"].map { entry.name[$0] ?? "not shown" }
                return "| `\(symbol)` | \(size) | \(names.joined(separator: " | ")) |"
            }
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }

    private static func heading(_ dimension: Dimension) -> String {
        let names: [(Dimension, String)] = [
            (Dimension(length: 2), "Area"), (Dimension(length: 3), "Volume"),
            (Dimension(length: 2, mass: 1, time: -2), "Energy"), (Dimension(length: 2, mass: 1, time: -3), "Power"),
        ]
        return names.first { $0.0 == dimension }?.1 ?? dimension.words.text(in: "en").capitalizedFirst
    }

    /// A size without exponent, its whole digits in groups of three.
    private static func grouped(_ size: Double) -> String {
        var text = DecimalText.fixed(size, decimals: size < 1 ? 9 : 4)
        while text.contains("."), text.last == "0" || text.last == "." { text.removeLast() }
        let parts = text.split(separator: ".", maxSplits: 1)
        let whole = Array(parts[0])
        var digits = ""
        for (position, digit) in whole.enumerated() {
            if position > 0, (whole.count - position).isMultiple(of: 3) { digits += "," }
            digits.append(digit)
        }
        return digits + (parts.count > 1 ? "." + parts[1] : "")
    }

    /// The symbols of each dimension from small to large, dimensions in the order of their words.
    private static func byDimension() -> [(Dimension, [(symbol: String, entry: UnitBook.Entry)])] {
        Dictionary(grouping: UnitBook.standard.entries, by: \.value.dimension)
            .map { dimension, entries in
                (
                    dimension,
                    entries.map { (symbol: $0.key, entry: $0.value) }
                        .sorted { ($0.entry.scale, $0.symbol) < ($1.entry.scale, $1.symbol) }
                )
            }
            .sorted { $0.0.words.text(in: "en") < $1.0.words.text(in: "en") }
    }
}
