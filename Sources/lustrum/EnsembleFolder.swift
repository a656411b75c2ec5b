import Ensembles
import Foundation
import PlanFiles

/// The folder in which the parts of a run lie, one file each.
struct EnsembleFolder {
    let path: String

    /// Whether a part lies there, finished and of the same run; a file in its place that is something else is told.
    func holds(_ part: Int, of run: EnsembleRun, _ model: EnsembleModel) throws -> Bool {
        let name = run.name(of: part)
        guard FileManager.default.fileExists(atPath: "\(path)/\(name)") else { return false }
        _ = try read(part, of: run, model)
        return true
    }

    /// Writes a part aside, then renames it.
    func write(_ part: EnsemblePart) throws {
        try FolderAccess.write(FolderContents(files: [part.run.name(of: part.number): .bytes(part.bytes)]), into: path)
    }

    private func read(_ part: Int, of run: EnsembleRun, _ model: EnsembleModel) throws -> EnsemblePart {
        let file = "\(path)/\(run.name(of: part))"
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: file)) else {
            throw Failure(en: "\(file) cannot be read", zh: "无法读取 \(file)")
        }
        do throws(EnsemblePartFault) {
            return try EnsemblePart([UInt8](data), number: part, of: run, model: model)
        } catch {
            throw Failure(
                en: "\(file) \(error.text.text(in: "en"))", zh: "\(file) \(error.text.text(in: "zh"))")
        }
    }

    /// All parts of the run that lie there, put together in order.
    ///
    /// - Parameters:
    ///   - model: what is drawn.
    ///   - run: plan and standpoint of the run; its draws, seed and parts are those of the files.
    ///   - draws: how many draws it must have; nil: as many as the files say.
    ///   - seed: likewise.
    /// - Returns: all draws, and the run that they are.
    /// - Throws: one sentence where parts are missing, damaged or of another run.
    func merged(
        _ model: EnsembleModel, like run: EnsembleRun, draws: Int?, seed: UInt64?
    ) throws -> (EnsembleOutcomes, EnsembleRun) {
        let run = try self.run(like: run)
        guard draws ?? run.draws == run.draws, seed ?? run.seed == run.seed else {
            throw Failure(
                en: "the parts in \(path) are of \(run.draws) draws from seed \(run.seed)",
                zh: "\(path) 中的分片为 \(run.draws) 次抽样、种子 \(run.seed)")
        }
        let missing = (1...run.parts).filter {
            !FileManager.default.fileExists(atPath: "\(path)/\(run.name(of: $0))")
        }
        guard missing.isEmpty else {
            let some = missing.prefix(5).map(String.init)
            let rest = missing.count - some.count
            throw Failure(
                en: "of \(run.parts) parts in \(path) \(missing.count) \(missing.count == 1 ? "is" : "are") missing: "
                    + some.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""),
                zh: "\(path) 中应有 \(run.parts) 片，缺 \(missing.count) 片：" + some.joined(separator: "、")
                    + (rest > 0 ? "等" : ""))
        }
        var outcomes = model.outcomes(of: 0..<0, seed: run.seed)
        for part in 1...run.parts {
            Terminal.progress("part \(part) of \(run.parts) …")
            guard outcomes.append(try read(part, of: run, model).outcomes) else {
                throw Failure(en: "the parts in \(path) do not fit together", zh: "\(path) 中的分片无法合并")
            }
        }
        Terminal.endProgress()
        return (outcomes, run)
    }

    /// The run that the files there are parts of, by the first of them.
    private func run(like run: EnsembleRun) throws -> EnsembleRun {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw Failure(en: "there is no folder \(path)", zh: "没有文件夹 \(path)")
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let files = names.filter { $0.hasPrefix("part-") && $0.hasSuffix(".draws") }.sorted()
        guard let first = files.first else {
            throw Failure(en: "there are no parts in \(path)", zh: "\(path) 中没有分片文件")
        }
        let file = "\(path)/\(first)"
        guard let handle = FileHandle(forReadingAtPath: file), let head = try? handle.read(upToCount: 4_096),
            let found = EnsemblePart.run(of: [UInt8](head))
        else {
            let fault = EnsemblePartFault.noPart.text
            throw Failure(en: "\(file) \(fault.text(in: "en"))", zh: "\(file) \(fault.text(in: "zh"))")
        }
        // Files of another division would be left out without a word.
        if let stranger = files.first(where: { name in !(1...found.parts).contains { found.name(of: $0) == name } }) {
            throw Failure(
                en: "\(path)/\(stranger) belongs to another run than \(first); one folder holds one run",
                zh: "\(path)/\(stranger) 与 \(first) 不属于同一次抽样，一个文件夹只存放一次抽样")
        }
        var whole = run
        (whole.seed, whole.draws, whole.parts) = (found.seed, found.draws, found.parts)
        return whole
    }
}
