import Diagnostics
import Forecasts
import Formulas
import Gates
import Outlook
import Phasing
import PlanFiles
import PlanModel
import Quantities

/// Explains what stands at an address; nil where nothing does.
///
/// - Parameters:
///   - address: a record, one of its fields, or `values/<indicator>/<place>/<year>` for a cell.
///   - reading: the plan with its positions.
///   - settings: the standpoint.
///   - phasing: the programme of the plan, so that a project also says why it is in, when, or what keeps it out; it is
///     not computed here because that takes seconds.
/// - Returns: the explanation, or nil.
public func explanation(
    of address: Address, in reading: PlanReading, settings: OutlookSettings = OutlookSettings(),
    phasing: PhasingResult? = nil
) -> Explanation? {
    let index = PlanIndex(reading.plan)
    let explainer = Explainer(
        index: index, sources: reading.sources, settings: settings,
        trajectories: Trajectories(index: index, settings: settings), phasing: phasing)
    return address.collection == "values" ? explainer.cell(address) : explainer.record(address)
}

extension Appraisal {
    /// Explains what stands at an address of the plan that was appraised; nil where nothing does.
    ///
    /// - Parameters:
    ///   - address: a record, one of its fields, or `values/<indicator>/<place>/<year>` for a cell.
    ///   - sources: where things stand in the files of the plan.
    ///   - phasing: the programme of the plan, where it is known.
    /// - Returns: the explanation, or nil.
    public func explanation(of address: Address, sources: SourceMap, phasing: PhasingResult? = nil) -> Explanation? {
        let explainer = Explainer(
            index: index, sources: sources, settings: settings, trajectories: trajectories, phasing: phasing)
        return address.collection == "values" ? explainer.cell(address) : explainer.record(address)
    }
}

/// The address nearest to one where nothing stands.
public func suggestion(for address: Address, in reading: PlanReading) -> Address? {
    guard let collection = Plan.collection(address.collection) else {
        let names = Plan.collections.map(\.name) + ["values"]
        return DidYouMean.nearest(to: address.collection, among: names).map { Address($0, address.key) }
    }
    return DidYouMean.nearest(to: address.key, among: collection.keys(reading.plan))
        .map { Address(collection.name, $0) }
}

/// Explains records, fields and cells of one plan from one standpoint.
struct Explainer {
    let index: PlanIndex
    let sources: SourceMap
    let settings: OutlookSettings
    let trajectories: Trajectories
    let phasing: PhasingResult?

    private var plan: Plan { index.plan }

    // MARK: Records

    func record(_ address: Address) -> Explanation? {
        guard let collection = Plan.collection(address.collection),
            let row = collection.keys(plan).firstIndex(of: address.key)
        else { return nil }
        let entries = collection.entries(plan, row)
        let shown = address.field.map { field in
            entries.filter { $0.name == field || $0.name.hasPrefix(field + "_") }
        }
        if let field = address.field, !collection.fields.contains(where: { $0.name == field }) { return nil }
        var facts = (shown ?? entries).map { entry in
            let shape = collection.fields.first { $0.name == entry.name }?.shape ?? .text
            return Explanation.Fact(FieldWords.name(entry.name), words(entry.cell, shape))
        }
        if facts.isEmpty {
            facts.append(Explanation.Fact(FieldWords.name(address.field ?? ""), MissingReason.notStated.text))
        }
        if let span = sources.span(of: address) {
            facts.append(
                Explanation.Fact(
                    LocalizedText(en: "stands at", zh: "位置"), Self.same(span.place)))
        }
        var explanation = Explanation(address, title(of: address, entries), facts: facts)
        explanation.parts = parts(of: address, entries)
        return explanation
    }

    /// What a record is called: its name or title, else the names of its indicator and place, else its key.
    private func title(of address: Address, _ entries: [CellEntry]) -> LocalizedText {
        if let cell = entries.first(where: { ["name", "title"].contains($0.name) })?.cell { return Self.words(cell) }
        guard let indicator = entries.first(where: { $0.name == "indicator" })?.cell.text,
            let name = index.indicators[ID(indicator)]?.name
        else { return Self.same(address.key) }
        let year = entries.first { $0.name == "year" }?.cell.text ?? ""
        return LocalizedText(en: "\(name.text(in: "en")), \(year)", zh: "\(name.text(in: "zh"))（\(year) 年）")
    }

