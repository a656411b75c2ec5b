import Diagnostics
import PlanModel
import Quantities
import Testing

@testable import Gates

/// The energy review in plain comparisons, tried on every completion of what is not known.
@Suite struct GateOracleTests {
    struct Facts: Hashable {
        var energy: Double?
        var electricity: Double?
        var coal: Double?
        var industry: String
        var start: String?

        var project: Project {
            EnergyReview.project(
                energy: energy, electricity: electricity, coal: coal, industry: industry, start: start)
        }

        /// The facts with each thing named in `gaps` filled in, in every way.
        func filled(_ gaps: Set<String>) -> [Facts] {
            var all = [self]
            func spread<Fact>(_ gap: String, _ path: WritableKeyPath<Facts, Fact>, _ facts: [Fact]) {
                guard gaps.contains(gap) else { return }
                all = all.flatMap { one in
                    facts.map { fact in
                        var filled = one
                        filled[keyPath: path] = fact
                        return filled
                    }
                }
            }
            if energy == nil { spread("energy", \.energy, GateOracleTests.energies) }
            if electricity == nil { spread("electricity", \.electricity, GateOracleTests.electricities) }
            if coal == nil { spread("coal", \.coal, GateOracleTests.coals) }
            if industry.isEmpty { spread("industry", \.industry, ["rail", "steel"]) }
            spread("start", \.start, GateOracleTests.days[start] ?? [start])
            return all
        }
    }

    static let energies: [Double?] = [0, 999, 1_000, 4_999, 5_000, 9_999, 10_000, 499_999, 500_000]
    static let electricities: [Double?] = [499, 500]
    static let coals: [Double?] = [999, 1_000, 499_999, 500_000]
    /// The days that tell the versions apart, for each way of writing a start.
    static let days: [String?: [String?]] = [
        nil: ["2023-05-31", "2023-06-01", "2025-09-01"],
        "2022": ["2022-01-01"],
        "2023": ["2023-05-31", "2023-06-01"],
        "2023-05": ["2023-05-31"],
        "2023-06": ["2023-06-01"],
        "2025": ["2025-08-31", "2025-09-01"],
        "2025-08-31": ["2025-08-31"],
        "2025-09-01": ["2025-09-01"],
    ]
    static let everything: Set<String> = ["energy", "electricity", "coal", "industry", "start"]

    static let partial: [Facts] = {
        var all: [Facts] = []
        for energy in [nil] + energies {
            for electricity in [nil] + electricities {
                for coal in [nil] + coals {
                    for industry in ["", "rail", "steel"] {
                        for start in days.keys {
                            all.append(
                                Facts(
                                    energy: energy, electricity: electricity, coal: coal, industry: industry,
                                    start: start))
                        }
                    }
                }
            }
        }
        return all
    }()

    /// Every combination of known and unknown facts with its verdict.
    static let cases: [(facts: Facts, verdict: GateVerdict)] = {
        let verdicts = EnergyReview.verdicts(partial.map(\.project))
        return zip(partial, verdicts).map { ($0, $1) }
    }()

    /// What the law says of complete facts; the oldest version does not say what it asks below 5,000 tce.
    static func law(_ facts: Facts) -> Set<String> {
        let (energy, electricity, coal) = (facts.energy ?? .nan, facts.electricity ?? .nan, facts.coal ?? .nan)
        if facts.industry == "rail" { return ["exempt"] }
        let day = facts.start ?? ""
        if day < "2023-06-01" { return energy >= 5_000 ? ["provincial"] : ["exempt", "unnamed"] }
        if day < "2025-09-01" {
            if energy < 1_000 && electricity < 500 { return ["exempt"] }
            return energy >= 10_000 ? ["provincial"] : ["unnamed"]
        }
        if energy < 1_000 && coal < 1_000 { return ["exempt"] }
        return energy >= 500_000 || coal >= 500_000 ? ["national"] : ["unnamed"]
    }

