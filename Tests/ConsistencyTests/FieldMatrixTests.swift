import Consistency
import Diagnostics
import Outlook
import PlanModel
import Quantities
import Testing

@Suite("Matrix of fields")
struct FieldMatrixTests {
    /// Industry adds output and energy; the targets on both and on energy per output belong to other fields.
    private static let plan: PlantedPlan = {
        var plan = PlantedPlan()
        plan.observe("energy", from: 400, step: 4, wobble: 20, seed: 3)
        plan.observe("output", from: 800, step: 30, wobble: 40, seed: 4)
        plan.compute("intensity", "energy / output")
        for (position, field) in ["environment", "economy", "environment"].enumerated() {
            plan.plan.indicators[position].field = ID(field)
        }
        plan.plan.indicators[0].direction = .down
        plan.build("works", cost: 10, [("energy", 6), ("output", 3)])
        plan.build("retrofit", cost: 10, [("energy", -2)])
        for position in plan.plan.projects.indices {
            plan.plan.projects[position].field = ID("industry")
            plan.plan.projects[position].finish = CalendarDate(year: 2027)
        }
        plan.want("energy", .level, 450)
        plan.want("output", .level, 1_700)
        plan.want("intensity", .level, 0.3)
        return plan
    }()

    private static func matrix() -> (matrix: FieldMatrix, trajectories: Trajectories) {
        let index = PlanIndex(plan.plan)
        let trajectories = Trajectories(index: index)
        return (FieldMatrix(index: index, trajectories: trajectories), trajectories)
    }

    @Test func `one field helps another's target and hurts a third's, by the amounts stated`() throws {
        let influences = Self.matrix().matrix.influences
        let economy = try #require(influences[.init(acting: ID("industry"), reached: ID("economy"))])
        #expect(economy.map(\.target) == [1] && economy[0].amount == 3 && economy[0].helps)
        let environment = try #require(influences[.init(acting: ID("industry"), reached: ID("environment"))])
        #expect(environment.map(\.target) == [0, 2] && environment.allSatisfy { !$0.helps })
        #expect(abs(environment[0].amount - 4) < 1e-12)
        #expect(environment[0].contributions.map(\.cause) == [Address("projects/works"), Address("projects/retrofit")])
    }

    @Test func `through a formula the amount is that of its slopes, and as a share of what is still needed`() throws {
        let (matrix, trajectories) = Self.matrix()
        let reached = FieldMatrix.Crossing(acting: ID("industry"), reached: ID("environment"))
        let influence = try #require(matrix.influences[reached]?.last)
        func central(_ id: String) throws -> Double {
            let path = try #require(trajectories[ID(id), PlantedPlan.place])
            return try #require(path.distribution(Year(2030))?.median)
        }
        let (energy, output) = (try central("energy"), try central("output"))
        let expected = 4 / output - energy / (output * output) * 3
        #expect(abs(influence.amount - expected) < 1e-9 * abs(expected))
        let latest = try #require(trajectories.targets[2].latest)
        #expect(abs(influence.share + influence.amount / (latest - 0.3)) < 1e-9)
    }

    @Test func `a target that is settled takes no part`() {
        var plan = Self.plan
        plan.plan.targets[1].year = Year(2025)
        let index = PlanIndex(plan.plan)
        let matrix = FieldMatrix(index: index, trajectories: Trajectories(index: index))
        #expect(matrix.targets == 2)
        #expect(matrix.influences[.init(acting: ID("industry"), reached: ID("economy"))] == nil)
    }
}