    private func parts(of address: Address, _ entries: [CellEntry]) -> [Explanation] {
        var parts = entries.filter { $0.name.hasSuffix("source") }.flatMap { sources(in: $0.cell) }
        if let outlook = trajectories.targets.first(where: { Address("targets", $0.target.key) == address.record }) {
            parts.insert(standing(outlook), at: 0)
        }
        if let decision = phasing?.projects.first(where: { $0.project.address == address }) {
            parts.insert(Explanation(Address("programme", address.key), decision.sentence(in: index)), at: 0)
        }
        if address.collection == Project.collection, let project = index.projects[ID(address.key)] {
            for gate in plan.gates {
                let verdict = gateVerdict(
                    of: project, at: gate, in: plan,
                    on: GateBasis(knownOn: settings.knownOn, includesUnverified: settings.includesUnverified))
                parts.append(Explanation(gate.id.address, verdict.sentence))
            }
        }
        return parts
    }

    private func sources(in cell: Cell) -> [Explanation] {
        let names: [String] =
            switch cell {
            case .text(let text): [text]
            case .list(let cells): cells.compactMap(\.text)
            case .map: []
            }
        return names.compactMap { name in index.sources[ID(name)].map(source) }
    }

    private func source(_ source: Source) -> Explanation {
        func text(_ language: String) -> String {
            let parts =
                [source.publisher.text(in: language), source.title.text(in: language)] + [
                    source.date?.description ?? ""
                ]
            return parts.filter { !$0.isEmpty }.joined(separator: language == "zh" ? "，" : ", ")
        }
        return Explanation(source.id.address, LocalizedText(en: text("en"), zh: text("zh")))
    }

    // MARK: Targets

    private func standing(_ outlook: TargetOutlook) -> Explanation {
        let key = PlanIndex.SeriesKey(outlook.target.indicator, outlook.target.place)
        var facts: [Explanation.Fact] = []
        if let latest = outlook.latest, let year = outlook.latestYear {
            facts.append(fact(LocalizedText(en: "latest value, \(year)", zh: "\(year) 年最新值"), latest, key.indicator))
        }
        if let required = outlook.required { facts += requirement(required, key.indicator) }
        if case .chance(let chance) = outlook.standing {
            facts.append(
                Explanation.Fact(
                    LocalizedText(en: "probability", zh: "概率"), ChanceWords.said(chance.probability),
                    number: chance.probability))
        }
        if case .notAssessable(let reason) = outlook.standing {
            facts.append(Explanation.Fact(LocalizedText(en: "standing", zh: "实现可能"), reason))
        }
        let path = trajectories[key.indicator, key.place]
        let years = path?.history.keys.sorted() ?? []
        return Explanation(
            Address("targets", outlook.target.key), LocalizedText(en: "how the target stands", zh: "目标实现情况"),
            facts: facts + (path.map { forecastFacts($0, outlook.target.year) } ?? []),
            parts: years.compactMap { year in path?.history[year].flatMap { cell(key, year, $0) } })
    }

    private func requirement(_ required: Requirement, _ indicator: ID<Indicator>) -> [Explanation.Fact] {
        switch required {
        case .atLeast(let level): [fact(LocalizedText(en: "needed, at least", zh: "要求不低于"), level, indicator)]
        case .atMost(let level): [fact(LocalizedText(en: "needed, at most", zh: "要求不高于"), level, indicator)]
        case .within(let range):
            [
                fact(LocalizedText(en: "needed, from", zh: "要求区间下限"), range.lowerBound, indicator),
                fact(LocalizedText(en: "needed, to", zh: "要求区间上限"), range.upperBound, indicator),
            ]
        case .averageAtLeast(let rate, let years):
            [fact(LocalizedText(en: "needed average over \(years), at least", zh: "\(years) 年均要求不低于"), rate, indicator)]
        case .averageAtMost(let rate, let years):
            [fact(LocalizedText(en: "needed average over \(years), at most", zh: "\(years) 年均要求不高于"), rate, indicator)]
        case .sumAtLeast(let sum, let years):
            [fact(LocalizedText(en: "needed sum over \(years), at least", zh: "\(years) 合计要求不低于"), sum, indicator)]
        case .sumAtMost(let sum, let years):
            [fact(LocalizedText(en: "needed sum over \(years), at most", zh: "\(years) 合计要求不高于"), sum, indicator)]
        }
    }

