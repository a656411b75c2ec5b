/// The languages that a reader's browser asks for (RFC 9110, 12.5.4), best first.
struct AcceptedLanguages {
    /// The codes without regions, `zh` for `zh-Hans-CN`, the most wanted first.
    let codes: [String]

    /// Reads a header as browsers send it; whatever cannot be read is left out.
    init(_ header: String) {
        let wanted = header.prefix(1_000).split(separator: ",").compactMap { part -> (code: String, weight: Double)? in
            let words = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let code = words.first?.split(separator: "-").first?.lowercased() else { return nil }
            let weight = words.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            return weight > 0 ? (code, weight) : nil
        }
        // Equal weights keep the order in which they were written.
        codes = wanted.enumerated()
            .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
            .map(\.element.code)
    }
}
