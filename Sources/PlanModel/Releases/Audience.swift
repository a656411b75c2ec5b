import Diagnostics
import Quantities

/// Who reads: the office that keeps the plan, or one of the plan's circles.
public enum Audience: Hashable, Sendable {
    /// The office: it reads everything.
    case office
    /// A circle of the plan: it reads what is released to it or to a wider one.
    case circle(ID<Circle>)

    /// The name of the office among those of the circles; none of them may have it.
    public static let officeName = "office"

    /// The audience of a name: the office, or the circle of that identifier.
    public init(named name: String) {
        self = name == Self.officeName ? .office : .circle(ID(name))
    }
}

/// A circle that the plan does not name.
public struct UnknownCircle: Error, Hashable, Sendable {
    /// The circle asked for.
    public let circle: String
    /// The circles that the plan names, widest first.
    public let known: [String]

    /// Makes the fault of asking for a circle.
    public init(circle: String, known: [String]) {
        self.circle = circle
        self.known = known
    }

    /// What is wrong, in one sentence.
    public func sentence(plan: String) -> LocalizedText {
        let list = known.isEmpty ? nil : known
        return LocalizedText(
            en: "the plan \(plan) names no circle ‘\(circle)’; "
                + (list.map { "it names \($0.joined(separator: ", "))" } ?? "its plan.yaml names no circles at all"),
            zh: "规划 \(plan) 未设公开范围“\(circle)”，"
                + (list.map { "已设：\($0.joined(separator: "、"))" } ?? "plan.yaml 未设任何公开范围"))
    }
}

/// One thing that an audience may not read, and why.
public struct Withheld: Hashable, Sendable {
    /// Why something is withheld.
    public enum Reason: Hashable, Sendable {
        /// It is for a narrower circle.
        case circle(ID<Circle>)
        /// No circle is named for it, neither by itself nor by the plan.
        case noCircle
        /// It may be published on a date that has not come, or no date is known.
        case embargo(CalendarDate)
        /// It cannot be told without something withheld.
        case restsOn(Address)
        /// A figure of a single enterprise.
        case enterprise
        /// A draft.
        case draft
        /// A working paper of the office.
        case workingPaper
        /// It was not read at its publisher.
        case unverified

        /// The reason in words.
        public var text: LocalizedText {
            switch self {
            case .circle(let circle): LocalizedText(en: "for the circle ‘\(circle)’", zh: "限“\(circle)”范围")
            case .noCircle: LocalizedText(en: "no circle is named for it", zh: "未注明公开范围")
            case .embargo(let date): LocalizedText(en: "not to be published before \(date)", zh: "\(date) 前不得公开")
            case .restsOn(let address): LocalizedText(en: "rests on \(address), withheld", zh: "涉及不予公开的 \(address)")
            case .enterprise: LocalizedText(en: "figure of a single enterprise", zh: "单个企业数据")
            case .draft: LocalizedText(en: "a draft", zh: "草案")
            case .workingPaper: LocalizedText(en: "a working paper of the office", zh: "编制部门工作底稿")
            case .unverified: LocalizedText(en: "unverified figure", zh: "未经核实的数据")
            }
        }
    }

    /// What is withheld: a record, or a field of one.
    public let address: Address
    /// Why.
    public let reason: Reason
}
