import Cubes
import Forecasts
import Outlook
import Quantities

extension EnsembleModel {
    /// Draws that are computed together.
    static let block = 256

    /// Draws a stretch of the ensemble.
    ///
    /// - Parameters:
    ///   - draws: the numbers of the draws; any stretch gives the same as the part of a longer one.
    ///   - seed: what all draws begin from.
    ///   - isStopped: asked now and then; the draws done so far are returned where it says so.
    ///   - watcher: told now and then how many draws are done.
    /// - Returns: what was drawn, and what came of every target, limit and fan in every draw.
    public func outcomes(
        of draws: Range<Int>, seed: UInt64, isStopped: () -> Bool = { false },
        watcher: (Int) -> Void = { _ in }
    ) -> EnsembleOutcomes {
        var outcomes = EnsembleOutcomes(of: self, seed: seed, first: draws.lowerBound, room: draws.count)
        var drawing = EnsembleDrawing(self, seed: seed)
        var first = draws.lowerBound
        while first < draws.upperBound, !isStopped() {
            watcher(first - draws.lowerBound)
            let lanes = min(Self.block, draws.upperBound - first)
            drawing.draw(first..<(first + lanes), into: &outcomes)
            first += lanes
        }
        return outcomes
    }
}

/// The rooms for one block of draws, used again for every block: nothing is asked of the memory for a single draw.
struct EnsembleDrawing {
    private let model: EnsembleModel
    private let streams: [DrawStream]
    /// By source and draw: standard deviations.
    private var scores: [Double]
    /// By series and draw: the rank.
    private var ranks: [Double]
    /// By stated uncertainty and draw: the amount.
    private var amounts: [Double]
    /// By row of effects and formulas, and by draw: what is added.
    private var rows: [Double]
    private let bench: DrawBench?
    private var numbers: [Double]
    private var worst: [Double]
    private var met: [Bool]
    private var margins: [Double]

    init(_ model: EnsembleModel, seed: UInt64) {
        self.model = model
        let block = EnsembleModel.block
        streams = model.sources.map { DrawStream(seed: seed, source: $0.name) }
        scores = Array(repeating: 0, count: model.sources.count * block)
        ranks = Array(repeating: 0, count: model.series.count * block)
        amounts = Array(repeating: 0, count: model.stated.count * block)
        rows = Array(repeating: 0, count: (model.effects.rows + model.formulas.rows) * block)
        bench = model.formulas.bench()
        numbers = Array(repeating: 0, count: block)
        worst = numbers
        margins = numbers
        met = Array(repeating: false, count: block)
    }

    /// Draws one block.
    mutating func draw(_ draws: Range<Int>, into outcomes: inout EnsembleOutcomes) {
        let lanes = draws.count
        drawSources(draws)
        outcomes.begin(lanes)
        for source in model.sources.indices {
            outcomes.add(drawn: scores[(source * lanes)..<((source + 1) * lanes)], source)
        }
        for target in model.targets.indices {
            compare(model.targets[target], lanes)
            outcomes.add(numbers: numbers[..<lanes], met: met[..<lanes], target)
        }
        for limit in model.costs.limits.indices {
            model.costs.fill(&numbers, limit, from: amounts, lanes: lanes)
            outcomes.add(used: numbers[..<lanes], limit)
        }
        var column = 0
        for series in model.series.indices where model.series[series].isMoved {
            for year in model.series[series].years.indices {
                let distribution = model.series[series].years[year].distribution
                add(distribution, series, [year], lanes)
                outcomes.add(fan: numbers[..<lanes], column)
                column += 1
            }
        }
    }

    private mutating func drawSources(_ draws: Range<Int>) {
        let lanes = draws.count
        for (source, stream) in streams.enumerated() {
            for (lane, draw) in draws.enumerated() { scores[source * lanes + lane] = stream.normal(draw) }
        }
        model.correlation.bring(together: &scores, lanes: lanes)
        for position in 0..<(model.series.count * lanes) {
            ranks[position] = StandardNormal.probability(atMost: scores[position])
        }
        let start = model.series.count * lanes
        for (position, stated) in model.stated.enumerated() {
            for lane in 0..<lanes {
                amounts[position * lanes + lane] = stated.amount(at: scores[start + position * lanes + lane])
            }
        }
        guard model.effects.rows > 0 else { return }
        model.effects.fill(&rows, from: amounts, lanes: lanes)
        if let bench { model.formulas.fill(&rows, lanes: lanes, with: bench) }
    }

    /// The numbers of a distribution of some years of a series, everything drawn counted.
    private mutating func add(_ distribution: PredictiveDistribution, _ position: Int, _ years: [Int], _ lanes: Int) {
        let series = model.series[position]
        for lane in 0..<lanes { numbers[lane] = distribution.quantile(ranks[position * lanes + lane]) }
        guard series.isMoved else { return }
        if let spread = series.spread {
            let middle = distribution.median
            for lane in 0..<lanes {
                numbers[lane] = middle + amounts[spread * lanes + lane] * (numbers[lane] - middle)
            }
        }
        if let change = series.change {
            let away = years.reduce(0) { $0 + series.last.distance(to: series.years[$1].year) }
            let assumed = model.stated[change].middle
            for lane in 0..<lanes { numbers[lane] += (amounts[change * lanes + lane] - assumed) * Double(away) }
        }
        for year in years {
            for move in series.moves[year] {
                for lane in 0..<lanes { numbers[lane] += move.times * rows[move.row * lanes + lane] }
            }
        }
        for lane in 0..<lanes { numbers[lane] = distribution.kept(numbers[lane]) }
    }

    /// The number of the condition that is kept least, and whether all are kept.
    private mutating func compare(_ target: EnsembleModel.OpenTarget, _ lanes: Int) {
        for lane in 0..<lanes { margins[lane] = .infinity }
        for (position, condition) in target.conditions.enumerated() {
            let years = condition.years.compactMap { model.series[target.series].position(of: $0) }
            add(condition.distribution, target.series, years, lanes)
            for lane in 0..<lanes {
                let margin = min(
                    condition.least.map { numbers[lane] - $0 } ?? .infinity,
                    condition.most.map { $0 - numbers[lane] } ?? .infinity)
                if position == 0 || margin < margins[lane] {
                    margins[lane] = margin
                    worst[lane] = numbers[lane]
                }
            }
        }
        for lane in 0..<lanes {
            numbers[lane] = worst[lane]
            met[lane] = margins[lane] >= 0
        }
    }
}

extension PredictiveDistribution {
    /// The number, or the bound that it cannot leave.
    fileprivate func kept(_ number: Double) -> Double {
        min(max(number, bounds.lower ?? -.infinity), bounds.upper ?? .infinity)
    }
}
