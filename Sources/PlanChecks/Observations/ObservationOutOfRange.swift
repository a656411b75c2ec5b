import Diagnostics
import PlanModel
import Quantities

/// An observed value is one that its indicator cannot have.
public enum ObservationOutOfRange: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "observation-out-of-range", "监测值超出可能范围", .error,
        mistake: LocalizedText(
            en: "A decimal point was lost in copying, and 45.6 % of forest became 456 %.",
            zh: "抄录时漏掉小数点，森林覆盖率 45.6 % 变成 456 %。"),
        example: FindingExample(failing: [
            FileEdit("observations/main.csv", .replace("2022,45.6", with: "2022,⟦456"))
        ]))

    /// Every observation outside the bounds of its indicator.
    public static func findings(in context: CheckContext) -> [Finding] {
        context.plan.observations.compactMap { observation in
            guard let value = observation.value.number, !context.isPossible(value, of: observation.indicator),
                let indicator = context.index.indicators[observation.indicator]
            else { return nil }
            let subject = context.title(observation)
            let shown = context.shown(value, of: indicator.id)
            let bounds = Bounds.text(of: indicator, context)
            return Finding(
                kind, at: observation.at("value"),
                message: LocalizedText(
                    en: "\(subject.en) (\(shown.en)) is not possible: the indicator \(bounds.en)",
                    zh: "\(subject.zh)（\(shown.zh)）不可能出现：该指标\(bounds.zh)"),
                restsOn: [
                    indicator.id.address.with(field: "lowest"), indicator.id.address.with(field: "highest"),
                ])
        }
    }
}

extension CheckContext {
    /// What an observation is called in a message; the place is left out where it is the plan's own.
    func title(_ observation: Observation) -> LocalizedText {
        let indicator = name(observation.indicator)
        let place = observation.place == plan.header.place ? nil : name(observation.place)
        return LocalizedText(
            en: "‘\(indicator.en)’" + (place.map { " in \($0.en)" } ?? "") + " for \(observation.year)",
            zh: (place?.zh ?? "") + "“\(indicator.zh)”\(observation.year) 年监测值")
    }
}
