import Diagnostics

/// Why a text is no unit, with the column (from 1, in characters) at which it stops making sense.
public enum UnitFault: Error, Hashable, Sendable {
    /// The text is empty.
    case empty
    /// A symbol that the book does not hold, and the nearest one that it does.
    case unknownSymbol(String, column: Int, suggestion: String?)
    /// Something other than a symbol, a power of ten, `/`, `*` or a space.
    case unexpected(String, column: Int)

    /// The fault in words.
    public var text: LocalizedText {
        switch self {
        case .empty: LocalizedText(en: "the unit is empty", zh: "计量单位为空")
        case .unknownSymbol(let symbol, _, let suggestion):
            LocalizedText(
                en: "unknown unit ‘\(symbol)’" + (suggestion.map { "; did you mean ‘\($0)’?" } ?? ""),
                zh: "未知计量单位“\(symbol)”" + (suggestion.map { "，是否为“\($0)”？" } ?? ""))
        case .unexpected(let text, _):
            LocalizedText(en: "‘\(text)’ cannot stand in a unit", zh: "计量单位中不能出现“\(text)”")
        }
    }

    /// The column at which the fault stands.
    public var column: Int {
        switch self {
        case .empty: 1
        case .unknownSymbol(_, let column, _), .unexpected(_, let column): column
        }
    }
}

extension UnitBook {
    /// Reads a unit: factors joined by a space or `*`, everything behind a `/` below the line.
    ///
    /// A factor is a number (`1000`), a power of ten (`10^4`) or a symbol with an exponent (`m^2`, `person`).
    public func unit(_ text: String) throws(UnitFault) -> Unit {
        var factors: [Unit.Factor] = []
        var dimension = Dimension.none
        var scale = 1.0
        var above = true
        var column = 1
        var rest = Substring(text)
        while let first = rest.first {
            if first == " " || first == "*" || first == "·" {
                rest.removeFirst()
                column += 1
                continue
            }
            if first == "/" {
                guard above else { throw .unexpected("/", column: column) }
                above = false
                rest.removeFirst()
                column += 1
                continue
            }
            let word = rest.prefix { !" */·".contains($0) }
            let factor = try factor(String(word), column: column, above: above)
            switch factor {
            case .number(let number, _): scale = above ? scale * number : scale / number
            case .symbol(let symbol, let exponent):
                let (entry, _) = try entry(symbol, column: column)
                dimension = dimension.adding(entry.dimension, times: exponent)
                for _ in 0..<exponent.magnitude { scale = exponent > 0 ? scale * entry.scale : scale / entry.scale }
            }
            factors.append(factor)
            rest.removeFirst(word.count)
            column += word.count
        }
        guard !factors.isEmpty else { throw .empty }
        let written = text.split(separator: " ").joined(separator: " ")
        return Unit(written: written, factors: factors, dimension: dimension, scale: scale)
    }

    private func factor(_ word: String, column: Int, above: Bool) throws(UnitFault) -> Unit.Factor {
        let parts = word.split(separator: "^", omittingEmptySubsequences: false)
        if let base = DecimalText.number(String(parts[0])) {
            guard base > 0 else { throw .unexpected(word, column: column) }
            guard parts.count > 1 else { return .number(base, above: above) }
            guard parts.count == 2, let exponent = Int(parts[1]), (0...15).contains(exponent) else {
                throw .unexpected(word, column: column)
            }
            return .number((0..<exponent).reduce(1.0) { value, _ in value * base }, above: above)
        }
        guard parts.count <= 2 else { throw .unexpected(word, column: column) }
        var exponent = 1
        if parts.count == 2 {
            guard let written = Int(parts[1]), (1...4).contains(written) else {
                throw .unexpected(word, column: column)
            }
            exponent = written
        }
        let (_, symbol) = try entry(String(parts[0]), column: column)
        return .symbol(symbol, exponent: above ? exponent : -exponent)
    }

    private func entry(_ symbol: String, column: Int) throws(UnitFault) -> (Entry, String) {
        if let entry = entries[symbol] { return (entry, symbol) }
        throw .unknownSymbol(symbol, column: column, suggestion: DidYouMean.nearest(to: symbol, among: symbols))
    }
}

extension Unit {
    /// The unit as a person writes it: `100m yuan`, `亿元`, `beds per 1,000 persons`.
    public func name(in language: String, book: UnitBook) -> String {
        if factors.isEmpty { return written == "1" ? "" : written }
        func text(_ factor: Factor) -> String {
            switch factor {
            case .number(let number, _): Self.multiplier(number, in: language)
            case .symbol(let symbol, let exponent):
                (book.entries[symbol]?.name.text(in: language) ?? symbol)
                    + (exponent.magnitude > 1 ? "^\(exponent.magnitude)" : "")
            }
        }
        func isAbove(_ factor: Factor) -> Bool {
            switch factor {
            case .number(_, let above): above
            case .symbol(_, let exponent): exponent > 0
            }
        }
        let separator = language == "zh" ? "" : " "
        let above = factors.filter(isAbove).map(text).filter { !$0.isEmpty }.joined(separator: separator)
        var below = factors.filter { !isAbove($0) }.map(text).filter { !$0.isEmpty }.joined(separator: separator)
        let isOne = factors.count { !isAbove($0) } == 1
        if language == "en", isOne, below.count > 2, below.hasSuffix("s") { below.removeLast() }
        if below.isEmpty { return above }
        let per = language == "zh" ? (above.isEmpty ? "每" : "/") : (above.isEmpty ? "per " : " per ")
        return above + per + below
    }

    private static func multiplier(_ number: Double, in language: String) -> String {
        let names: [(Double, String, String)] = [
            (1, "", ""), (1e3, "1,000", "千"), (1e4, "10k", "万"), (1e5, "100k", "十万"), (1e6, "million", "百万"),
            (1e8, "100m", "亿"), (1e9, "billion", "十亿"), (1e12, "trillion", "万亿"),
        ]
        if let name = names.first(where: { $0.0 == number }) { return language == "zh" ? name.2 : name.1 }
        return JSONValue.shortest(number)
    }
}
