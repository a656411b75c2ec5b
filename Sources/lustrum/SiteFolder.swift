import Diagnostics
import Foundation
import Publishing

/// The folder of a published site: written aside, then put in its place at once.
struct SiteFolder {
    let path: String

    /// By this file a folder is known as a site published before, which a new one may replace.
    private static let marker = "site.json"

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
        let target = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
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
                try Self.put(bytes, at: aside.appendingPathComponent(name))
            }
            for (name, bytes) in libraries {
                count += 1
                try Self.put(bytes, at: aside.appendingPathComponent("assets/" + name))
            }
            count += 1
            try Self.put(
                Array(Self.description(of: site, circle).pretty.utf8), at: aside.appendingPathComponent(Self.marker))
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
        guard names.isEmpty || names.contains(Self.marker) else { throw Failure.notEmpty(path) }
    }

    private static func put(_ bytes: [UInt8], at file: URL) throws {
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
            "schema": .text("lustrum/site/1"), "circle": .text(circle),
            "plans": .list(
                site.plans.map { plan in
                    .members([
                        "id": .text(plan.id), "released_sha256": .text(plan.appraisal.plan.digest.description),
                    ])
                }),
        ])
    }
}
