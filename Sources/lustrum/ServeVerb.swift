import ArgumentParser
import Diagnostics
import Foundation
import LustrumServer
import PlanFiles
import PlanModel

/// The verb `lustrum serve PLAN...`.
struct ServeVerb: LastingVerb {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Show plans as pages to a browser, and again whenever a file changes.",
        discussion: """
            Without --host the pages are for a browser on this machine alone, and show all that the drafting office \
            may see. Where other machines are to reach them, say with --circle who may read: public, government or \
            drafting; a plan with errors is shown to none of these. Ends with 130 when interrupted, with 0 when asked to stop.
            """)

    @Argument(help: "The plan folders.")
    var plans: [String]

    @Option(help: "The port to listen at; 0 for any that is free.")
    var port: Int = 8080

    @Option(help: "The address to listen at.")
    var host: String = "127.0.0.1"

    @Option(
        help: "Who reads: a circle of the plan, or `office`, on this machine alone, for everything (default: office).")
    var circle: String?

    @Option(help: "The folder of the charts' library (default: .deps/web beside the build).")
    var web: String?

    @OptionGroup var standpoint: StandpointOptions

    @OptionGroup var language: LanguageOption

    var spoken: AnswerLanguage { language.lang }

    func validate() throws {
        if plans.isEmpty { throw ValidationError("name at least one plan folder") }
        if !(0...65_535).contains(port) { throw ValidationError("--port takes 0 to 65535, not \(port)") }
    }

    func run() async throws {
        let audience = circle.map { Audience(named: $0) } ?? .office
        if audience == .office, !SiteServer.isForThisMachineAlone(host) { throw Failure.circleNeeded(host) }
        let view = ServedPlans.View(for: audience, settings: try standpoint.settings(), today: Today.date)
        Terminal.progress("appraising \(plans.joined(separator: ", ")) …")
        let served: ServedPlans
        do throws(PlanSource.Refusal) {
            served = try ServedPlans(plans.map(Self.source), view: view, libraries: WebLibraries.files(in: web))
        } catch {
            throw Failure(error.sentence)
        }
        Terminal.endProgress()
        let interruption = Interruption()
        let (host, isChinese) = (host, spoken == .zh)
        do {
            try await SiteServer(served, host: host, port: port).run { port in
                let address = Self.address(host: host, port: port)
                Terminal.print(isChinese ? "页面地址：\(address)（按 Ctrl-C 停止）" : "pages at \(address) (Ctrl-C stops)")
            }
        } catch let fault as SiteServer.Fault {
            throw Failure(fault.sentence)
        }
        if interruption.happened { throw ExitCode(130) }
    }

    /// What a person types into a browser.
    private static func address(host: String, port: Int) -> String {
        let isNumber6 = host.contains(":")
        let name = host == "0.0.0.0" || host == "::" ? "localhost" : isNumber6 ? "[\(host)]" : host
        return "http://\(name):\(port)/"
    }

    private static func source(_ path: String) -> PlanSource {
        PlanSource(
            path: path, stamp: { FolderAccess.stamp(of: path) },
            read: { () throws(PlanSource.Refusal) in
                do {
                    let reading = PlanFolder.read(try FolderAccess.contents(of: path))
                    if let refusal = PlanAccess.refusal(of: reading, at: path) {
                        throw PlanSource.Refusal(refusal.sentence, findings: reading.located([]))
                    }
                    return reading
                } catch let refusal as PlanSource.Refusal {
                    throw refusal
                } catch {
                    let failure = error as? Failure
                    throw PlanSource.Refusal(
                        failure?.sentence ?? LocalizedText(en: "\(error)", zh: "\(error)"))
                }
            })
    }
}

extension Failure {
    /// A sentence that another room has made.
    init(_ sentence: LocalizedText) { self.sentence = sentence }

    /// Other machines could reach the pages, and nobody has said who may read them.
    static func circleNeeded(_ host: String) -> Failure {
        Failure(
            en: "other machines can reach \(host): say with --circle who may read, such as --circle public",
            zh: "其他计算机可访问 \(host)：请用 --circle 指明读者范围，如 --circle public")
    }
}
