import Diagnostics
import Outlook
import PlanModel
import Quantities

/// What uncertain effects and delays add to series in a draw, beyond what the plan counts on.
///
/// Effects on one series that hang on the same uncertainties are one part. In a draw it adds
///
///     F · A[s, t] - A[0, t]
///
/// in year t, with F the product of its drawn factors, s its drawn delay in whole years and A[s, t] the sum of its
/// amounts grown by year t where all of them are completed s years later.
struct DrawnEffects: Sendable {
    /// Delays further than this are drawn as this far.
    static let shifts = -5...10

    /// Effects on one series that hang on the same uncertainties.
    struct Part: Sendable {
        /// The series, by its position.
        let series: Int
        /// Uncertain factors, by their position among the stated uncertainties.
        let factors: [Int]
        /// Uncertain delays, likewise.
        let delays: [Int]
        /// By shift and year, the amount.
        var amounts: [Double]
    }

    /// The series to which something is added.
    let keys: [PlanIndex.SeriesKey]
    /// The years of the rows.
    let years: Period
    let parts: [Part]
    private let positions: [PlanIndex.SeriesKey: Int]

    private struct PartKey: Hashable {
        let series: PlanIndex.SeriesKey
        let factors: [Int]
        let delays: [Int]
    }

    /// Sorts the effects of a plan by what is uncertain about them.
    ///
    /// - Parameters:
    ///   - stated: the stated uncertainties.
    ///   - index: the plan with its look-ups.
    ///   - trajectories: gives the effects that count, with the years in which their causes are completed.
    ///   - years: the years of interest.
    init(_ stated: [StatedUncertainty], index: PlanIndex, trajectories: Trajectories, years: Period) {
        let scopes = StatedScopes(stated, index: index)
        var parts: [PartKey: [Double]] = [:]
        var order: [PartKey] = []
        for (course, finish) in trajectories.effectCourses {
            let effect = course.effect
            guard let amount = effect.amount.number else { continue }
            let factors = scopes.factors(on: effect)
            let delays = scopes.delays(of: effect.cause)
            guard !factors.isEmpty || !delays.isEmpty else { continue }
            let amounts = Self.amounts(course, finish, amount, shifts: delays.isEmpty ? 0...0 : Self.shifts, years)
            for (place, share) in course.places {
                let key = PartKey(
                    series: PlanIndex.SeriesKey(effect.indicator, place), factors: factors, delays: delays)
                if let known = parts[key] {
                    parts[key] = zip(known, amounts).map { $0 + share * $1 }
                } else {
                    order.append(key)
                    parts[key] = amounts.map { share * $0 }
                }
            }
        }
        var keys: [PlanIndex.SeriesKey] = []
        var positions: [PlanIndex.SeriesKey: Int] = [:]
        for key in order where positions[key.series] == nil {
            positions[key.series] = keys.count
            keys.append(key.series)
        }
        self.keys = keys
        self.years = years
        self.positions = positions
        self.parts = order.compactMap { key in
            guard let series = positions[key.series], let amounts = parts[key] else { return nil }
            return Part(series: series, factors: key.factors, delays: key.delays, amounts: amounts)
        }
    }

    private static func amounts(
        _ course: EffectCourse, _ finish: Year, _ amount: Double, shifts: ClosedRange<Int>, _ years: Period
    ) -> [Double] {
        shifts.flatMap { shift in
            years.years.map { amount * course.grown(in: $0, finish: finish.advanced(by: shift)) }
        }
    }

    // MARK: Rows

    /// How many rows there are: one for each series and year.
    var rows: Int { keys.count * years.count }

    /// The row of a series in a year; nil where nothing is added there.
    func row(_ key: PlanIndex.SeriesKey, _ year: Year) -> Int? {
        guard let series = positions[key], years.contains(year) else { return nil }
        return series * years.count + years.first.distance(to: year)
    }