    static func outcomes(_ facts: Facts) -> Set<String> {
        facts.filled(everything).reduce(into: []) { $0.formUnion(law($1)) }
    }

    /// The names under which `filled` knows the gaps of a verdict about the project.
    static func gaps(of verdict: GateVerdict) -> Set<String> {
        Set(
            verdict.ruling.missing.compactMap { gap in
                switch gap {
                case .amount(let measure, _, _): measure.rawValue
                case .industry: "industry"
                case .date: "start"
                case .threshold, .silence, .validity, .overlap: nil
                }
            })
    }

    @Test func `a ruling is determined exactly where every completion of the evidence gives it`() {
        for (facts, verdict) in Self.cases {
            #expect(verdict.outcomes == Self.outcomes(facts), "\(facts)")
            #expect(verdict.ruling.isDetermined == (verdict.outcomes.count == 1), "\(facts)")
        }
    }

    @Test func `once everything named as missing is known, the ruling is determined`() {
        for (facts, verdict) in Self.cases {
            for filled in facts.filled(Self.gaps(of: verdict)) {
                #expect(Self.outcomes(filled) == Self.law(filled.filled(Self.everything)[0]), "\(facts) \(filled)")
            }
        }
    }

    @Test func `nothing is named as missing that could change no ruling`() {
        for (facts, verdict) in Self.cases {
            for gap in Self.gaps(of: verdict) {
                let matters = facts.filled(Self.everything.subtracting([gap])).contains { others in
                    Set(others.filled([gap]).map(Self.law)).count > 1
                }
                #expect(matters, "\(gap) of \(facts)")
            }
        }
    }
}

@Suite struct GateMonotonicityTests {
    static let amounts: [Double] = [0, 999, 1_000, 1_001, 5_000, 9_999, 10_000, 499_999, 500_000, 600_000]

    /// How high an authority is: 0 exempt, 1 required by one not named, 2 province, 3 state.
    private func rank(_ verdict: GateVerdict) -> ClosedRange<Int> {
        let ranks = verdict.outcomes.map { outcome in
            ["exempt": 0, "unnamed": 1, "provincial": 2, "national": 3][outcome] ?? -1
        }
        return (ranks.min() ?? 0)...(ranks.max() ?? 0)
    }

    @Test(arguments: ["2021", "2023", "2023-07", "2025", "2026", nil])
    func `more energy, electricity or coal never moves the authority down`(start: String?) {
        let paths: [WritableKeyPath<Project, Value>] = [\.energy, \.electricity, \.coal]
        for path in paths {
            for other in [nil] + Self.amounts.map(Optional.some) {
                let rising = Self.amounts.map { amount in
                    var project = EnergyReview.project(
                        energy: other, electricity: other, coal: other, start: start)
                    project[keyPath: path] = .number(amount)
                    return project
                }
                let ranks = EnergyReview.verdicts(rising).map(rank)
                for (less, more) in zip(ranks, ranks.dropFirst()) {
                    #expect(less.lowerBound <= more.lowerBound && less.upperBound <= more.upperBound)
                }
            }
        }
    }

    @Test(arguments: ["2021", "2023", "2023-07", "2025", "2026", nil])
    func `telling a missing amount never allows a ruling that was not possible before`(start: String?) {
        let paths: [WritableKeyPath<Project, Value>] = [\.energy, \.electricity, \.coal]
        for path in paths {
            for other in [nil] + Self.amounts.map(Optional.some) {
                var unknown = EnergyReview.project(energy: other, electricity: other, coal: other, start: start)
                unknown[keyPath: path] = .missing(.notStated)
                let told = Self.amounts.map { amount in
                    var project = unknown
                    project[keyPath: path] = .number(amount)
                    return project
                }
                let before = EnergyReview.verdict(unknown).outcomes
                for after in EnergyReview.verdicts(told) { #expect(after.outcomes.isSubset(of: before)) }
            }
        }
    }
}
