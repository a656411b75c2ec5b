import Appraisals
import Foundation
import Outlook
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

    /// The same with scenarios: one, one on top of it, and one that was written for another plan.
    static var withScenarios: PlanReading {
        let text = """
            - id: greener
              name: {en: Greener, zh: 提高森林覆盖率}
              changes:
                - {set: targets/forest_cover/county/2030#value, from: 52, to: 56}
            - id: greener-still
              name: {en: Greener still, zh: 进一步提高}
              parent: greener
              changes:
                - {set: targets/hospital_beds/county/2030#value, from: 2900, to: 3000}
            - id: outdated
              name: {en: Outdated, zh: 过期情景}
              changes:
                - {set: targets/forest_cover/county/2030#value, from: 51, to: 53}

            """
        return PlanFolder.read(FolderContents(texts: NewPlan.files.merging(["scenarios.yaml": text]) { $1 }))
    }

    /// What the office is told of what is withheld: nothing.
    static var officeText: String {
        ((try? SitePlan(small))?.withheldText(in: PageLocale(language: "en"))) ?? "no plan"
    }

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

    /// The site of a plan; with `asked` also what takes long to compute, as far as the audience may read it.
    static func site(_ reading: PlanReading, for audience: Audience = .office, asked: Bool = false) throws -> Site {
        var plan = try SitePlan(reading, for: audience)
        for question in LongQuestion.allCases where asked {
            plan.take(question.answer(of: reading, settings: OutlookSettings()))
        }
        return Site([plan], addressing: .files)
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
