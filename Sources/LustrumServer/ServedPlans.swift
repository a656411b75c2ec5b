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
        /// Plans of more projects are phased while readers look at them already.
        public var mostPhasedAtOnce = 1_000

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
        /// The search for a programme of a plan that is too large to be phased at once.
        var phasing: Task<Void, Never>?
        /// What takes long to compute of the plan, each once.
        var answering: [LongQuestion: Task<LongAnswer?, Never>] = [:]
        /// The folder's stamp when it was last read.
        var stamp: [String]
        /// The stamp seen last; a folder is read once two looks in a row see the same.
        var seen: [String]
    }

    private let view: View
    private let longWork = LongWork()
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
            let pages = try SitePlan(
                reading, for: view.audience, settings: view.settings, today: today, phasing: phasing(reading, view))
            return (reading, awaiting(pages, reading, view))
        } catch {
            throw PlanSource.Refusal(error.sentence(plan: source.path))
        }
    }

    // MARK: Programmes

    /// Beyond this a programme takes minutes and is left to `lustrum programme`.
    private static let mostPhased = 5_000

    /// The programme of a plan that is phased before its pages are shown.
    private static func phasing(_ reading: PlanReading, _ view: View) -> PhasingResult? {
        guard reading.plan.projects.count <= view.mostPhasedAtOnce else { return nil }
        return SitePlan.phasing(of: reading, for: view.audience, settings: view.settings)
    }

    /// Says on the pages of a plan that is not phased yet why, so that nobody takes its own years for a programme.
    private static func awaiting(_ pages: SitePlan, _ reading: PlanReading, _ view: View) -> SitePlan {
        let count = reading.plan.projects.count
        guard count > view.mostPhasedAtOnce, SitePlan.mayBePhased(reading, for: view.audience) else { return pages }
        var pages = pages
        pages.phasingAwaited =
            count <= mostPhased
            ? LocalizedText(
                en: "The programme is being computed; this page will show it once it is found.",
                zh: "项目安排正在测算，完成后在本页显示。")
            : LocalizedText(
                en: "Plans of more than \(mostPhased) projects have no programme on their pages; "
                    + "`lustrum programme` computes it.",
                zh: "项目超过 \(mostPhased) 个的规划不在网页上测算项目安排，请使用 lustrum programme。")
        return pages
    }

    /// Begins to phase a plan that waits for it, as its folder stood when it was read.
    private func beginPhasing(at position: Int) {
        let (reading, stamp) = (plans[position].reading, plans[position].stamp)
        guard plans[position].phasing == nil, plans[position].pages.phasingAwaited != nil,
            reading.plan.projects.count <= Self.mostPhased
        else { return }
        plans[position].phasing = Task { await phase(reading, at: position, as: stamp) }
    }

    private func phase(_ reading: PlanReading, at position: Int, as stamp: [String]) async {
        let (audience, settings) = (view.audience, view.settings)
        let found = await Task.detached(priority: .utility) {
            SitePlan.phasing(of: reading, for: audience, settings: settings)
        }.value
        // A folder that changed meanwhile has another programme.
        guard let found, plans[position].stamp == stamp else { return }
        plans[position].pages = plans[position].pages.phased(found)
        site = Site(plans.map(\.pages))
        generation += 1
        forgetAnswers()
    }

    // MARK: Answers

    /// The answer at an address, in the language liked best where the address names none.
    func answer(to request: String, preferring languages: [String]) async -> ServedAnswer {
        if let library = libraries[request] { return library }
        let key = "\(site.preferred(languages)) \(request)"
        if let kept = answers[key] { return kept }
        let asked = generation
        await complete(request)
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

    /// Waits for what the page at an address rests on, where that takes long to compute.
    private func complete(_ request: String) async {
        guard let path = SiteAddress(request: request)?.path, let question = LongQuestion(path),
            let position = plans.firstIndex(where: { $0.pages.id == path.steps[0] })
        else { return }
        while !plans[position].pages.needsNo(question) {
            let asked = generation
            let answer = await answering(question, of: position).value
            // A folder that changed meanwhile is asked anew.
            guard asked == generation, let answer else { continue }
            plans[position].pages.take(answer)
            site = Site(plans.map(\.pages))
        }
    }

    /// The answer to a long question, or the work on it: done once, however many ask; nil where it was called off.
    private func answering(_ question: LongQuestion, of position: Int) -> Task<LongAnswer?, Never> {
        if let work = plans[position].answering[question] { return work }
        let (reading, settings) = (plans[position].reading, view.settings)
        let work = Task.detached(executorPreference: longWork) {
            Task.isCancelled ? nil : question.answer(of: reading, settings: settings)
        }
        plans[position].answering[question] = work
        return work
    }

    /// Begins what takes long before anybody asks for it.
    private func prepare(_ positions: some Collection<Int>) {
        for question in LongQuestion.allCases {
            for position in positions where !plans[position].pages.needsNo(question) {
                _ = answering(question, of: position)
            }
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
        prepare(plans.indices)
        while !Task.isCancelled {
            let today = view.today()
            let isNewDay = today != date
            date = today
            for position in plans.indices {
                await look(at: position, isNewDay: isNewDay)
                beginPhasing(at: position)
            }
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
            plans[position].phasing = nil
            for work in plans[position].answering.values { work.cancel() }
            plans[position].answering = [:]
            prepare([position])
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
