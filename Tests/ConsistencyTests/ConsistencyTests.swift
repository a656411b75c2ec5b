import Consistency
import Outlook
import PlanModel
import Quantities
import Testing

@Suite("Consistency")
struct ConsistencyTests {
    /// Two targets that each need a project of 60 in full, and money for 100.
    private static func shortOfMoney() -> (plan: PlantedPlan, tops: [Double]) {
        var plan = PlantedPlan()
        plan.observe("a", seed: 1)
        plan.observe("b", seed: 2)
        let tops = ["a", "b"].map { plan.quantile($0, 0.9) }
        plan.build("PA", cost: 60, [("a", 10)])
        plan.build("PB", cost: 60, [("b", 10)])
        plan.want("a", .level, tops[0] + 10, isBinding: true)
        plan.want("b", .level, tops[1] + 10)
        plan.limit(100)
        return (plan, tops)
    }

    @Test func `a target within the plausible range holds, one beyond it does not`() {
        var plan = PlantedPlan()
        plan.observe("a")
        let top = plan.quantile("a", 0.9)
        plan.want("a", .level, top - 0.01)
        let within = plan.question().answer()
        #expect(within.canHold && within.conflicts.isEmpty && within.concessions.isEmpty)
        #expect(within.strains.count == 1 && within.strains[0].share > 0.9)
        plan.plan.targets[0].value = .number(top + 1)
        let beyond = plan.question().answer()
        #expect(!beyond.canHold && beyond.conflicts.map(\.members) == [[0]])
        #expect(abs(beyond.conflicts[0].reaches[0] - top) < 1e-6)
        #expect(abs(beyond.concessions[0].amount - 1) < 1e-6 && beyond.concessions[0].isLowered)
        #expect(plan.question(ConsistencyTerms(coverage: 0.98)).answer().canHold)
    }

    @Test func `two targets that need more money than there is are in conflict with the limit`() throws {
        let (plan, tops) = Self.shortOfMoney()
        let answer = plan.question().answer()
        #expect(!answer.canHold && answer.conflicts.map(\.members) == [[0, 1, 2]])
        // Money for 100 of 120: with one project in full, two thirds of the other are left.
        let conflict = try #require(answer.conflicts.first)
        #expect(conflict.isMinimal)
        #expect(abs(conflict.reaches[0] - (tops[0] + 10 * 40 / 60)) < 1e-6)
        #expect(abs(conflict.reaches[2] - 120) < 1e-6)
    }

    @Test func `what binds nobody gives way before what binds`() throws {
        let (plan, tops) = Self.shortOfMoney()
        let answer = plan.question().answer()
        #expect(answer.concessions.map(\.member) == [1])
        let concession = try #require(answer.concessions.first)
        #expect(abs(concession.amount - 10.0 / 3) < 1e-6 && abs(concession.bound - (tops[1] + 20.0 / 3)) < 1e-6)
        #expect(abs(concession.share - concession.amount / answer.question.members[1].gap) < 1e-9)
    }

    @Test func `a target assigned from above does not give way while anything else can`() {
        var (plan, _) = Self.shortOfMoney()
        plan.plan.targets[1].assignedBy = .national
        #expect(plan.question().answer().concessions.map(\.member) == [0])
        plan.plan.targets[0].assignedBy = .national
        let answer = plan.question().answer()
        #expect(answer.concessions.map(\.member) == [2] && answer.question.members[2].priority == .framework)
    }

    @Test func `a decided project that no limit has room for is in conflict with it`() {
        var plan = PlantedPlan()
        plan.observe("a")
        plan.build("P", cost: 60, [("a", 1)], isDecided: true)
        plan.limit(50)
        let answer = plan.question().answer()
        #expect(answer.conflicts.map(\.members) == [[0, 1]])
        #expect(answer.question.members[1].subject == .decided(ID("P")))
        plan.plan.projects[0].latest = Year(2027)
        #expect(plan.question().answer().canHold)
    }

