import Diagnostics
import Quantities

/// A plan as an audience may read it, and the log of what was taken out of it.
///
/// This is the one place that decides what an audience may read. Pages for an audience are made of the released plan
/// alone, so that nothing else can reach them.
public struct Release: Sendable {
    /// The audience.
    public let audience: Audience
    /// The plan with everything taken out that the audience may not read.
    public let plan: Plan
    /// What was taken out, in the order of addresses.
    public let withheld: [Withheld]
    private let rules: ReleaseRules?

    /// Takes out of a plan what an audience may not read; what names no circle, and no default does, goes to nobody.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - audience: who reads.
    ///   - today: the date by which embargoes are judged; without one every embargo holds.
    ///   - includesUnverified: whether the widest circle reads figures that were not read at their publisher.
    /// - Throws: where the plan does not name the circle.
    public init(
        of plan: Plan, to audience: Audience, today: CalendarDate? = nil, includesUnverified: Bool = false
    ) throws(UnknownCircle) {
        self.audience = audience
        rules = try ReleaseRules(plan, audience: audience, today: today)
        guard let rules else {
            self.plan = plan
            withheld = []
            return
        }
        var cut = ReleaseCut(plan, rules: rules)
        cut.run(includesUnverified: includesUnverified)
        self.plan = cut.plan
        withheld = cut.log
    }

    /// Whether the audience may read what the office computes for a circle; what is for no circle is for the office.
    public func allows(_ circle: ID<Circle>?) -> Bool {
        guard let rules else { return true }
        return circle.map { rules.reason(for: $0) == nil } ?? false
    }
}

/// Who may read what, as a plan says.
struct ReleaseRules {
    /// The position of each circle, the widest first.
    private let ranks: [ID<Circle>: Int]
    /// The position of the audience.
    private let audience: Int
    private let standard: ID<Circle>?
    private let marks: [Address: ID<Circle>]
    private let today: CalendarDate?

    /// Reads the rules; nil for the office, which reads everything.
    init?(_ plan: Plan, audience: Audience, today: CalendarDate?) throws(UnknownCircle) {
        guard case .circle(let circle) = audience else { return nil }
        let circles = plan.header.circles.map(\.id)
        guard let rank = circles.firstIndex(of: circle) else {
            throw UnknownCircle(circle: circle.text, known: circles.map(\.text))
        }
        ranks = Dictionary(circles.enumerated().map { ($1, $0) }) { first, _ in first }
        self.audience = rank
        standard = plan.header.defaultCircle
        marks = Dictionary(plan.circleMarks.map { ($0.address, $0.circle) }) { first, _ in first }
        self.today = today
    }

    /// Why what is meant for a circle is withheld; nil where the audience may read it.
    func reason(for circle: ID<Circle>?) -> Withheld.Reason? {
        guard let circle = circle ?? standard else { return .noCircle }
        // A circle that the plan does not name is narrower than all that it names.
        return audience >= ranks[circle] ?? .max ? nil : .circle(circle)
    }

    /// Whether the audience is the widest circle of the plan.
    var isWidest: Bool { audience == 0 }

    /// The circle that is marked for an address itself.
    func mark(_ address: Address) -> ID<Circle>? { marks[address] }

    /// The addresses of fields that are marked.
    var markedFields: [Address] { marks.keys.filter { $0.field != nil }.sorted() }

    /// Whether a figure that may be published on a date must still wait; the widest circle alone waits.
    func isUnderEmbargo(_ date: CalendarDate) -> Bool {
        guard audience == 0 else { return false }
        return today.map { $0.earliest < date.latest } ?? true
    }
}
