import Diagnostics
import PlanModel

extension Formula {
    /// The formula in words: `‘GDP’ divided by ‘residents’`.
    ///
    /// - Parameters:
    ///   - own: the indicator whose formula it is, for which `SELF` stands.
    ///   - name: how an indicator is called.
    /// - Returns: a phrase without a full stop, in English and Chinese.
    public func words(of own: ID<Indicator>, name: (ID<Indicator>) -> LocalizedText) -> LocalizedText {
        func phrase(_ wording: FormulaWording) -> String {
            root.phrase(wording) { indicator in
                let called = name(indicator ?? own).text(in: wording.language)
                return wording.quoted(called.isEmpty ? (indicator ?? own).text : called)
            }
        }
        return LocalizedText(en: phrase(.english), zh: phrase(.chinese))
    }
}

extension FormulaNode {
    /// A step in words; `name` gives the words of an indicator, and of the formula's own for nil.
    fileprivate func phrase(_ wording: FormulaWording, name: (ID<Indicator>?) -> String) -> String {
        var parts: [String] = []
        for part in form.parts { parts.append(part.phrase(wording, name: name)) }
        switch form {
        case .indicator(let indicator): return name(indicator)
        case .itself: return name(nil)
        default: return form.phrase(of: parts, wording)
        }
    }
}

extension FormulaForm {
    /// A step in words, from the words of its parts.
    fileprivate func phrase(of parts: [String], _ wording: FormulaWording) -> String {
        let tight = grouped(parts, wording)
        switch self {
        case .number(let number): return JSONValue.shortest(number)
        case .indicator, .itself: return ""
        case .negated: return wording.negated(tight[0])
        case .sum(let terms):
            return zip(terms, tight).enumerated().map { position, term in
                position == 0 ? term.1 : (term.0.isSubtracted ? wording.minus : wording.plus) + term.1
            }.joined()
        case .product(let factors):
            return zip(factors, tight).enumerated().map { position, factor in
                position == 0 ? factor.1 : (factor.0.isDivisor ? wording.dividedBy : wording.times) + factor.1
            }.joined()
        case .converted(_, let conversion):
            return wording.converted(tight[0], JSONValue.shortest(conversion.factor), conversion.divides)
        case .comparison(let comparison, _, _): return tight.joined(separator: wording.holds(comparison))
        case .condition: return wording.condition(parts[0], parts[1], parts[2])
        case .lowest: return wording.extreme(parts, isLowest: true)
        case .highest: return wording.extreme(parts, isLowest: false)
        default: return phraseOverYearsOrPlaces(tight, parts, wording)
        }
    }

    private func phraseOverYearsOrPlaces(_ tight: [String], _ parts: [String], _ wording: FormulaWording) -> String {
        switch self {
        case .previous(_, _, let years): wording.previous(tight[0], years, parts.count > 1 ? parts[1] : nil)
        case .growth: wording.growth(tight[0])
        case .cumulative: wording.cumulative(tight[0])
        case .movingMean(_, let years): wording.movingMean(tight[0], years)
        case .first: wording.first(tight[0])
        case .parent: wording.parent(tight[0])
        case .share: wording.share(tight[0])
        case .index(_, let base): wording.index(tight[0], base.number)
        case .interpolated: wording.interpolated(tight[0])
        default: ""
        }
    }

    /// The words of the parts, in parentheses where they would run together with those around them.
    private func grouped(_ phrases: [String], _ wording: FormulaWording) -> [String] {
        zip(parts, phrases).map { part, phrase in
            switch (self, part.form) {
            case (_, .number), (_, .indicator), (_, .itself), (.sum, .product), (.comparison, .product): phrase
            case (.comparison, .sum): phrase
            default: wording.grouped(phrase)
            }
        }
    }
}