    @Test func `formulas tie targets: more energy for less output breaks a target of their ratio`() throws {
        var plan = PlantedPlan()
        plan.observe("energy", from: 400, step: 4, wobble: 20, seed: 3)
        plan.observe("output", from: 800, step: 30, wobble: 40, seed: 4)
        plan.compute("intensity", "energy / output")
        let (energy, output) = (plan.quantile("energy", 0.7), plan.quantile("output", 0.3))
        plan.want("energy", .atLeast, energy)
        plan.want("output", .atMost, output)
        plan.want("intensity", .level, energy / output * 1.000_001)
        // A floor and a ceiling hold in every year: only those of 2030 count here.
        let question = plan.question()
        let last = question.members.indices.filter { question.members[$0].years.last == Year(2030) }
        #expect(last.count == 3 && question.holds(last))
        plan.plan.targets[2].value = .number(energy / output * 0.999)
        let tighter = plan.question()
        #expect(!tighter.holds(last))
        for left in last { #expect(tighter.holds(last.filter { $0 != left })) }
        let answer = tighter.answer()
        #expect(answer.deviation < 1e-6)
    }

    /// A city of three districts whose beds add up, with forecasts of all four.
    private static func city() -> (plan: PlantedPlan, districts: [ID<Place>]) {
        var plan = PlantedPlan()
        let districts = ["east", "north", "west"].map { ID<Place>($0) }
        plan.plan.places += districts.map { id in
            var place = Place()
            place.id = id
            place.parent = PlantedPlan.place
            return place
        }
        plan.observe("beds", from: 300, step: 6, wobble: 9, seed: 5)
        for (number, district) in districts.enumerated() {
            plan.observe("beds", at: district, wobble: 3, seed: 6 + number)
        }
        plan.plan.indicators[0].combine = .sum
        return (plan, districts)
    }

    @Test func `a city cannot grow beyond its districts where each of them is held down`() throws {
        var (plan, districts) = Self.city()
        let middle = plan.quantile("beds", 0.5)
        // So much that each district could bring it by itself, if only it were free to.
        let room = districts.map { plan.quantile("beds", 0.9, at: $0) - plan.quantile("beds", 0.5, at: $0) }.min() ?? 0
        let high = middle + room / 2
        plan.want("beds", .level, high)
        #expect(plan.question().answer().canHold)
        for district in districts { plan.want("beds", .atMost, plan.quantile("beds", 0.5, at: district), at: district) }
        let question = plan.question()
        let city = try #require(question.members.firstIndex { $0.least != nil })
        let ceilings = question.members.indices.filter { $0 != city && question.members[$0].years.last == Year(2030) }
        #expect(ceilings.count == 3 && !question.holds([city] + ceilings))
        for left in [city] + ceilings { #expect(question.holds(([city] + ceilings).filter { $0 != left })) }
        let answer = question.answer()
        #expect(!answer.canHold && answer.conflicts.contains { Set($0.members) == Set([city] + ceilings) })
        // At its median the city is what its districts are at theirs.
        plan.plan.targets[0].value = .number(middle)
        #expect(plan.question().holds([city] + ceilings))
        plan.plan.targets[0].value = .number(high)
        plan.plan.indicators[0].combine = .none
        #expect(plan.question().holds([city] + ceilings))
    }

    @Test func `districts whose targets each hold are not called contradictory by the range of their city`() {
        var (plan, districts) = Self.city()
        plan.want("beds", .level, plan.quantile("beds", 0.5))
        for district in districts { plan.want("beds", .level, plan.quantile("beds", 0.89, at: district), at: district) }
        #expect(plan.question().answer().canHold)
    }

    @Test func `what a project adds in a district counts for the city that the districts hold down`() throws {
        var (plan, districts) = Self.city()
        plan.want("beds", .level, plan.quantile("beds", 0.5) + 10)
        for district in districts { plan.want("beds", .atMost, plan.quantile("beds", 0.5, at: district), at: district) }
        #expect(!plan.question().answer().canHold)
        plan.build("P", cost: 1, [("beds", 10)])
        #expect(plan.question().answer().canHold)
    }

    @Test func `conflicts are minimal, and the least relaxation is the least`() {
        var conflicts = 0
        var largest = 0
        for seed in 1...25 {
            let question = Self.drawn(seed: seed).question()
            let answer = question.answer()
            let all = Array(question.members.indices)
            #expect(answer.canHold == question.holds(all))
            for conflict in answer.conflicts {
                conflicts += 1
                largest = max(largest, conflict.members.count)
                #expect(!question.holds(conflict.members))
                for member in conflict.members { #expect(question.holds(conflict.members.filter { $0 != member })) }
            }
            let amounts = Dictionary(uniqueKeysWithValues: answer.concessions.map { ($0.member, $0.amount) })
            #expect(question.holds(all, conceding: amounts.mapValues { $0 * (1 + 1e-9) }))
            if !answer.canHold { #expect(!question.holds(all, conceding: amounts.mapValues { $0 * 0.99 })) }
        }
        #expect(conflicts > 20 && largest > 2)
    }

    @Test func `every subset that cannot hold contains a conflict that brute force finds too`() throws {
        for (seed, targets) in [(3, 5), (8, 6), (14, 9)] {
            let question = Self.drawn(seed: seed, targets: targets).question()
            let all = Array(question.members.indices)
            let subsets = (0..<(1 << all.count)).map { bits in all.filter { bits >> $0 & 1 == 1 } }
            let failing = subsets.filter { !question.holds($0) }.map(Set.init)
            let minimal = failing.filter { set in !failing.contains { $0.isStrictSubset(of: set) } }
            let answer = question.answer()
            #expect(answer.canHold == failing.isEmpty)
            for conflict in answer.conflicts { #expect(minimal.contains(Set(conflict.members))) }
        }
    }

    /// A plan drawn by lot: targets around what can just be reached, projects that serve several, little money.
    private static func drawn(seed: Int, targets: Int = 9) -> PlantedPlan {
        var lot = Lot(seed: seed)
        var plan = PlantedPlan()
        let names = (0..<targets).map { "t\($0)" }
        for (position, name) in names.enumerated() { plan.observe(name, wobble: 4, seed: seed * 31 + position) }
        for project in 0..<4 {
            let served = names.filter { _ in lot.next() < 0.5 }
            plan.build(
                "P\(project)", cost: 30 + 60 * lot.next(), served.map { ($0, 12 * (lot.next() - 0.3)) },
                years: 2026...2027)
        }
        for name in names {
            let level = plan.quantile(name, 0.6 + 0.29 * lot.next()) + 9 * lot.next()
            plan.want(name, .level, level, isBinding: lot.next() < 0.5, by: lot.next() < 0.15 ? .national : .own)
        }
        plan.limit(50 + 50 * lot.next())
        plan.limit(30 + 50 * lot.next(), in: 2027)
        return plan
    }
}
