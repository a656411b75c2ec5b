import Consistency
import Glibc
import Outlook
import PlanModel
import Quantities

/// A plan of 100 targets, a third of them on formulas, with 60 limits and 200 projects that serve several targets each.
func drawn(seed: Int) -> PlantedPlan {
    var lot = Lot(seed: seed)
    var plan = PlantedPlan()
    let observed = (0..<67).map { "t\($0)" }
    for (position, name) in observed.enumerated() { plan.observe(name, wobble: 4, seed: seed * 101 + position) }
    let ratios = (0..<33).map { "r\($0)" }
    for (position, name) in ratios.enumerated() { plan.compute(name, "t\(position) / t\(position + 34)") }
    for project in 0..<200 {
        let served = observed.filter { _ in lot.next() < 0.05 }
        plan.build("P\(project)", cost: 10 + 40 * lot.next(), served.map { ($0, 3 * lot.next()) }, years: 2026...2030)
    }
    for name in observed {
        plan.want(
            name, .level, plan.quantile(name, 0.6 + 0.25 * lot.next()) + 20 * lot.next(), isBinding: lot.next() < 0.4)
    }
    for (position, name) in ratios.enumerated() {
        let (top, bottom) = (plan.quantile("t\(position)", 0.5), plan.quantile("t\(position + 34)", 0.5))
        plan.want(name, .level, top / bottom * (0.97 + 0.05 * lot.next()), isBinding: lot.next() < 0.4)
    }
    for place in 0..<12 {
        for year in 2026...2030 {
            var limit = Limit()
            limit.resource = place == 0 ? "cost" : "r\(place)"
            limit.place = PlantedPlan.place
            limit.year = Year(year)
            limit.amount = .number(place == 0 ? 900 : 250)
            plan.plan.limits.append(limit)
        }
    }
    for (position, project) in plan.plan.projects.enumerated() {
        var amount = ProjectYear()
        amount.project = project.id
        amount.resource = "r\(1 + position % 11)"
        amount.amount = .number(5 + 40 * lot.next())
        plan.plan.projectYears.append(amount)
    }
    return plan
}

/// The CPU seconds of some work, with what it gives.
func measured<Result>(_ work: () -> Result) -> (seconds: Double, result: Result) {
    let start = clock()
    let result = work()
    return (Double(clock() - start) / Double(CLOCKS_PER_SEC), result)
}

for seed in 1...3 {
    let plan = drawn(seed: seed)
    let index = PlanIndex(plan.plan)
    let (reading, question) = measured { ConsistencyQuestion(index: index) }
    let (solving, answer) = measured { question.answer() }
    let line = [
        "seed \(seed)", "\(plan.plan.targets.count) targets", "\(plan.plan.limits.count) limits",
        "\(plan.plan.projects.count) projects", "conflicts \(answer.conflicts.count)",
        "concessions \(answer.concessions.count)", "outlook CPU s \(reading)", "consistency CPU s \(solving)",
        solving <= 1 ? "reached: <= 1" : "not reached: <= 1",
    ]
    print(line.joined(separator: "  "))
}