    private func forecastFacts(_ path: Trajectory, _ year: Year) -> [Explanation.Fact] {
        guard case .assessed(let forecast) = path.outlook else { return [] }
        let basis = forecast.explanation
        var facts = [
            Explanation.Fact(
                LocalizedText(en: "forecast from", zh: "预测依据"),
                LocalizedText(
                    en: "\(basis.observations) observations, \(basis.firstYear) to \(basis.lastYear)",
                    zh: "\(basis.observations) 个监测值（\(basis.firstYear)—\(basis.lastYear) 年）"))
        ]
        if let from = path.comparableFrom {
            facts.append(
                Explanation.Fact(
                    LocalizedText(en: "earlier years left out", zh: "未采用更早年份"),
                    LocalizedText(en: "the definition changed in \(from)", zh: "\(from) 年口径调整")))
        }
        if let distribution = path.distribution(year) {
            for (name, probability) in [("10 %", 0.1), ("50 %", 0.5), ("90 %", 0.9)] {
                facts.append(
                    fact(
                        LocalizedText(en: "\(year), \(name) quantile", zh: "\(year) 年 \(name) 分位数"),
                        distribution.quantile(probability), path.key.indicator))
            }
        }
        let added = path.addedEffect(in: year)
        if added != 0 {
            facts.append(
                Explanation.Fact(
                    LocalizedText(en: "effect of projects and tasks, included", zh: "项目与任务效果（已计入）"),
                    index.shown(difference: added, of: path.key.indicator), number: added))
        }
        if let move = path.moves[year], added != 0 {
            let indicator = path.key.indicator
            facts.append(
                fact(
                    LocalizedText(en: "computed from its inputs without effects", zh: "不计成效时由所用指标计算"), move.without,
                    indicator))
            facts.append(
                fact(
                    LocalizedText(en: "computed from its inputs with effects", zh: "计入成效后由所用指标计算"), move.with, indicator
                ))
        }
        if let reason = path.uncounted[year] {
            facts.append(
                Explanation.Fact(
                    LocalizedText(en: "effects on its inputs, not counted", zh: "所用指标的成效（未计入）"), index.text(of: reason))
            )
        }
        return facts
    }

    // MARK: Cells

    func cell(_ address: Address) -> Explanation? {
        let steps = address.key.split(separator: "/").map(String.init)
        guard steps.count == 3, let year = Int(steps[2]), Year.plausible.contains(year),
            index.indicators[ID(steps[0])] != nil,
            plan.names(in: Place.collection).contains(steps[1])
        else { return nil }
        let key = PlanIndex.SeriesKey(ID(steps[0]), ID(steps[1]))
        let known = trajectories[key.indicator, key.place]
        guard let path = known ?? Trajectories(index: index, settings: settings, also: [key])[key.indicator, key.place]
        else { return nil }
        if let cell = path.history[Year(year)] { return self.cell(key, Year(year), cell) }
        return Explanation(
            address, LocalizedText(en: "a year without an observation", zh: "无监测值的年份"),
            facts: forecastFacts(path, Year(year))
                + [fact(LocalizedText(en: "value", zh: "数值"), path.central(Year(year)), key.indicator)])
    }

    /// A value that a formula read: with all that it rests on, or `deeper` steps down by itself.
    private func read(in reading: FormulaTrace.Reading, deeper: Int) -> Explanation? {
        let cell = reading.cell
        let key = PlanIndex.SeriesKey(cell.indicator, cell.place)
        if deeper > 0, let known = trajectories[cell.indicator, cell.place]?.history[cell.year],
            known.value == reading.value
        {
            return self.cell(key, cell.year, known, depth: deeper)
        }
        let address = Address("values", "\(cell.indicator)/\(cell.place)/\(cell.year)")
        return Explanation(
            address, LocalizedText(en: "as read by the formula", zh: "公式所用数值"),
            facts: [fact(LocalizedText(en: "value", zh: "数值"), reading.value, cell.indicator)])
    }

