import Diagnostics
import Foundation
import Publishing

/// The folder of a published site: written aside, then put in its place at once.
struct SiteFolder {
    let path: String

    /// By this file a folder is known as a site published before, which a new one may replace.
    private static let marker = "site.json"
    private static let schema = "lustrum/site/1"

    /// Writes a site; how many files there are.
    ///
    /// - Parameters:
    ///   - site: the site.
    ///   - circle: who reads it.
    ///   - libraries: scripts of others that pages may load, by their path below `assets/`, so that nothing is loaded
    ///     from elsewhere.
    /// - Returns: how many files there are.
    /// - Throws: one sentence where nothing was published.
    func write(_ site: Site, for circle: String, libraries: [String: [UInt8]]) throws -> Int {
        // A link stays, and the folder to which it leads is written.
        let target = Self.real(path)
        try refusePlans(target)
        try refuseStrangers(target)
        let aside = target.deletingLastPathComponent()
            .appendingPathComponent(".\(target.lastPathComponent).\(getpid()).aside")
        var count = 0
        do {
            try? FileManager.default.removeItem(at: aside)
            try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: true)
            try site.eachFile { name, bytes in
                count += 1
                if count % 200 == 0 { Terminal.progress("writing \(path): \(count) files …") }
                try Self.put(bytes, at: name, in: aside)
            }
            for (name, bytes) in libraries {
                count += 1
                try Self.put(bytes, at: "assets/" + name, in: aside)
            }
            count += 1
            try Self.put(Array(Self.description(of: site, circle).pretty.utf8), at: Self.marker, in: aside)
            try Self.exchange(aside, target)
        } catch {
            try? FileManager.default.removeItem(at: aside)
            if let failure = error as? Failure { throw failure }
            let reason = error.localizedDescription
            throw Failure(en: "nothing was published in \(path): \(reason)", zh: "\(path) 中未发布任何内容：\(reason)")
        }
        return count
    }

    /// A folder that holds anything but a site published before is left alone.
    private func refuseStrangers(_ target: URL) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: target.path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue else {
            throw Failure(en: "\(path) is a file; a site is a folder", zh: "\(path) 是文件，网站应为文件夹")
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: target.path)) ?? []
        guard names.isEmpty || Self.isSite(target) else { throw Failure.notEmpty(path) }
    }

    /// Whether a folder is a site published before: its description says so.
    private static func isSite(_ folder: URL) -> Bool {
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(marker)),
            let description = try? JSONDecoder().decode(Description.self, from: data)
        else { return false }
        return description.schema == schema
    }

    /// What must stand in the description of a site.
    private struct Description: Decodable {
        let schema: String
    }

    /// A site takes the place of its whole folder: no plan may lie in it, nor it in a plan.
    private func refusePlans(_ target: URL) throws {
        var folder = target
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent(Self.planFile).path) {
                throw Self.besidePlan(path, folder.path)
            }
            folder.deleteLastPathComponent()
        }
        let names = FileManager.default.enumerator(atPath: target.path)?.compactMap { $0 as? String } ?? []
        if let plan = names.sorted().first(where: { $0.hasSuffix("/" + Self.planFile) }) {
            throw Self.besidePlan(path, target.appendingPathComponent(plan).deletingLastPathComponent().path)
        }
    }

    /// By this file a folder is known as a plan.
    private static let planFile = "plan.yaml"

    private static func besidePlan(_ path: String, _ plan: String) -> Failure {
        Failure(
            en: "\(path) and the plan \(plan) lie one in the other; a site has a folder of its own",
            zh: "\(path) 与规划 \(plan) 互相包含；网站须单独使用一个文件夹")
    }

    /// The folder that a path means once every link on the way to it is followed, whether it is there or not.
    private static func real(_ path: String) -> URL {
        if let resolved = realpath(path, nil) {
            defer { free(resolved) }
            return URL(fileURLWithPath: String(cString: resolved), isDirectory: true)
        }
        let url = URL(fileURLWithPath: path, isDirectory: true)
        let parent = url.deletingLastPathComponent()
        guard parent.path != url.path, ![".", ".."].contains(url.lastPathComponent) else {
            return url.standardizedFileURL
        }
        return real(parent.path).appendingPathComponent(url.lastPathComponent, isDirectory: true)
    }

    /// Writes a file of the site; a name that leads out of its folder is refused.
    private static func put(_ bytes: [UInt8], at name: String, in folder: URL) throws {
        let steps = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !steps.contains(where: { ["", ".", ".."].contains($0) }) else {
            throw Failure(
                en: "the site would have a file ‘\(name)’, which leads out of its folder; nothing was published",
                zh: "网站中的文件“\(name)”将位于其文件夹之外；未发布任何内容")
        }
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    /// Puts the new folder in the place of the old one, which is removed only then.
    private static func exchange(_ aside: URL, _ target: URL) throws {
        let old = aside.appendingPathExtension("old")
        let isThere = FileManager.default.fileExists(atPath: target.path)
        if isThere { try FileManager.default.moveItem(at: target, to: old) }
        do {
            try FileManager.default.moveItem(at: aside, to: target)
        } catch {
            if isThere { try? FileManager.default.moveItem(at: old, to: target) }
            throw error
        }
        if isThere { try? FileManager.default.removeItem(at: old) }
    }

    private static func description(of site: Site, _ circle: String) -> JSONValue {
        .members([
            "schema": .text(schema), "circle": .text(circle),
            "plans": .list(
                site.plans.map { plan in
                    .members([
                        "id": .text(plan.id), "released_sha256": .text(plan.appraisal.plan.digest.description),
                    ])
                }),
        ])
    }
}
