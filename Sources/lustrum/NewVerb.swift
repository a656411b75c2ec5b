import ArgumentParser
import Diagnostics
import Foundation
import PlanFiles

/// `lustrum new DIR` writes a small plan to start from, or a synthetic one of any size.
struct NewVerb: ParsableCommand, SpeakingVerb {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write a small commented plan to start from, or a synthetic one of any size.",
        discussion: """
            With --synthetic, a plan of an invented region is drawn at random: 20 fields, 40 districts, 25 indicators \
            with targets, and so many projects with their yearly use of money, energy, carbon, land and labour, with \
            prerequisites, alternatives and limits. The same number and seed give the same bytes on every machine.
            """)

    @Argument(help: "The folder to write; it must not exist or be empty.")
    var folder: String

    @Option(help: "Draw a synthetic plan with so many projects.")
    var synthetic: Int?

    @Option(help: "The seed from which a synthetic plan is drawn (default: 1).")
    var seed: UInt64?

    @OptionGroup var language: LanguageOption

    var spoken: AnswerLanguage { language.lang }

    func run() throws {
        let files = try files()
        let present = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard present.isEmpty else { throw Failure.notEmpty(folder) }
        try FolderAccess.write(files, into: folder)
        Terminal.print(
            LocalizedText(
                en: "wrote \(files.count) files; next: lustrum check \(folder)",
                zh: "已写入 \(files.count) 个文件；下一步：lustrum check \(folder)"), in: spoken)
    }

    private func files() throws -> [String: String] {
        guard let synthetic else {
            guard seed == nil else {
                throw Failure(en: "--seed goes with --synthetic", zh: "--seed 须与 --synthetic 同用")
            }
            return NewPlan.files
        }
        let sizes = SyntheticPlan.sizes
        guard sizes.contains(synthetic) else {
            throw Failure(
                en: "--synthetic takes \(sizes.lowerBound) to \(sizes.upperBound) projects, not \(synthetic)",
                zh: "--synthetic 的项目数应为 \(sizes.lowerBound) 至 \(sizes.upperBound)，不能为 \(synthetic)")
        }
        return PlanFolder.write(SyntheticPlan.plan(projects: synthetic, seed: seed ?? 1))
    }
}