    /// Formulas are followed `depth` steps down: one that reads its own past would otherwise fill a book.
    private func cell(
        _ key: PlanIndex.SeriesKey, _ year: Year, _ cell: Trajectory.Cell, depth: Int = 4
    ) -> Explanation? {
        let address = Address("values", "\(key.indicator)/\(key.place)/\(year)")
        let value = fact(LocalizedText(en: "value", zh: "数值"), cell.value, key.indicator)
        switch cell.basis {
        case .observed(let observation):
            var facts = [
                value,
                Explanation.Fact(LocalizedText(en: "known on", zh: "公布日期"), Self.same(observation.knownOn.description)),
            ]
            facts.append(
                Explanation.Fact(LocalizedText(en: "origin", zh: "来源类型"), observation.origin.word))
            if !observation.note.isEmpty {
                facts.append(Explanation.Fact(LocalizedText(en: "note", zh: "说明"), observation.note))
            }
            return Explanation(
                address, LocalizedText(en: "observed, \(year)", zh: "\(year) 年监测值"), facts: facts,
                parts: observation.sources.compactMap { index.sources[$0].map(source) })
        case .rolledUp(let parts):
            return Explanation(
                address,
                LocalizedText(en: "rolled up from \(parts) places, \(year)", zh: "\(year) 年由 \(parts) 个下级地区汇总"),
                facts: [value])
        case .computed:
            let formula = index.indicators[key.indicator]?.formula ?? ""
            let readings = trajectories.trace(of: FormulaCell(key.indicator, key.place, year))?.readings ?? []
            let parts = readings.compactMap { read(in: $0, deeper: depth - 1) }
            return Explanation(
                address, LocalizedText(en: "computed, \(year): \(formula)", zh: "\(year) 年计算值：\(formula)"),
                facts: [value], parts: parts)
        case nil:
            return Explanation(address, LocalizedText(en: "missing, \(year)", zh: "\(year) 年缺失"), facts: [value])
        }
    }

    // MARK: Words

    private func fact(_ name: LocalizedText, _ number: Double, _ indicator: ID<Indicator>) -> Explanation.Fact {
        Explanation.Fact(name, index.shown(number, of: indicator), number: number)
    }

    private func fact(_ name: LocalizedText, _ value: Value, _ indicator: ID<Indicator>) -> Explanation.Fact {
        switch value {
        case .number(let number): fact(name, number, indicator)
        case .missing(let reason): Explanation.Fact(name, index.text(of: reason))
        }
    }

    private static func same(_ text: String) -> LocalizedText { LocalizedText(en: text, zh: text) }

    /// A cell in words: a reference by the name of what it names, a closed word by its name, a reason as one.
    private func words(_ cell: Cell, _ shape: CellShape) -> LocalizedText {
        switch (cell, shape) {
        case (.text(let text), .reference(let collection)): called(text, in: collection) ?? Self.same(text)
        case (.text(let text), .choice), (.text(let text), .truth): FieldWords.choice(text)
        case (.list(let cells), .list(let inner)):
            Self.joined(cells.map { words($0, inner) })
        case (.text, .value):
            if case .missing(let reason)? = try? Value(cell: cell) { index.text(of: reason) } else { Self.words(cell) }
        default: Self.words(cell)
        }
    }

    /// The name of a record, with its identifier where the two differ.
    private func called(_ id: String, in collection: String) -> LocalizedText? {
        guard let name = name(id, in: collection), !name.isEmpty else { return nil }
        let (en, zh) = (name.text(in: "en"), name.text(in: "zh"))
        return LocalizedText(en: en == id ? en : "\(en) (\(id))", zh: zh == id ? zh : "\(zh)（\(id)）")
    }

    private func name(_ id: String, in collection: String) -> LocalizedText? {
        switch collection {
        case Indicator.collection: index.indicators[ID(id)]?.name
        case Place.collection: index.places[ID(id)]?.name ?? plan.header.groups.first { $0.id.text == id }?.name
        case Project.collection: index.projects[ID(id)]?.name
        case PlanTask.collection: index.tasks[ID(id)]?.title
        case Goal.collection: plan.goals.first { $0.id.text == id }?.title
        case Source.collection: index.sources[ID(id)]?.title
        case PlanField.collection: plan.header.fieldsOfPlan.first { $0.id.text == id }?.name
        case Body.collection: plan.header.bodies.first { $0.id.text == id }?.name
        case TargetKind.collection: plan.header.kinds.first { $0.id.text == id }?.name
        case PlaceLevel.collection: plan.header.levels.first { $0.id.text == id }?.name
        case FundingSource.collection: plan.header.funding.first { $0.id.text == id }?.name
        case Circle.collection: plan.header.circles.first { $0.id.text == id }?.name
        case PlanReference.collection: plan.header.plans.first { $0.id.text == id }?.title
        default: nil
        }
    }

    private static func joined(_ texts: [LocalizedText]) -> LocalizedText {
        LocalizedText(
            en: texts.map { $0.text(in: "en") }.joined(separator: "; "),
            zh: texts.map { $0.text(in: "zh") }.joined(separator: "；"))
    }

    private static func words(_ cell: Cell) -> LocalizedText {
        switch cell {
        case .text(let text): same(text)
        case .list(let cells): same(cells.map { words($0).text(in: "en") }.joined(separator: "; "))
        case .map(let entries):
            LocalizedText(Dictionary(entries.map { ($0.name, $0.cell.text ?? "") }) { first, _ in first })
        }
    }
}
