import Appraisals
import Diagnostics

extension Explanation {
    /// The explanation for a terminal: the facts under the title, the parts indented below, a notice of the plan last.
    public func terminalText(in locale: PageLocale, notice: LocalizedText = LocalizedText()) -> String {
        let notice = notice.isEmpty ? [] : [locale.text(notice)]
        return (lines(in: locale, indent: 0) + notice).map { $0 + "\n" }.joined()
    }

    private func lines(in locale: PageLocale, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        let colon = locale.words(": ", "：")
        var lines = ["\(margin)\(address)  \(locale.text(title))"]
        lines += facts.map { "\(margin)  \(locale.text($0.name))\(colon)\(locale.text($0.content))" }
        for part in parts { lines += part.lines(in: locale, indent: indent + 2) }
        return lines
    }

    /// The explanation as JSON, `lustrum/why/1`, numbers at full precision, with a notice of the plan.
    public func json(in locale: PageLocale, notice: LocalizedText = LocalizedText()) -> JSONValue {
        guard case .object(let members) = body(in: locale) else { return .null }
        return .object(
            [JSONMember(name: "schema", value: .text("lustrum/why/1"))] + members
                + [JSONMember(name: "notice", value: .text(locale.text(notice)))])
    }

    private func body(in locale: PageLocale) -> JSONValue {
        .members([
            "address": .text(address.description), "title": .text(locale.text(title)),
            "facts": .list(
                facts.map { fact in
                    .members([
                        "name": .text(locale.text(fact.name)), "content": .text(locale.text(fact.content)),
                        "number": fact.number.map { .number($0) } ?? .null,
                    ])
                }),
            "parts": .list(parts.map { $0.body(in: locale) }),
        ])
    }
}
