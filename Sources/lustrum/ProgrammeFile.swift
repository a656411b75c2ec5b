import Diagnostics
import Foundation
import Outlook
import Phasing
import PlanModel
import Quantities

/// A programme in a file: a heading, one line for each project with its first and last year, and what was proved of it.
///
/// What was proved stands in a last line that begins with `# proved`; without one, or for a changed plan, all is proved anew.
struct ProgrammeFile {
    /// The programme.
    let programme: Programme
    /// What was proved of it; nil where the file does not say.
    let proof: Proof?

    /// Bounds, and the plan and standpoint that they are of.
    struct Proof: Codable {
        /// The digest of the plan.
        let plan: String
        /// The standpoint.
        let knownOn: String?
        let includesUnverified: Bool
        /// What no programme can pass.
        let bounds: ProvedBounds

        func isOf(_ plan: EncodedPlan, _ settings: OutlookSettings) -> Bool {
            self.plan == plan.digest.description && knownOn == settings.knownOn?.description
                && includesUnverified == settings.includesUnverified
        }
    }

    private static let heading = "project,start,finish"
    private static let mark = "# proved "

    /// The programme that was chosen for a plan; nil where there is none.
    init?(_ result: PhasingResult, of plan: Plan, _ settings: OutlookSettings) {
        guard let programme = result.programme else { return nil }
        self.programme = programme
        proof = result.proof.map {
            Proof(
                plan: plan.digest.description, knownOn: settings.knownOn?.description,
                includesUnverified: settings.includesUnverified, bounds: $0.bounds)
        }
    }

    private init(_ programme: Programme, _ proof: Proof?) {
        self.programme = programme
        self.proof = proof
    }

    /// Terms by which a choice for a plan stays near to the programme; what was proved counts for the same plan alone.
    func terms(for plan: EncodedPlan, _ settings: OutlookSettings) -> PhasingTerms {
        var terms = PhasingTerms(near: programme)
        if let proof, proof.isOf(plan, settings) { terms.proved = proof.bounds }
        return terms
    }

    /// Reads a programme of a plan; a line that is none, or whose project the plan does not have, is told by its number.
    static func read(_ path: String, for plan: Plan) throws -> ProgrammeFile {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure(en: "\(path) cannot be read", zh: "无法读取 \(path)")
        }
        let known = Set(plan.projects.map(\.id))
        var programme = Programme()
        var proof: Proof?
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, line) in lines.enumerated() {
            if line.isEmpty || (number == 0 && line == heading) { continue }
            if line.hasPrefix(mark) {
                proof = try? JSONDecoder().decode(Proof.self, from: Data(line.dropFirst(mark.count).utf8))
                guard proof != nil else {
                    throw Failure(
                        en:
                            "\(path), line \(number + 1): what was proved cannot be read; without this line it is proved anew",
                        zh: "\(path) 第 \(number + 1) 行：已证明的界限无法读取；删去该行则重新证明")
                }
                continue
            }
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 3, let start = Int(cells[1]), let finish = Int(cells[2]), start <= finish,
                Year.plausible.contains(start), Year.plausible.contains(finish)
            else {
                throw Failure(
                    en: "\(path), line \(number + 1): a line of a programme is ‘\(heading)’, not ‘\(line)’",
                    zh: "\(path) 第 \(number + 1) 行：每行应为“\(heading)”，而非“\(line)”")
            }
            let project = ID<Project>(cells[0])
            guard known.contains(project) else {
                throw Failure(
                    en: "\(path), line \(number + 1): the plan has no project ‘\(project)’",
                    zh: "\(path) 第 \(number + 1) 行：规划中没有项目“\(project)”")
            }
            guard
                programme.placements.updateValue(.init(start: Year(start), finish: Year(finish)), forKey: project)
                    == nil
            else {
                throw Failure(
                    en: "\(path), line \(number + 1): the project ‘\(project)’ stands there twice",
                    zh: "\(path) 第 \(number + 1) 行：项目“\(project)”重复出现")
            }
        }
        return ProgrammeFile(programme, proof)
    }

    /// Writes the programme aside, then renames it.
    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let lines = programme.placements.sorted { $0.key < $1.key }
            .map { "\($0.key),\($0.value.start),\($0.value.finish)" }
        do {
            let proved = try proof.map { Self.mark + String(decoding: try encoder.encode($0), as: UTF8.self) }
            let text = ([Self.heading] + lines + (proved.map { [$0] } ?? [])).joined(separator: "\n") + "\n"
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Failure(en: "\(path) cannot be written", zh: "无法写入 \(path)")
        }
    }
}
