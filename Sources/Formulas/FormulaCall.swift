import Diagnostics
import Quantities

extension FormulaFunction {
    /// The function whose name is nearest to a word.
    static func nearest(to name: String) -> String? {
        let upper = name.uppercased()
        if FormulaFunction(rawValue: upper) != nil { return upper }
        return DidYouMean.nearest(to: name, among: allCases.map(\.rawValue))
    }

    /// The step that a call makes.
    func form(of arguments: [FormulaNode], at columns: Range<Int>) throws(FormulaFault) -> FormulaForm {
        let (least, most) = argumentCount
        guard arguments.count >= least, arguments.count <= most ?? .max else {
            throw FormulaFault(.argumentCount(self, found: arguments.count), at: columns)
        }
        let first = arguments[0]
        switch self {
        case .condition: return .condition(first, arguments[1], arguments[2])
        case .lowest: return .lowest(arguments)
        case .highest: return .highest(arguments)
        case .previous:
            let years = arguments.count > 2 ? try wholeNumber(arguments[2], in: 1...100) : 1
            return .previous(first, otherwise: arguments.count > 1 ? arguments[1] : nil, years: years)
        case .growth: return .growth(first)
        case .cumulative: return .cumulative(first)
        case .movingMean: return .movingMean(first, years: try wholeNumber(arguments[1], in: 1...100))
        case .first: return .first(first)
        case .parent: return .parent(first)
        case .share: return .share(first)
        case .index: return .index(first, base: Year(try wholeNumber(arguments[1], in: Year.plausible)))
        case .interpolated: return .interpolated(first)
        }
    }

    private func wholeNumber(_ node: FormulaNode, in range: ClosedRange<Int>) throws(FormulaFault) -> Int {
        guard case .number(let number) = node.form, let whole = Int(exactly: number), range.contains(whole) else {
            throw FormulaFault(.notAWholeNumber(self, range), at: node.columns)
        }
        return whole
    }
}
