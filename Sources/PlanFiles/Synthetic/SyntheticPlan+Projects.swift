import Diagnostics
import PlanModel
import Quantities

extension SyntheticPlan {
    /// The year of the plan, from 0, in which each project is proposed to start.
    private var proposedStarts: [Int] {
        var starts = portfolio.projects.enumerated().map { number, project in
            project.isMandated ? reference.starts[number] ?? project.ready : project.ready
        }
        for (project, requires) in portfolio.prerequisites {
            starts[project] = max(starts[project], starts[requires] + portfolio.projects[requires].duration)
        }
        return starts
    }

    /// The projects as their offices propose them.
    var projects: [Project] {
        var draws = SeededDraws(seed: seed, stream: "proposals")
        let starts = proposedStarts
        return portfolio.projects.enumerated().map { number, numbers in
            let field = SyntheticField.all[numbers.field]
            let label = self.number(ofProject: number)
            let district = Self.padded(numbers.district + 1, width: 2)
            let start = Self.firstYear + starts[number]
            var project = Project()
            project.id = id(ofProject: number)
            project.name = LocalizedText(
                en: "\(field.works.text(in: "en")) \(label), District \(district)",
                zh: "第 \(numbers.district + 1) 区\(field.works.text(in: "zh")) \(label)")
            project.field = ID(field.id)
            project.industry = field.industry
            project.tasks = [id(ofTask: draws.index(below: Self.tasksOfField), field: numbers.field)]
            project.stage = numbers.isMandated || draws.chance(0.6) ? .newStart : .earlyWork
            project.stageKnownOn = CalendarDate(year: 2026, month: 1, day: 15)
            project.isMandated = numbers.isMandated
            project.lead = id(ofOffice: numbers.field)
            project.ledBy = draws.chance(0.4) ? .market : .government
            project.route = project.ledBy == .government ? .approval : draws.chance(0.3) ? .verification : .filing
            project.cost = .number(Double(numbers.cost))
            project.start = CalendarDate(year: start)
            project.finish = CalendarDate(year: start + numbers.duration - 1)
            project.earliest = Year(Self.firstYear + numbers.ready)
            project.latest = Year(numbers.isMandated ? start : Self.firstYear + SyntheticPortfolio.years - 1)
            let energy = numbers.isGreen ? 0 : 5 * Double(numbers.size) * numbers.energyIntensity
            project.energy = .number(energy.rounded())
            // 1 tce = 0.8137 · 10^4 kWh at the calorific value of electricity (GB/T 2589-2020).
            project.electricity = .number((energy * 0.8137 * draws.number(in: 0.3..<0.7)).rounded())
            project.sources = [Self.proposals]
            return project
        }
    }

    /// Money, energy, carbon, land and labour of every project by year from its start.
    var projectYears: [ProjectYear] {
        var draws = SeededDraws(seed: seed, stream: "funding")
        return portfolio.projects.enumerated().flatMap { number, project in
            let payers = Self.payers(&draws)
            return SyntheticResource.allCases.flatMap { resource in
                project.use(of: resource).enumerated().filter { $0.element != 0 }.map { year, amount in
                    var row = ProjectYear()
                    row.project = id(ofProject: number)
                    row.resource = resource.name
                    if resource == .cost { row.funding = ID(year == 0 ? payers.first : payers.later) }
                    row.offset = year
                    row.stage = year < project.duration ? .build : .operate
                    row.amount = .number(Double(amount))
                    row.sources = [Self.proposals]
                    return row
                }
            }
        }
    }

    /// Who pays in the first year and who afterwards.
    private static func payers(_ draws: inout SeededDraws) -> (first: String, later: String) {
        let all = ["central", "region", "district", "bonds", "firms"]
        let first = all[draws.pick([0.1, 0.25, 0.25, 0.1, 0.3])]
        return (first, draws.chance(0.2) ? all[draws.index(below: all.count)] : first)
    }

    /// One to three neighbouring districts for each project.
    var projectPlaces: [ProjectPlace] {
        var draws = SeededDraws(seed: seed, stream: "places")
        return portfolio.projects.enumerated().flatMap { number, project -> [ProjectPlace] in
            let shares = [[1.0], [0.7, 0.3], [0.5, 0.3, 0.2]][draws.pick([0.6, 0.3, 0.1])]
            return shares.enumerated().map { step, share in
                var row = ProjectPlace()
                row.project = id(ofProject: number)
                row.place = id(ofDistrict: (project.district + step) % SyntheticPortfolio.districts)
                row.share = .number(share)
                return row
            }
        }
    }

    /// Which project waits for which.
    var prerequisites: [Prerequisite] {
        portfolio.prerequisites.map { project, requires in
            var row = Prerequisite()
            row.project = id(ofProject: project)
            row.requires = id(ofProject: requires)
            return row
        }
    }

    /// Groups of three of which at most one is chosen.
    var alternatives: [Alternative] {
        portfolio.alternatives.enumerated().flatMap { number, members in
            members.map { member in
                var row = Alternative()
                row.group = "A" + Self.padded(number + 1, width: 3)
                row.project = id(ofProject: member)
                return row
            }
        }
    }

    /// What the projects do to the indicators: in their district where the indicator counts only in some, else in the region.
    var effects: [Effect] {
        portfolio.projects.enumerated().flatMap { number, project in
            portfolio.contributions[number].map { position, amount in
                let indicator = SyntheticIndicator.all[position]
                var effect = Effect()
                effect.cause = id(ofProject: number).address
                effect.indicator = ID(indicator.id)
                effect.place = SyntheticPortfolio.isLocal(position) ? id(ofDistrict: project.district) : Self.region
                let scale = (0..<indicator.decimals).reduce(1.0) { power, _ in power * 10 }
                effect.amount = .number(Double(indicator.isLessBetter ? -amount : amount) / scale)
                effect.sources = [Self.proposals]
                return effect
            }
        }
    }
}
