import Appraisals
import Diagnostics
import Outlook
import Phasing
import PlanFiles
import PlanModel
import Publishing
import Quantities

/// The plans that are served, and the answers made from them as they stand.
public actor ServedPlans {
    /// From which standpoint, and for whom.
    public struct View: Sendable {
        /// Who reads.
        public let audience: Audience
        /// What counts.
        public let settings: OutlookSettings
        /// The date by which embargoes are judged.
        public let today: @Sendable () -> CalendarDate?

        /// Makes a view.
        public init(for audience: Audience, settings: OutlookSettings, today: @escaping @Sendable () -> CalendarDate?) {
            self.audience = audience
            self.settings = settings
            self.today = today
        }
    }

    /// One plan with the state in which it is shown.
    private struct Served {
        let source: PlanSource
        /// The pages as they can be made now, or as they could be made last.
        var pages: SitePlan
        /// The plan of which they are made.
        var reading: PlanReading
        /// The plan with its programme, computed once somebody asks what would change.
        var state: Task<PlanState, Never>?
        /// The folder's stamp when it was last read.
        var stamp: [String]
        /// The stamp seen last; a folder is read once two looks in a row see the same.
        var seen: [String]
    }

    private let view: View
    private var plans: [Served]
    private var date: CalendarDate?
    private var site: Site
    /// Counts the states of the plans.
    private var generation = 0
    private var answers: [String: ServedAnswer] = [:]
    private var bytesKept = 0
    private let libraries: [String: ServedAnswer]

    /// Answers beyond this are made anew when they are asked for again.
    private static let mostBytesKept = 128 << 20

    /// Reads and appraises plans; a refusal where a folder is no plan, or does not name the audience's circle.
    ///
    /// - Parameters:
    ///   - sources: the folders in the order of the home page.
    ///   - view: from which standpoint, and for whom.
    ///   - libraries: scripts of others that pages may load, by their path below `assets/`.
    /// - Throws: why the first folder that cannot be shown cannot be shown.
    public init(
        _ sources: [PlanSource], view: View, libraries: [String: [UInt8]] = [:]
    ) throws(PlanSource.Refusal) {
        self.view = view
        let date = view.today()
        var plans: [Served] = []
        for source in sources {
            let stamp = source.stamp()
            let (reading, pages) = try Self.pages(of: source, view, today: date)
            if let other = plans.first(where: { $0.pages.id == pages.id }) {
                throw .sameName(other.source.path, source.path, pages.id)
            }
            plans.append(Served(source: source, pages: pages, reading: reading, stamp: stamp, seen: stamp))
        }
        self.date = date
        self.plans = plans
        site = Site(plans.map(\.pages))
        self.libraries = Dictionary(
            uniqueKeysWithValues: libraries.map { path, bytes in
                let mediaType = SiteAssets.mediaType(of: path)
                return ("/assets/" + path, ServedAnswer(mediaType: mediaType, body: bytes))
            })
    }

    private static func pages(
        of source: PlanSource, _ view: View, today: CalendarDate?
    ) throws(PlanSource.Refusal) -> (PlanReading, SitePlan) {
        let reading = try source.read()
        do throws(UnknownCircle) {
            return (
                reading,
                try SitePlan(
                    reading, for: view.audience, settings: view.settings, today: today,
                    phasing: phasing(reading, view))
            )
        } catch {
            throw PlanSource.Refusal(error.sentence(plan: source.path))
        }
    }

    /// Larger plans are not phased when they are opened: that would take longer than a reader waits.
    private static let mostPhased = 1_000

    /// The programme of an invented plan, for the office.
    private static func phasing(_ reading: PlanReading, _ view: View) -> PhasingResult? {
        guard view.audience == .office, reading.plan.header.setting == .invented,
            (1...mostPhased).contains(reading.plan.projects.count)
        else { return nil }
        return phase(reading, settings: view.settings)
    }

    // MARK: Answers

    /// The answer at an address, in the language liked best where the address names none.
    func answer(to request: String, preferring languages: [String]) async -> ServedAnswer {
        if let library = libraries[request] { return library }
        let key = "\(site.preferred(languages)) \(request)"
        if let kept = answers[key] { return kept }
        let asked = generation
        var answer = await answer(toQuestion: request)
        if answer == nil { answer = ServedAnswer(site.answer(request, preferring: languages)) }
        let given = answer ?? ServedAnswer(status: 404, mediaType: "text/plain; charset=utf-8", body: [])
        // A folder that changed meanwhile has another answer.
        if asked == generation { keep(given, under: key) }
        return given
    }

    private func keep(_ answer: ServedAnswer, under key: String) {
        if bytesKept + answer.body.count > Self.mostBytesKept { forgetAnswers() }
        answers[key] = answer
        bytesKept += answer.body.count + key.utf8.count
    }

    private func forgetAnswers() {
        answers = [:]
        bytesKept = 0
    }

    // MARK: Questions

    /// The answer to a question about a project, for the office alone; nil where the address asks none.
    private func answer(toQuestion request: String) async -> ServedAnswer? {
        guard view.audience == .office, let address = SiteAddress(request: request),
            let question = WhatIf(address.path),
            let position = plans.firstIndex(where: { $0.pages.id == question.plan }), address.table == nil,
            let locale = site.locales.first(where: { $0.language == address.path.steps[1] })
        else { return nil }
        let state = await state(at: position)
        let answered = await Task.detached { question.page(on: state, in: locale) }.value
        guard let page = answered.map(site.framed) else { return nil }
        switch address.form {
        case .html: return ServedAnswer(.html(site.html(page)))
        case .json: return ServedAnswer(.json(page.json.pretty))
        case .csv: return nil
        }
    }

    /// The plan with its programme: computed once, however many ask.
    private func state(at position: Int) async -> PlanState {
        if let state = plans[position].state { return await state.value }
        let (reading, settings) = (plans[position].reading, view.settings)
        let state = Task.detached { PlanState(reading, settings: settings) }
        plans[position].state = state
        return await state.value
    }

    // MARK: Changes

    /// Looks at the folders once a second, and reads what has changed, until the task is cancelled.
    func watch() async {
        while !Task.isCancelled {
            let today = view.today()
            let isNewDay = today != date
            date = today
            for position in plans.indices { await look(at: position, isNewDay: isNewDay) }
            try? await Task.sleep(for: .seconds(1))
        }
    }

    /// Looks at one folder; what was saved since the last look may still be being written, and waits for the next one.
    private func look(at position: Int, isNewDay: Bool) async {
        let source = plans[position].source
        let stamp = await Task.detached { source.stamp() }.value
        let isQuiet = stamp == plans[position].seen
        plans[position].seen = stamp
        guard isNewDay || isQuiet && stamp != plans[position].stamp else { return }
        plans[position].stamp = stamp
        let (view, date) = (view, date)
        let read = await Task.detached { () -> Result<(PlanReading, SitePlan), PlanSource.Refusal> in
            do throws(PlanSource.Refusal) {
                return .success(try Self.pages(of: source, view, today: date))
            } catch {
                return .failure(error)
            }
        }.value
        switch read {
        case .success(let (reading, pages)):
            plans[position].reading = reading
            plans[position].pages = pages
            plans[position].state = nil
        case .failure(let refusal):
            plans[position].pages.alert = SiteAlert(refusal.sentence, findings: refusal.findings)
        }
        site = Site(plans.map(\.pages))
        generation += 1
        forgetAnswers()
    }
}

extension PlanSource.Refusal {
    /// Two folders hold plans of one name, whose pages would stand at one address.
    static func sameName(_ first: String, _ second: String, _ id: String) -> PlanSource.Refusal {
        PlanSource.Refusal(
            LocalizedText(
                en: "\(first) and \(second) are both the plan ‘\(id)’; serve one of them, or give one another id",
                zh: "\(first) 与 \(second) 均为规划“\(id)”；请只发布其中之一，或为其一另设 id"))
    }
}