    /// What adds to a series in a coming year: an effect in the last year of its past is in its forecast already.
    func moves(of key: PlanIndex.SeriesKey, in year: Year, after last: Year) -> [RowMove] {
        guard let now = row(key, year) else { return [] }
        return [RowMove(row: now, times: 1)] + (row(key, last).map { [RowMove(row: $0, times: -1)] } ?? [])
    }

    /// The stated uncertainties that act on a series, by position.
    func stated(on key: PlanIndex.SeriesKey) -> Set<Int> {
        guard let series = positions[key] else { return [] }
        return parts.reduce(into: []) { found, part in
            if part.series == series { found.formUnion(part.factors + part.delays) }
        }
    }

    /// Computes the rows of a block of draws.
    ///
    /// - Parameters:
    ///   - rows: gets what is added: `rows[row * lanes + draw]`.
    ///   - amounts: what was drawn of each stated uncertainty: `amounts[position * lanes + draw]`.
    ///   - lanes: the draws of the block.
    func fill(_ rows: inout [Double], from amounts: [Double], lanes: Int) {
        let count = years.count
        for position in 0..<(self.rows * lanes) { rows[position] = 0 }
        for part in parts {
            let start = part.series * count
            let planned = part.delays.isEmpty ? 0 : -Self.shifts.lowerBound * count
            for draw in 0..<lanes {
                var factor = 1.0
                for source in part.factors { factor *= amounts[source * lanes + draw] }
                var delay = 0.0
                for source in part.delays { delay += amounts[source * lanes + draw] }
                let shift = min(max(delay.rounded(), Double(Self.shifts.lowerBound)), Double(Self.shifts.upperBound))
                let drawn = planned + Int(shift) * count
                for year in 0..<count {
                    rows[(start + year) * lanes + draw] +=
                        factor * part.amounts[drawn + year] - part.amounts[planned + year]
                }
            }
        }
    }
}

/// A row of drawn additions, and how many times it counts.
struct RowMove: Hashable, Sendable {
    let row: Int
    let times: Double
}

/// Which stated uncertainties act on what.
struct StatedScopes {
    private let stated: [StatedUncertainty]
    private let index: PlanIndex

    init(_ stated: [StatedUncertainty], index: PlanIndex) {
        self.stated = stated
        self.index = index
    }

    /// The factors on an effect.
    func factors(on effect: Effect) -> [Int] {
        stated.indices.filter { position in
            guard stated[position].subject == .effects else { return false }
            guard let about = stated[position].about else { return true }
            switch about.collection {
            case Indicator.collection: return about.key == effect.indicator.text
            case "effects": return about.key == effect.key
            default: return isCause(effect.cause, of: about)
            }
        }
    }

    /// The delays of a project or task.
    func delays(of cause: Address) -> [Int] {
        stated.indices.filter { position in
            guard stated[position].subject == .delay else { return false }
            guard let about = stated[position].about else { return cause.collection == Project.collection }
            return isCause(cause, of: about)
        }
    }

    /// The factors on the cost of a project.
    func factors(onCostOf project: Project) -> [Int] {
        stated.indices.filter { position in
            guard stated[position].subject == .costs else { return false }
            return stated[position].about.map { isCause(project.id.address, of: $0) } ?? true
        }
    }

    /// Whether a project or task is what an assumption is about, a part of it, or of the field that it is about.
    private func isCause(_ cause: Address, of about: Address) -> Bool {
        if cause.path == about.path { return true }
        if about.collection == PlanField.collection {
            let isProject = cause.collection == Project.collection
            let field = isProject ? index.projects[ID(cause.key)]?.field : index.tasks[ID(cause.key)]?.field
            return field?.text == about.key
        }
        guard cause.collection == Project.collection, let project = index.projects[ID(cause.key)] else { return false }
        return index.wholes(of: project).contains { $0.id.address.path == about.path }
    }
}
