import Appraisals
import ArgumentParser
import Diagnostics
import Ensembles
import Foundation
import Outlook
import PlanModel
import Publishing

/// The verb `lustrum ensemble PLAN`.
struct EnsembleVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "ensemble",
        abstract: "Draw everything uncertain: how likely targets are together, what drives a miss, what may come.",
        discussion: """
            Ctrl-C ends it early with 130 and the answer of the draws made until then. For large runs, each part may be \
            drawn by itself: `--shard 3/16 --out DIR` writes part 3 of 16 and leaves a part that is there as it is; \
            `--merge DIR` puts all parts together, to the same bits as one run.
            """)

    @Argument(help: "The plan folder.")
    var plan: String

    @Option(help: "How many draws: from 200 to 200000 (default: 10000).")
    var draws: Int?

    @Option(help: "What the draws begin from; the same seed gives the same draws (default: 1).")
    var seed: UInt64?

    @Option(
        help: ArgumentHelp(
            "Targets whose joint chance is asked for, joined by commas: gdp/90/2030, or gdp for its targets in the whole region.",
            valueName: "targets"))
    var targets: String?

    @Option(help: "Count the effects and costs of a programme that `lustrum programme --save` has written.")
    var programme: String?

    @Option(help: "How many draws are computed side by side (default: as many as there are processors).")
    var threads: Int?

    @Option(help: "Draw one part only: 3/16.")
    var shard: String?

    @Option(help: "The folder for the file of a part.")
    var out: String?

    @Option(help: "Put the parts in a folder together instead of drawing.")
    var merge: String?

    @Flag(help: "List every target and every year, not only those that are looked at together.")
    var all = false

    @OptionGroup var standpoint: StandpointOptions
    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let shard = try EnsembleOptions.part(shard)
        try EnsembleOptions.check(draws: draws, threads: threads, shard: shard, out: out, merge: merge)
        let settings = try standpoint.settings()
        let reading = try PlanAccess.reading(plan)
        let placed = try programme.map { try ProgrammeFile.read($0, for: reading.plan).programme }
        let question = EnsembleQuestion(reading, settings: settings, programme: placed)
        let named = try EnsembleOptions.keys(targets, in: question.index)
        let run = EnsembleRun(
            plan: question.plan.digest.description, standpoint: EnsembleRun.standpoint(settings, placed),
            seed: seed ?? 1, draws: draws ?? EnsembleTerms().draws, parts: shard?.parts ?? 1)
        if let merge {
            let folder = EnsembleFolder(path: merge)
            let (outcomes, whole) = try folder.merged(question.model, like: run, draws: draws, seed: seed)
            let terms = EnsembleTerms(draws: whole.draws, seed: whole.seed, named: named)
            return try show(question.report(outcomes, terms: terms))
        }
        if let shard, let out {
            return try write(shard.number, of: run, question.model, into: EnsembleFolder(path: out))
        }
        let terms = EnsembleTerms(draws: run.draws, seed: run.seed, named: named)
        try show(question.report(drawn(0..<run.draws, of: run, question.model), terms: terms))
    }

    private func drawn(_ draws: Range<Int>, of run: EnsembleRun, _ model: EnsembleModel) -> EnsembleOutcomes {
        let interruption = Interruption()
        let drawing = SideBySide(model: model, seed: run.seed, threads: threads)
        let outcomes = withExtendedLifetime(interruption) {
            drawing.outcomes(of: draws, isStopped: interruption.asked) { done in
                Terminal.progress("\(done) of \(draws.count) draws …")
            }
        }
        Terminal.endProgress()
        return outcomes
    }

    private func show(_ report: EnsembleReport) throws {
        let locale = PageLocale(language: answer.lang.rawValue)
        switch answer.format {
        case .text: Terminal.write(Page.ensemble(report, in: locale, all: all))
        case .json: Terminal.write(Page.ensemble(report, in: locale).json)
        }
        if report.result.isStopped { throw ExitCode(130) }
    }

    private func write(_ part: Int, of run: EnsembleRun, _ model: EnsembleModel, into folder: EnsembleFolder) throws {
        let draws = run.draws(of: part)
        if try folder.holds(part, of: run, model) {
            return say(
                LocalizedText(
                    en: "part \(part) of \(run.parts) is in \(folder.path) already and was left as it is",
                    zh: "第 \(part)/\(run.parts) 片已在 \(folder.path) 中，保持不变"), part, run, draws)
        }
        let outcomes = drawn(draws, of: run, model)
        guard outcomes.count == draws.count else {
            Terminal.error(
                LocalizedText(
                    en: "interrupted; nothing was written, the part can be drawn again", zh: "已中断，未写入文件，可重新抽样"
                ).text(in: answer.lang.rawValue))
            throw ExitCode(130)
        }
        try folder.write(EnsemblePart(run: run, number: part, outcomes: outcomes))
        say(
            LocalizedText(
                en:
                    "wrote part \(part) of \(run.parts) into \(folder.path): draws \(draws.lowerBound + 1) to \(draws.upperBound)",
                zh: "已在 \(folder.path) 写入第 \(part)/\(run.parts) 片：第 \(draws.lowerBound + 1) 至 \(draws.upperBound) 次抽样"),
            part, run,
            draws)
    }

    private func say(_ sentence: LocalizedText, _ part: Int, _ run: EnsembleRun, _ draws: Range<Int>) {
        switch answer.format {
        case .text: Terminal.print(sentence, in: answer.lang)
        case .json:
            Terminal.write(
                JSONValue.members([
                    "schema": .text("lustrum/ensemble-part/1"), "file": .text(run.name(of: part)),
                    "part": .number(Double(part)), "parts": .number(Double(run.parts)),
                    "first": .number(Double(draws.lowerBound)), "draws": .number(Double(draws.count)),
                    "seed": .text(String(run.seed)), "plan": .text(run.plan),
                ]))
        }
    }
}

