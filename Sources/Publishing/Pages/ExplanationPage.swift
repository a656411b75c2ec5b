import Appraisals
import Diagnostics
import PlanModel
import Quantities

extension PlanPages {
    /// How a target stands and what that rests on, as `lustrum why` prints it; for the office alone.
    func explanation(_ steps: [String]) -> Page? {
        guard plan.audience == .office, let files = plan.files, steps.count > 2, steps[1] == "targets" else {
            return nil
        }
        let address = Address("targets", steps.dropFirst(2).joined(separator: "/"))
        guard let target = plan.plan.targets.first(where: { $0.key == address.key }),
            let explanation = appraisal.explanation(of: address, sources: files)
        else { return nil }
        let title = locale.text(explanation.title)
        let facts = explanation.facts.map { PageFact(locale.text($0.name), .words(locale.text($0.content))) }
        var parts = [PageSection("target", locale.words("The target", "目标"), [.facts(facts)])]
        parts.append(rests(explanation))
        let indicator = link(target.indicator, at: target.place)
        var page = page(
            .explanation, locale.words("Why: \(title)", "依据：\(title)"), parts,
            trail: [PageLink(locale.words("Indicators", "指标"), to: paths.indicators), indicator])
        page.preface = [
            Sentence(locale.words("On a terminal: lustrum why PLAN \(address)", "命令行：lustrum why PLAN \(address)"))
        ]
        return page
    }

    /// Longer explanations are cut: formulas that read their own past would otherwise fill a book.
    private static let mostParts = 200

    /// Everything below the target, each step with its facts.
    private func rests(_ explanation: Explanation) -> PageSection {
        let title = locale.words("What it rests on", "所依据的内容")
        var table = PageTable(
            "rests", title,
            [
                PageTable.Column("step", locale.words("Step", "层级")),
                PageTable.Column("what", locale.words("What", "内容")),
                PageTable.Column("facts", locale.words("It says", "说明")),
            ])
        table.layout = .stacked
        table.rowHead = 1
        var left = 0
        func add(_ part: Explanation, _ number: String) {
            if table.rows.count < Self.mostParts {
                let colon = locale.words(": ", "：")
                let facts = part.facts.map { "\(locale.text($0.name))\(colon)\(locale.text($0.content))" }
                    .joined(separator: locale.words("; ", "；"))
                table.add([.words(number), named(part), facts.isEmpty ? .notApplicable : .words(facts)])
            } else {
                left += 1
            }
            for (position, inner) in part.parts.enumerated() { add(inner, "\(number).\(position + 1)") }
        }
        for (position, part) in explanation.parts.enumerated() { add(part, "\(position + 1)") }
        guard !table.rows.isEmpty else {
            let words = locale.words("The target rests on nothing further.", "没有进一步依据。")
            return PageSection("rests", title, [.sentences([Sentence(words)])])
        }
        var blocks: [PageBlock] = [.grid(table)]
        if left > 0 {
            let words = locale.words(
                "\(locale.count(left)) further steps are told by lustrum why.",
                "其余 \(locale.count(left)) 步见 lustrum why。")
            blocks.append(.sentences([Sentence(words)]))
        }
        return PageSection("rests", title, blocks)
    }

    /// A step by its title, with the way to where the site shows it.
    private func named(_ part: Explanation) -> PageCell {
        let steps = part.address.key.split(separator: "/").map(String.init)
        let words = locale.text(part.title)
        switch part.address.collection {
        case "values" where steps.count == 3:
            let (indicator, place) = (ID<Indicator>(steps[0]), ID<Place>(steps[1]))
            guard let year = Int(steps[2]), shared.placesOfIndicator[indicator]?.contains(place) == true else {
                return .words(words)
            }
            let isPast = appraisal.trajectories[indicator, place]?.history[Year(year)] != nil
            return .link(
                "\(name(indicator)): \(words)", page(of: indicator, at: place),
                anchor: isPast ? Anchors.year(Year(year)) : nil)
        case Source.collection where index.sources[ID(part.address.key)] != nil:
            return .link(words, paths.sources, anchor: Anchors.source(ID(part.address.key)))
        default: return .words(words)
        }
    }
}
