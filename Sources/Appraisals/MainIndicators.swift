import Diagnostics
import Outlook
import PlanModel
import Quantities

/// One row of the table of main indicators in its official form, with what is known and how likely the target is.
public struct MainIndicatorRow: Equatable, Sendable {
    /// A number with where it comes from.
    public struct Figure: Equatable, Sendable {
        /// The number, or why there is none.
        public let value: Value
        /// Where it comes from.
        public let origin: Origin
        /// Whether it was said before its year was over, and so decides nothing.
        public var isProvisional = false
    }

    /// The number in the table.
    public let number: Int
    /// The indicator.
    public let indicator: Indicator
    /// The value of the baseline year; nil where the target has none by its form.
    public let baseline: Figure
    /// The year of the baseline, where it is not the plan's baseline year.
    public let otherBaselineYear: Year?
    /// The level wanted; nil where the target is an average or a sum.
    public let level: Figure?
    /// The average or cumulative value wanted; nil where the target is a level.
    public let rate: Figure?
    /// The target, where the plan has one for the last year of its period.
    public let target: Target?
    /// The last known value.
    public let latest: Figure?
    /// The year of that value.
    public let latestYear: Year?
    /// How the target stands.
    public let standing: TargetOutlook.Standing?

    /// The rows of a plan's own main indicators, in the order of the table.
    static func rows(index: PlanIndex, trajectories: Trajectories) -> [MainIndicatorRow] {
        let header = index.plan.header
        let outlooks = Dictionary(
            trajectories.targets.filter { outlook in
                let target = outlook.target
                let isOwn = target.plan.map { $0.text == header.id } ?? true
                return isOwn && target.place == header.place && target.year == header.period.last
            }.map { ($0.target.indicator, $0) }
        ) { first, _ in first }
        return index.plan.indicators.filter { $0.mainOrder != nil }
            .sorted { ($0.mainOrder ?? 0, $0.id) < ($1.mainOrder ?? 0, $1.id) }
            .map { row($0, header: header, outlook: outlooks[$0.id], path: trajectories[$0.id, header.place]) }
    }

    private static func row(
        _ indicator: Indicator, header: PlanHeader, outlook: TargetOutlook?, path: Trajectory?
    ) -> MainIndicatorRow {
        let target = outlook?.target
        let wanted = target.map { Figure(value: $0.value, origin: $0.origin) }
        let isRate = target.map { $0.form == .annualGrowth || $0.form == .cumulative } ?? false
        let latest = path?.latest
        return MainIndicatorRow(
            number: indicator.mainOrder ?? 0, indicator: indicator,
            baseline: baseline(target, header: header, path: path),
            otherBaselineYear: target?.baselineYear.flatMap { $0 == header.baselineYear ? nil : $0 },
            level: isRate ? nil : wanted,
            rate: isRate ? wanted : nil, target: target, latest: latest.map { figure($0.cell) },
            latestYear: latest?.year, standing: outlook?.standing)
    }

    /// The baseline that the target states; where it states none, the value of the baseline year.
    private static func baseline(_ target: Target?, header: PlanHeader, path: Trajectory?) -> Figure {
        if let target, target.baseline.number != nil {
            return Figure(value: target.baseline, origin: target.baselineOrigin)
        }
        if let year = target?.baselineYear ?? header.baselineYear, let cell = path?.history[year], cell.number != nil {
            return figure(cell)
        }
        return Figure(value: target?.baseline ?? .missing(.notStated), origin: .sourced)
    }

    private static func figure(_ cell: Trajectory.Cell) -> Figure {
        switch cell.basis {
        case .observed(let observation):
            Figure(value: cell.value, origin: observation.origin, isProvisional: cell.isProvisional)
        case .rolledUp, .computed: Figure(value: cell.value, origin: .derived)
        case nil: Figure(value: cell.value, origin: .sourced)
        }
    }
}
