import Appraisals
import ArgumentParser
import Diagnostics
import PlanFiles
import Publishing

/// The verb `lustrum appraise PLAN`.
struct AppraiseVerb: ParsableCommand, AnsweringVerb {
    static let configuration = CommandConfiguration(
        commandName: "appraise",
        abstract: "Compute a plan before it is decided: figures, targets, main indicators, projects, gates, findings.",
        discussion: "Ends with 0 where the plan could be appraised, whatever is found; `lustrum check` is the gate.")

    @Argument(help: "The plan folder.")
    var plan: String

    @OptionGroup var standpoint: StandpointOptions
    @OptionGroup var answer: AnswerOptions

    func run() throws {
        let settings = try standpoint.settings()
        let reading = try PlanAccess.reading(plan)
        Terminal.progress("appraising \(plan) …")
        let appraisal = appraise(reading, settings: settings)
        Terminal.endProgress()
        let locale = PageLocale(language: answer.lang.rawValue)
        switch answer.format {
        case .text: Terminal.write(Page.appraisal(appraisal, in: locale))
        case .json: Terminal.write(appraisal.json(in: locale))
        }
    }
}

/// Reads a plan for a verb.
enum PlanAccess {
    /// The plan of a folder; a folder without a readable `plan.yaml` is no plan.
    static func reading(_ path: String) throws -> PlanReading {
        Terminal.progress("reading \(path) …")
        let reading = PlanFolder.read(try FolderAccess.contents(of: path))
        Terminal.endProgress()
        if let refusal = refusal(of: reading, at: path) { throw refusal }
        return reading
    }

    /// Why a folder is no plan: its `plan.yaml` is not there or holds no header; nil for a plan, whatever its faults.
    static func refusal(of reading: PlanReading, at path: String) -> Failure? {
        guard reading.faulty.contains(Address("plan")) else { return nil }
        let reason = reading.located([]).first?.message
        return Failure(
            en: "\(path) is no plan: \(reason?.text(in: "en") ?? "plan.yaml cannot be read")",
            zh: "\(path) 不是规划文件夹：\(reason?.text(in: "zh") ?? "plan.yaml 无法读取")")
    }
}
