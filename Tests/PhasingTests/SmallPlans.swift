import Diagnostics
import PlanModel
import Quantities

/// Random whole numbers that are the same on every run (splitmix64).
struct Dice {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return range.lowerBound + Int((bits ^ (bits >> 31)) % UInt64(range.count))
    }

    mutating func chance(_ percent: Int) -> Bool { roll(1...100) <= percent }
}

/// Plans of a few projects with everything that a choice has to keep.
enum SmallPlans {
    static let years = 2026...2028
    static let region = ID<Place>("R")
    static let districts = [ID<Place>("A"), ID<Place>("B")]

    /// A plan of up to 12 projects with at most so many ways of choosing.
    static func plan(_ seed: Int, ways: Int = 6_000) -> Plan {
        var dice = Dice(seed)
        var plan = header()
        var left = ways
        for number in 1...dice.roll(4...12) {
            let project = project(number, &dice)
            let options = 1 + (project.latest ?? Year(2028)).number - (project.earliest ?? Year(2026)).number + 1
            guard left / options >= 1 else { break }
            if project.stage?.hasBegun != true { left /= options }
            plan.projects.append(project)
            addAmounts(of: project, to: &plan, &dice)
        }
        addRelations(to: &plan, &dice)
        addLimits(to: &plan, &dice)
        addTargets(to: &plan, &dice)
        return plan
    }

    private static func header() -> Plan {
        var plan = Plan()
        plan.header.id = "small"
        plan.header.setting = .invented
        plan.header.period.first = Year(years.lowerBound)
        plan.header.period.last = Year(years.upperBound)
        plan.header.place = region
        plan.header.kinds = [("binding", true), ("anticipatory", false)].map { id, isBinding in
            var kind = TargetKind()
            kind.id = ID(id)
            kind.isBinding = isBinding
            return kind
        }
        plan.places = ([region] + districts).map { id in
            var place = Place()
            place.id = id
            place.parent = id == region ? nil : region
            return place
        }
        var member = GroupMember()
        member.group = ID("Z")
        member.place = districts[0]
        member.share = 0.5
        plan.groupMembers = [member]
        return plan
    }

    private static func project(_ number: Int, _ dice: inout Dice) -> Project {
        var project = Project()
        project.id = ID("P\(number)")
        project.name = LocalizedText(en: "Project \(number)", zh: "项目 \(number)")
        project.field = ID(dice.chance(50) ? "f" : "g")
        project.stage = dice.chance(12) ? .continuing : dice.chance(6) ? .suspended : .newStart
        project.isMandated = dice.chance(8)
        project.cost = .number(Double(dice.roll(2...20) * 3))
        if dice.chance(60) { project.benefit = .number(Double(dice.roll(1...60))) }
        let first = dice.roll(2025...2028)
        project.start = CalendarDate(year: first)
        project.finish = CalendarDate(year: first + dice.roll(0...2))
        project.earliest = Year(dice.roll(2026...2028))
        project.latest = Year(min(2028, (project.earliest?.number ?? 2026) + dice.roll(0...1)))
        return project
    }

    private static func addAmounts(of project: Project, to plan: inout Plan, _ dice: inout Dice) {
        func add(_ resource: String, _ offset: Int, _ amount: Int, _ funding: String?) {
            var row = ProjectYear()
            row.project = project.id
            row.resource = resource
            row.offset = offset
            row.amount = .number(Double(amount))
            row.funding = funding.map { ID($0) }
            plan.projectYears.append(row)
        }
        if dice.chance(70) {
            add("cost", 0, dice.roll(1...20), dice.chance(50) ? "own" : nil)
            if dice.chance(60) { add("cost", 1, dice.roll(1...20), "own") }
        }
        if dice.chance(60) { add("land", 0, dice.roll(-3...9), nil) }
        guard dice.chance(80) else { return }
        let isShared = dice.chance(40)
        for district in isShared ? districts : [districts[dice.roll(0...1)]] {
            var row = ProjectPlace()
            row.project = project.id
            row.place = district
            if isShared { row.share = .number(0.5) }
            plan.projectPlaces.append(row)
        }
    }

    private static func addRelations(to plan: inout Plan, _ dice: inout Dice) {
        let ids = plan.projects.map(\.id)
        guard ids.count > 3 else { return }
        if dice.chance(60) {
            for project in ids.prefix(2 + dice.roll(0...1)) {
                var row = Alternative()
                row.group = "one"
                row.project = project
                plan.alternatives.append(row)
            }
        }
        if dice.chance(60) {
            var row = Prerequisite()
            row.project = ids[ids.count - 1]
            row.requires = ids[ids.count - 2]
            plan.prerequisites.append(row)
        }
        if dice.chance(50) {
            for part in (ids.count > 5 ? [3, 4] : [3]) where part != 2 && part < ids.count {
                plan.projects[part].package = ids[2]
            }
            plan.projects[2].kind = .package
        }
    }

    private static func addLimits(to plan: inout Plan, _ dice: inout Dice) {
        func add(_ resource: String, _ place: ID<Place>, _ year: Int, _ amount: Int, _ funding: String? = nil) {
            var limit = Limit()
            limit.resource = resource
            limit.place = place
            limit.year = Year(year)
            limit.amount = .number(Double(amount))
            limit.funding = funding.map { ID($0) }
            limit.resolution = dice.chance(25) ? 2 : 1
            plan.limits.append(limit)
        }
        for year in years {
            add("cost", region, year, dice.roll(20...70))
            if dice.chance(40) { add("cost", districts[0], year, dice.roll(5...30)) }
            if dice.chance(40) { add("cost", region, year, dice.roll(5...30), "own") }
            if dice.chance(50) { add("land", region, year, dice.roll(0...12)) }
            if dice.chance(20) { add("cost", ID("Z"), year, dice.roll(4...20)) }
        }
        guard dice.chance(40) else { return }
        var floor = Floor()
        floor.field = ID("f")
        if dice.chance(50) { floor.place = districts[1] }
        if dice.chance(60) {
            floor.share = .number(Double(dice.roll(1...5)) / 10)
        } else {
            floor.amount = .number(Double(dice.roll(1...15)))
        }
        plan.floors.append(floor)
    }

    /// Two indicators that stood still for ten years, so that only projects move them.
    private static func addTargets(to plan: inout Plan, _ dice: inout Dice) {
        for (number, kind) in ["binding", "anticipatory"].enumerated() where dice.chance(75) {
            var indicator = Indicator()
            indicator.id = ID("i\(number)")
            indicator.direction = number == 0 ? .up : .down
            plan.indicators.append(indicator)
            for year in 2015...2025 {
                var observation = Observation()
                observation.indicator = indicator.id
                observation.place = region
                observation.year = Year(year)
                observation.value = .number(100)
                observation.knownOn = CalendarDate(year: year + 1, month: 3, day: 31) ?? .unknown
                plan.observations.append(observation)
            }
            var target = Target()
            target.indicator = indicator.id
            target.place = region
            target.year = Year(2028)
            target.kind = ID(kind)
            target.value = .number(number == 0 ? 100 + Double(dice.roll(0...40)) : 100 - Double(dice.roll(0...40)))
            plan.targets.append(target)
            for project in plan.projects where dice.chance(50) {
                var effect = Effect()
                effect.cause = project.id.address
                effect.indicator = indicator.id
                effect.place = region
                effect.amount = .number(Double(dice.roll(-4...12)) * (number == 0 ? 1 : -1))
                effect.lag = dice.roll(0...1)
                effect.ramp = dice.roll(1...2)
                plan.effects.append(effect)
            }
        }
    }
}
