import Appraisals
import ArgumentParser
import Diagnostics
import Phasing
import PlanModel
import Publishing

/// The verb `lustrum why PLAN ADDRESS`.
struct WhyVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Explain any figure: its value, where it comes from and what it rests on.",
        discussion: """
            Addresses are those of findings and of JSON answers: targets/forest_cover/county/2030, projects/P1#cost, \
            indicators/gdp. A project also tells why it is in the programme, when, or what keeps it out. A computed or \
            observed cell is values/<indicator>/<place>/<year>.
            """)

    @Argument(help: "The plan folder.")
    var plan: String

    @Argument(help: "The address.")
    var address: String

    @OptionGroup var standpoint: StandpointOptions
    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let settings = try standpoint.settings()
        guard let wanted = Address(written: address) else {
            throw Failure(en: "‘\(address)’ is no address", zh: "“\(address)”不是有效地址")
        }
        let reading = try PlanAccess.reading(plan)
        let locale = PageLocale(language: answer.lang.rawValue)
        let isProject = wanted.collection == Project.collection && wanted.field == nil
        let isThere = isProject && reading.plan.projects.contains { $0.id.address == wanted }
        let phasing = isThere ? phase(reading, settings: settings) : nil
        guard let explanation = explanation(of: wanted, in: reading, settings: settings, phasing: phasing) else {
            let near = suggestion(for: wanted, in: reading)
            throw Failure(
                en: "nothing stands at \(wanted)" + (near.map { "; did you mean \($0)?" } ?? ""),
                zh: "\(wanted) 处没有内容" + (near.map { "，是否为 \($0)？" } ?? ""))
        }
        let notice = reading.plan.header.standingNotice
        switch answer.format {
        case .text: Terminal.write(explanation.terminalText(in: locale, notice: notice))
        case .json: Terminal.write(explanation.json(in: locale, notice: notice))
        }
    }
}