/// What the options of the verb mean.
enum EnsembleOptions {
    /// The most parts of one run.
    private static let mostParts = 9_999

    /// Part and parts of `3/16`.
    static func part(_ written: String?) throws -> (number: Int, parts: Int)? {
        guard let written else { return nil }
        let numbers = written.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let number = numbers[0], let parts = numbers[1], (1...mostParts).contains(parts),
            (1...parts).contains(number)
        else {
            throw Failure(
                en: "--shard takes a part and the number of parts, such as 3/16, not ‘\(written)’",
                zh: "--shard 应为“片号/片数”，如 3/16，不能为“\(written)”")
        }
        return (number, parts)
    }

    static func check(
        draws: Int?, threads: Int?, shard: (number: Int, parts: Int)?, out: String?, merge: String?
    ) throws {
        let range = EnsembleTerms.range
        if let draws, !range.contains(draws) {
            throw Failure(
                en: "--draws takes \(range.lowerBound) to \(range.upperBound), not \(draws)",
                zh: "--draws 应为 \(range.lowerBound) 至 \(range.upperBound)，不能为 \(draws)")
        }
        if let threads, !(1...256).contains(threads) {
            throw Failure(en: "--threads takes 1 to 256, not \(threads)", zh: "--threads 应为 1 至 256，不能为 \(threads)")
        }
        guard (shard == nil) == (out == nil) else {
            throw Failure(en: "--shard and --out go together", zh: "--shard 与 --out 应同时给出")
        }
        guard shard == nil || merge == nil else {
            throw Failure(en: "give --shard or --merge, not both", zh: "--shard 与 --merge 只能任选其一")
        }
        if let shard, shard.parts > draws ?? EnsembleTerms().draws {
            throw Failure(en: "there are more parts than draws", zh: "片数多于抽样次数")
        }
    }

    /// The keys of the targets named.
    static func keys(_ written: String?, in index: PlanIndex) throws -> [String] {
        guard let written else { return [] }
        let targets = index.plan.targets
        return try written.split(separator: ",").flatMap { part -> [String] in
            let trimmed = part.trimmingCharacters(in: .whitespaces)
            let name = trimmed.hasPrefix("targets/") ? String(trimmed.dropFirst("targets/".count)) : trimmed
            if targets.contains(where: { $0.key == name }) { return [name] }
            let own = targets.filter {
                $0.indicator.text == name && $0.place == index.plan.header.place
                    && ($0.plan == nil || $0.plan?.text == index.plan.header.id)
            }
            guard own.isEmpty else { return own.map(\.key) }
            let meant = DidYouMean.nearest(to: name, among: targets.map(\.key) + targets.map(\.indicator.text))
            throw Failure(
                en: "there is no target ‘\(name)’" + (meant.map { "; did you mean ‘\($0)’?" } ?? ""),
                zh: "没有目标“\(name)”" + (meant.map { "，是否为“\($0)”？" } ?? ""))
        }
    }
}
