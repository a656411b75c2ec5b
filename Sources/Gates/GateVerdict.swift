import Diagnostics
import PlanModel
import Quantities

/// A version of a rule, as verdicts name it.
public struct GateVersionReference: Hashable, Sendable {
    /// The identifier of the version.
    public let id: String
    /// The title of the rule.
    public let title: LocalizedText
    /// Whether the legal text itself was read.
    public let isTextRead: Bool
}

/// When a gate must be passed.
public struct GateDeadline: Hashable, Sendable {
    /// Before the approval or before the start of work; the stricter where versions differ.
    public let due: GateDue
    /// Which date of the project the next field is.
    public let dateKind: GateDateKind
    /// The project's date; nil where it is not known.
    public let date: CalendarDate?
}

/// How a project stands at a gate.
public enum GateStanding: Hashable, Sendable {
    /// Nothing is owed: exempt, or the rule does not speak of it.
    case notNeeded
    /// Passed; late where the recorded date is surely after the project's date.
    case passed(isLate: Bool)
    /// Turned down.
    case refused
    /// Required and not passed yet.
    case awaited
    /// Required and not passed although the project's date is past.
    case overdue
    /// Required and no pass is recorded although work has begun.
    case begunUnanswered
    /// Whether it is required is not determined, and no pass is recorded.
    case undetermined

    /// The standing as one word for tables and JSON.
    public var word: String {
        switch self {
        case .notNeeded: "not-needed"
        case .passed(let isLate): isLate ? "passed-late" : "passed"
        case .refused: "refused"
        case .awaited: "awaited"
        case .overdue: "overdue"
        case .begunUnanswered: "begun-unanswered"
        case .undetermined: "undetermined"
        }
    }
}

/// What a dated rule says of a project, by which version, when it is due, and what is recorded.
public struct GateVerdict: Equatable, Sendable {
    /// The project.
    public let project: ID<Project>
    /// Its name.
    public let projectName: LocalizedText
    /// Its kind.
    public let projectKind: ProjectKind
    /// The gate.
    public let gate: ID<Gate>
    /// Its name.
    public let gateName: LocalizedText
    /// The versions that may be in force on the project's date, in order of time; one where the date decides.
    public let versions: [GateVersionReference]
    /// Whether on some of the days that the project's date may mean no version is in force.
    public let mayHaveNoVersion: Bool
    /// What the rule says.
    public let ruling: GateRuling
    /// When the gate must be passed; nil where it need not be.
    public let deadline: GateDeadline?
    /// What is recorded of the project at the gate, as far as it was known on the date asked for.
    public let answer: GateAnswer?
    /// How the project stands.
    public let standing: GateStanding
    /// The comparisons made.
    public let explanation: GateExplanation

    /// Where the answer of the project at the gate stands in the plan, or would stand.
    public var address: Address { Address(GateAnswer.collectionName, "\(project)/\(gate)") }

    /// Whether nothing is owed: a pass is recorded where the gate must be passed, or it need not be passed.
    public var isAnswered: Bool {
        switch standing {
        case .notNeeded, .passed: true
        case .refused, .awaited, .overdue, .begunUnanswered, .undetermined: false
        }
    }

    /// Whether the legal text of every version in question was read.
    public var isTextRead: Bool { versions.allSatisfy(\.isTextRead) }
}

extension GateAnswer {
    /// The first part of the addresses of answers.
    static var collectionName: String { "gate_answers" }
}
