import Foundation
import PlanFiles
import PlanModel
import Testing

@testable import Publishing

/// Plans and sites that several suites look at.
enum SitesToTest {
    static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("examples")

    /// The plan that `lustrum new` writes.
    static var small: PlanReading { PlanFolder.read(FolderContents(texts: NewPlan.files)) }

    /// An example of the repository.
    static func example(_ name: String) throws -> PlanReading {
        let root = examples.appendingPathComponent(name)
        var contents = FolderContents()
        for path in FileManager.default.enumerator(atPath: root.path)?.compactMap({ $0 as? String }) ?? [] {
            guard !path.contains("/.") && !path.hasPrefix("."),
                let data = try? Data(contentsOf: root.appendingPathComponent(path))
            else { continue }
            contents.files[path] = .bytes([UInt8](data))
        }
        let reading = PlanFolder.read(contents)
        try #require(reading.plan.projects.count > 200)
        return reading
    }

    static func site(_ reading: PlanReading, for audience: Audience = .office) throws -> Site {
        Site([try SitePlan(reading, for: audience)], addressing: .files)
    }

    /// Pages of every kind of an example: as many as can be looked at in a debug build.
    static func pages(of site: Site, atMost most: Int) -> [Page] {
        var counts: [PageKind: Int] = [:]
        var pages: [Page] = []
        var waiting = [SitePath(["index"])]
        var seen = Set(waiting)
        var next = 0
        while next < waiting.count, pages.count < most {
            let path = waiting[next]
            next += 1
            guard let page = site.page(at: path) else { continue }
            pages.append(page)
            counts[page.kind, default: 0] += 1
            for case .page(let target, _) in page.targets where seen.insert(target).inserted {
                // A few of each kind are enough where there are hundreds: one step deeper than the lists.
                let isOne = target.steps.count > 3
                if !isOne
                    || counts[.project, default: 0] + counts[.indicator, default: 0] + counts[.place, default: 0] < most
                        / 2
                {
                    waiting.append(target)
                }
            }
        }
        return pages
    }
}
