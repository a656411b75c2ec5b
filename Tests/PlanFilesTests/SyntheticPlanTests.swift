import Diagnostics
import PlanFiles
import PlanModel
import Quantities
import Testing

@Suite("Synthetic plan")
struct SyntheticPlanTests {
    let plan = SyntheticPlan.plan(projects: 600, seed: 7)

    @Test func `the same number and seed give the same bytes, another seed another plan`() {
        let again = SyntheticPlan.plan(projects: 600, seed: 7)
        #expect(PlanFolder.write(again) == PlanFolder.write(plan))
        #expect(SyntheticPlan.plan(projects: 600, seed: 8).digest != plan.digest)
    }

    @Test func `the draw does not depend on the machine`() {
        let digest = SyntheticPlan.plan(projects: 50, seed: 1).digest
        #expect(digest.description == "28cb88aa9725d7f6080908f24b05d2f3e238ed354200c5aa4dd1ec2ae86bf7e5")
    }

    @Test(arguments: [1, 2, 20, 60, 199, 600])
    func `a plan of any size reads without a finding and is the same plan`(count: Int) {
        let plan = SyntheticPlan.plan(projects: count, seed: 3)
        let reading = PlanFolder.read(FolderContents(texts: PlanFolder.write(plan)))
        #expect(reading.findings.isEmpty, "\(reading.findings.map { $0.message.text(in: "en") })")
        #expect(reading.plan == plan)
        #expect(plan.projects.count == count)
    }

    @Test func `a number beyond the sizes allowed counts as the nearest one`() {
        #expect(SyntheticPlan.plan(projects: -5, seed: 1).projects.count == 1)
    }

    @Test func `every project has a field, a task, a cost spread over its years, and places that add up`() {
        let index = PlanIndex(plan)
        for project in plan.projects {
            #expect(project.field != nil && project.tasks.count == 1)
            let years = index.projectYears[project.id] ?? []
            let costs = years.filter { $0.resource == "cost" }.compactMap(\.amount.number)
            #expect(costs.reduce(0, +) == project.cost.number)
            let shares = (index.projectPlaces[project.id] ?? []).compactMap(\.share.number)
            #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
        }
    }

    @Test func `there are 20 fields, 40 districts, 25 indicators with targets, and limits by resource and year`() {
        #expect(plan.header.fieldsOfPlan.count == 20)
        #expect(plan.places.count { $0.level == ID("district") } == 40)
        #expect(Set(plan.targets.filter { $0.year == Year(2030) }.map(\.indicator)).count == 25)
        #expect(plan.limits.count == 25)
    }

    @Test func `costs are spread as real ones: many small, few large`() {
        let costs = plan.projects.compactMap(\.cost.number).sorted()
        let median = costs[costs.count / 2]
        let mean = costs.reduce(0, +) / Double(costs.count)
        #expect((7_000...14_000).contains(median))
        #expect(mean > 1.4 * median)
    }

    @Test func `some projects free energy and carbon`() {
        let freeing = Set(plan.projectYears.filter { ($0.amount.number ?? 0) < 0 }.map(\.project))
        #expect((0.05...0.2).contains(Double(freeing.count) / Double(plan.projects.count)))
    }

    @Test func `one project in a hundred is mandated, and all mandated ones fit within every limit`() {
        let mandated = plan.projects.filter(\.isMandated)
        #expect((1...6).contains(mandated.count))
        let starts = Dictionary(uniqueKeysWithValues: mandated.map { ($0.id, $0.start?.year ?? 0) })
        for limit in plan.limits {
            let used = plan.projectYears.filter { row in
                row.resource == limit.resource && starts[row.project].map { $0 + row.offset } == limit.year.number
            }
            #expect(used.compactMap(\.amount.number).reduce(0, +) <= limit.amount.number ?? 0)
        }
    }

    @Test func `a project that waits for another is proposed to start after it`() {
        let projects = Dictionary(uniqueKeysWithValues: plan.projects.map { ($0.id, $0) })
        #expect(plan.prerequisites.count > 20)
        for row in plan.prerequisites {
            let finish = projects[row.requires]?.finish?.year ?? .max
            #expect(finish < projects[row.project]?.start?.year ?? 0)
        }
    }

    @Test func `amounts stand on the grid of their limits`() {
        let grids = Dictionary(plan.limits.map { ($0.resource, $0.resolution) }) { first, _ in first }
        for row in plan.projectYears {
            let steps = (row.amount.number ?? 0) / (grids[row.resource] ?? 0)
            #expect(steps == steps.rounded())
        }
    }
}
