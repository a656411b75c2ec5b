import Appraisals
import Diagnostics
import Gates
import Outlook
import PlanModel
import Quantities

extension Appraisal {
    /// The appraisal as JSON, `lustrum/appraise/1`: figures as they are shown, rounded to the indicator's decimals.
    public func json(in locale: PageLocale) -> JSONValue {
        let header = plan.header
        return .members([
            "schema": .text("lustrum/appraise/1"),
            "plan": .text(header.id),
            "title": .text(locale.text(header.title)),
            "notice": .text(locale.text(header.notice)),
            "sha256": .text(plan.digest.description),
            "known_on": .optional(settings.knownOn?.description),
            "includes_unverified": .boolean(settings.includesUnverified),
            "figures": figuresJSON,
            "targets_by_standing": .members([
                "reached": .integer(chances.reached), "not_reached": .integer(chances.notReached),
                "probability_from_observations": .integer(chances.fromObservations),
                "probability_on_assumption": .integer(chances.fromAssumptions), "none": .integer(chances.none),
            ]),
            "main_indicators": .list(mainIndicators.map { $0.json(in: locale, index: index) }),
            "targets": .list(targets.map { $0.json(in: locale, index: index) }),
            "fields": .list(fields.map { $0.json(in: locale) }),
            "gates": .list(gates.map { $0.json(in: locale.language) }),
            "findings": .list(findings.map { $0.json(in: locale.language) }),
        ])
    }

    private var figuresJSON: JSONValue {
        func counts(_ counts: FigureCensus.Counts) -> JSONValue {
            .object(
                Origin.allCases.map { JSONMember(name: $0.rawValue, value: .integer(counts.byOrigin[$0] ?? 0)) }
                    + [JSONMember(name: "missing", value: .integer(counts.missing))])
        }
        let subjects = FigureCensus.Subject.allCases.compactMap { subject in
            figures.counts[subject].map { JSONMember(name: subject.rawValue, value: counts($0)) }
        }
        return .object(subjects + [JSONMember(name: "all", value: counts(figures.total))])
    }
}

/// Figures as JSON: `{value, unit, origin}` or `{missing: reason}`.
enum FigureJSON {
    static func value(
        _ value: Value, origin: Origin? = nil, of indicator: Indicator, unit: String? = nil, decimals: Int? = nil,
        locale: PageLocale
    ) -> JSONValue {
        switch value {
        case .number(let number):
            var members = [
                JSONMember(
                    name: "value", value: .number(DecimalText.rounded(number, decimals: decimals ?? indicator.decimals))
                ),
                JSONMember(name: "unit", value: .text(unit ?? indicator.unit)),
            ]
            if let origin { members.append(JSONMember(name: "origin", value: .text(origin.rawValue))) }
            return .object(members)
        case .missing(let reason): return .members(["missing": .text(locale.text(reason.text))])
        }
    }
}

extension MainIndicatorRow {
    func json(in locale: PageLocale, index: PlanIndex) -> JSONValue {
        func figure(_ figure: Figure?, decimals: Int? = nil, unit: String? = nil) -> JSONValue {
            guard let figure else { return .null }
            let json = FigureJSON.value(
                figure.value, origin: figure.origin, of: indicator, unit: unit, decimals: decimals, locale: locale)
            guard figure.isProvisional, case .object(let members) = json else { return json }
            return .object(members + [JSONMember(name: "provisional", value: .boolean(true))])
        }
        let isGrowth = target?.isGrowth == true
        let none = JSONValue.members(["missing": .text(locale.text(MissingReason.notStated.text))])
        return .members([
            "number": .integer(number), "indicator": .text(indicator.id.text),
            "name": .text(locale.text(indicator.name)), "baseline": figure(baseline), "level": figure(level),
            "average_or_cumulative": figure(
                rate, decimals: target?.decimals(of: indicator), unit: isGrowth ? "%" : nil),
            "kind": .optional(target?.kind?.text), "latest": latest == nil ? none : figure(latest),
            "latest_year": latestYear.map { .integer($0.number) } ?? .null,
            "standing": StandingText(standing).json(standing, locale: locale),
        ])
    }
}

extension StandingText {
    func json(_ standing: TargetOutlook.Standing?, locale: PageLocale) -> JSONValue {
        var members = [
            JSONMember(name: "words", value: .text(locale.text(words))),
            JSONMember(name: "basis", value: .text(locale.text(basis))),
        ]
        if case .chance(let chance)? = standing {
            members.append(
                JSONMember(
                    name: "probability", value: .number(DecimalText.rounded(chance.probability, decimals: 2))))
            members.append(JSONMember(name: "observations", value: .integer(chance.observations)))
            members.append(JSONMember(name: "assumption", value: .optional(chance.assumption)))
        }
        return .object(members)
    }
}

extension TargetOutlook {
    func json(in locale: PageLocale, index: PlanIndex) -> JSONValue {
        let address = Address("targets", target.key).description
        guard let indicator = index.indicators[target.indicator] else {
            return .members(["address": .text(address), "missing": .text("its indicator is not in the plan")])
        }
        let latestValue: Value = latest.map { .number($0) } ?? .missing(.notStated)
        return .members([
            "address": .text(address), "form": .text(target.form.rawValue),
            "value": FigureJSON.value(
                target.value, origin: target.origin, of: indicator, unit: target.isGrowth ? "%" : nil,
                decimals: target.decimals(of: indicator), locale: locale),
            "upper": target.upper == .missing(.notStated)
                ? .null : FigureJSON.value(target.upper, of: indicator, locale: locale),
            "latest": FigureJSON.value(latestValue, of: indicator, locale: locale),
            "latest_year": latestYear.map { .integer($0.number) } ?? .null,
            "standing": StandingText(standing).json(standing, locale: locale),
        ])
    }
}

extension FieldSummary {
    func json(in locale: PageLocale) -> JSONValue {
        .members([
            "field": .optional(field?.id.text), "name": .optional(field.map { locale.text($0.name) }),
            "indicators": .integer(indicators), "tasks": .integer(tasks), "projects": .integer(projects),
            "begun": .integer(begun), "with_cost": .integer(withCost),
            "cost": withCost == 0
                ? .members(["missing": .text(locale.words("no cost is known", "投资均未知"))])
                : .members([
                    "value": .number(DecimalText.rounded(cost / 10_000, decimals: 1)),
                    "unit": .text("10^8 of the currency"),
                ]),
        ])
    }
}
