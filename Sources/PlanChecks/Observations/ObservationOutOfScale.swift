import Diagnostics
import PlanModel
import Quantities

/// One value of a series is a hundred times the others or more, or a hundredth of them or less.
///
/// Compared with the median of the magnitudes of the other years of the same indicator and place, from three years on.
public enum ObservationOutOfScale: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "observation-out-of-scale", "监测值数量级异常", .warning,
        mistake: LocalizedText(
            en:
                "One year of the series was copied from a table in 10,000 yuan, the others from one in 100 million yuan.",
            zh: "同一序列中某年数据抄自以万元计的表，其余年份以亿元计。"),
        example: FindingExample(failing: [
            FileEdit("observations/main.csv", .replace("gdp,county,2022,349", with: "gdp,county,2022,⟦3490000"))
        ]))

    /// From which ratio on a figure is taken to be in another unit.
    static let ratio = 100.0

    /// Every value that does not stand in the scale of its series.
    public static func findings(in context: CheckContext) -> [Finding] {
        var findings: [Finding] = []
        for (series, observations) in context.index.observations {
            guard observations.count > 2, let nature = context.index.indicators[series.indicator]?.nature,
                nature == .level || nature == .flow
            else { continue }
            let numbers = observations.compactMap(\.value.number).map(\.magnitude).filter { $0 > 0 }.sorted()
            guard numbers.count > 2, let least = numbers.first, let most = numbers.last, most >= ratio * least else {
                continue
            }
            let middle = numbers[numbers.count / 2]
            for observation in observations {
                guard let value = observation.value.number, value != 0,
                    value.magnitude >= ratio * middle || value.magnitude * ratio <= middle,
                    context.isPossible(value, of: series.indicator)
                else { continue }
                findings.append(finding(observation, value, middle, context))
            }
        }
        return findings
    }

    private static func finding(
        _ observation: Observation, _ value: Double, _ middle: Double, _ context: CheckContext
    ) -> Finding {
        let title = context.title(observation)
        let shown = context.shown(value, of: observation.indicator)
        let usual = context.shown(middle, of: observation.indicator)
        return Finding(
            kind, at: observation.at("value"),
            message: LocalizedText(
                en: "\(title.en) (\(shown.en)) is out of scale with the other years (about \(usual.en))",
                zh: "\(title.zh)（\(shown.zh)）与其他年份（约 \(usual.zh)）相差百倍以上"),
            help: LocalizedText(en: "is it in the unit of the indicator?", zh: "请核对是否采用指标的计量单位"),
            restsOn: [observation.indicator.address.with(field: "unit")])
    }
}
