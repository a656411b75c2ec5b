/// Gives numbers to projects that come without one: the plan's most common prefix, behind its highest number.
public struct NextIdentifiers: Sendable {
    private let prefix: String
    private let width: Int
    private var last: Int

    /// Looks at the identifiers that are in use.
    public init(_ known: [String]) {
        var counts: [String: (count: Int, last: Int, width: Int)] = [:]
        for id in known {
            let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }.count
            guard digits > 0, digits < 10, let number = Int(id.suffix(digits)) else { continue }
            let prefix = String(id.dropLast(digits))
            let old = counts[prefix] ?? (0, 0, 1)
            counts[prefix] = (old.count + 1, max(old.last, number), max(old.width, digits))
        }
        let common = counts.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        prefix = common?.key ?? "P"
        width = common?.value.width ?? 3
        last = common?.value.last ?? 0
    }

    /// The next identifier.
    public mutating func next() -> String {
        last += 1
        let digits = String(last)
        return prefix + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
