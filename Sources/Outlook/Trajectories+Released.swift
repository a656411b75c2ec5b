import Diagnostics
import Forecasts
import PlanModel
import Quantities

extension Trajectories {
    /// The paths as an audience may see them that reads a released plan.
    ///
    /// A figure that was computed is kept where the released plan gives the same as the whole plan. Where it does not, it
    /// rests on something withheld and is withheld too: two readers never see two figures of one name.
    ///
    /// - Parameters:
    ///   - whole: the paths of the whole plan.
    ///   - includesForecasts: whether the audience may read forecasts and probabilities.
    /// - Returns: the paths with what differs withheld.
    public func agreeing(with whole: Trajectories, includesForecasts: Bool) -> Trajectories {
        var agreed = self
        for (key, path) in paths {
            guard let other = whole.paths[key] else { continue }
            agreed.paths[key] = path.agreeing(with: other, includesForecasts: includesForecasts)
        }
        let others = Dictionary(whole.targets.map { ($0.target.key, $0) }) { first, _ in first }
        agreed.targets = targets.map { outlook in
            outlook.agreeing(
                with: others[outlook.target.key], path: agreed[outlook.target.indicator, outlook.target.place],
                includesForecasts: includesForecasts)
        }
        return agreed
    }
}

extension Trajectory {
    fileprivate func agreeing(with whole: Trajectory, includesForecasts: Bool) -> Trajectory {
        var cells = history
        for (year, cell) in whole.history where cells[year]?.value != cell.value {
            // A year of which this plan says nothing is not told of either.
            guard cells[year] != nil || cell.number != nil else { continue }
            cells[year] = Cell(value: .missing(.withheld), basis: nil)
        }
        for year in history.keys where whole.history[year] == nil {
            cells[year] = Cell(value: .missing(.withheld), basis: nil)
        }
        let agrees =
            includesForecasts && outlook == whole.outlook && effects == whole.effects && moves == whole.moves
            && uncounted == whole.uncounted
        var path = Trajectory(
            key: key, history: cells, outlook: agrees ? outlook : .notAssessable(observations: 0),
            effects: agrees ? effects : [:], comparableFrom: comparableFrom)
        if agrees {
            path.moves = moves
            path.uncounted = uncounted
        }
        path.isForecastWithheld = !agrees && whole.isForecast
        return path
    }

    private var isForecast: Bool {
        if case .assessed = outlook { true } else { false }
    }
}

extension TargetOutlook {
    fileprivate func agreeing(
        with whole: TargetOutlook?, path: Trajectory?, includesForecasts: Bool
    ) -> TargetOutlook {
        let withheld = Standing.notAssessable(MissingReason.withheld.text)
        var kept = standing
        if case .chance = standing, !includesForecasts { kept = withheld }
        if case .chance? = whole?.standing, !includesForecasts { kept = withheld }
        // Two reasons why nothing can be said need not be the same; a verdict or a probability must be.
        if let whole, whole.standing != standing, !(whole.isOpen && isOpen) { kept = withheld }
        let latest = path?.latest
        let isSame = latest?.cell.number == self.latest && latest?.year == latestYear
        return TargetOutlook(
            target: target, latest: isSame ? self.latest : latest?.cell.number,
            latestYear: isSame ? latestYear : latest?.year, required: required, standing: kept)
    }

    private var isOpen: Bool {
        if case .notAssessable = standing { true } else { false }
    }
}
