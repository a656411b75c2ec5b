import Diagnostics
import Outlook
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
        /// So long a reader waits for a page that is being computed before being told so.
        public var patience = Duration.seconds(1)

        /// Makes a view.
        public init(for audience: Audience, settings: OutlookSettings, today: @escaping @Sendable () -> CalendarDate?) {
            self.audience = audience
            self.settings = settings
            self.today = today
        }
    }

    private let view: View
    /// The threads of what takes seconds.
    nonisolated let threads = ServedPlan.Threads()
    private var plans: [ServedPlan]
    private var date: CalendarDate?
    private var site: Site
    private var answers: [String: ServedAnswer] = [:]
    private var bytesKept = 0
    private let libraries: [String: ServedAnswer]

    /// Answers beyond this are made anew when they are asked for again.
    private static let mostBytesKept = 128 << 20

    /// Reads and appraises plans; a refusal where a folder is no plan, does not name the audience's circle, has errors
    /// that are not for it, or cannot stand beside the others.
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
        var plans: [ServedPlan] = []
        for source in sources {
            let stamp = source.stamp()
            let (reading, pages) = try Self.pages(of: source, view, today: date)
            plans.append(ServedPlan(source, reading, pages, stamp: stamp))
        }
        if let fault = Site.fault(in: plans.map(\.pages)) { throw PlanSource.Refusal(fault) }
        self.date = date
        self.plans = plans
        site = Site(plans.map(\.pages))
        self.libraries = Dictionary(
            uniqueKeysWithValues: libraries.map { path, bytes in
                let mediaType = SiteAssets.mediaType(of: path)
                return ("/assets/" + path, ServedAnswer(mediaType: mediaType, body: bytes))
            })
    }

    /// Beyond this a programme takes minutes and is left to `lustrum programme`.
    private static let mostPhased = 5_000

    /// Reads a folder and appraises its plan; plans that are not too large are phased too.
    private static func pages(
        of source: PlanSource, _ view: View, today: CalendarDate?
    ) throws(PlanSource.Refusal) -> (PlanReading, SitePlan) {
        let reading = try source.read()
        var pages: SitePlan
        do throws(UnknownCircle) {
            pages = try SitePlan(reading, for: view.audience, settings: view.settings, today: today)
        } catch {
            throw PlanSource.Refusal(error.sentence(plan: source.path))
        }
        if pages.mayBePhased {
            // Nobody is to take the plan's own years for those of a programme.
            switch reading.plan.projects.count {
            case ...view.mostPhasedAtOnce: pages.take(pages.computedState(of: reading))
            case ...mostPhased: pages.programmeAwaited = .coming
            default: pages.programmeAwaited = .tooLarge(most: mostPhased)
            }
        }
        return (reading, pages)
    }

    // MARK: Answers

    /// The answer at an address, in the language liked best where the address names none.
    func answer(to request: String, preferring languages: [String]) async -> ServedAnswer {
        if let library = libraries[request] { return library }
        let key = "\(site.preferred(languages)) \(request)"
        if let kept = answers[key] { return kept }
        let address = SiteAddress(request: request)
        if let address { await waitAWhile(for: address.path) }
        // Nothing is awaited from here on, so that no answer mixes two states of a folder.
        let given = ServedAnswer(
            address.flatMap(answerToWhatIf) ?? site.answer(request, preferring: languages))
        if !given.isAwaited { keep(given, under: key) }
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

    /// Gives what the page at a path rests on a moment to be computed.
    private func waitAWhile(for path: SitePath) async {
        let step = Duration.milliseconds(20)
        var waited = Duration.zero
        while !isComputed(path), waited < view.patience {
            try? await Task.sleep(for: step)
            waited += step
        }
    }

    /// Whether all is there on which the page at a path rests; begins to compute what is not.
    private func isComputed(_ path: SitePath) -> Bool {
        guard view.audience == .office, let position = plans.firstIndex(where: { $0.pages.id == path.steps[0] }) else {
            return true
        }
        if let question = WhatIf(path) { return plans[position].isAnswered(question, on: threads) }
        guard let question = LongQuestion(path), !plans[position].pages.needsNo(question) else { return true }
        let isAnswered = plans[position].isAnswered(question, on: threads, view.settings)
        site = Site(plans.map(\.pages))
        return isAnswered
    }

    /// The answer to a question about a project, for the office alone; nil where the address asks none.
    private func answerToWhatIf(_ address: SiteAddress) -> SiteAnswer? {
        guard let question = WhatIf(address.path),
            let plan = plans.first(where: { $0.pages.id == question.plan }),
            let locale = site.locales.first(where: { $0.language == address.path.steps[1] })
        else { return nil }
        return plan.page(of: question, in: locale).map { site.answer(with: site.framed($0), at: address) }
    }

    /// Begins what takes long before anybody asks for it.
    private func prepare(_ positions: some Collection<Int>) {
        for question in LongQuestion.allCases {
            for position in positions { _ = plans[position].isAnswered(question, on: threads, view.settings) }
        }
        site = Site(plans.map(\.pages))
    }

    /// Begins to phase plans that wait for it, and shows the programmes that are there.
    private func awaitProgrammes() {
        let isNew = plans.indices.map { plans[$0].awaitProgramme(on: threads) }
        guard isNew.contains(true) else { return }
        site = Site(plans.map(\.pages))
        forgetAnswers()
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
            }
            awaitProgrammes()
            for position in plans.indices { plans[position].forgetWhatIfs() }
            try? await Task.sleep(for: .seconds(1))
        }
    }

    /// Looks at one folder; what was saved since the last look may still be being written, and waits for the next one.
    private func look(at position: Int, isNewDay: Bool) async {
        let source = plans[position].source
        let stamp = await threads.reading.result { source.stamp() }
        let isQuiet = stamp == plans[position].seen
        plans[position].seen = stamp
        guard isNewDay || isQuiet && stamp != plans[position].stamp else { return }
        plans[position].stamp = stamp
        let (view, date) = (view, date)
        let read = await threads.reading.result { () -> Result<(PlanReading, SitePlan), PlanSource.Refusal> in
            do throws(PlanSource.Refusal) {
                return .success(try Self.pages(of: source, view, today: date))
            } catch {
                return .failure(error)
            }
        }
        switch read {
        case .success(let (reading, pages)):
            var all = plans.map(\.pages)
            all[position] = pages
            if let fault = Site.fault(in: all) {
                plans[position].pages.alert = SiteAlert(fault)
            } else {
                plans[position].renew(reading, pages)
                prepare([position])
                // What stood in the way of another plan may be gone.
                for other in plans.indices where plans[other].pages.alert != nil { plans[other].stamp = [] }
            }
        case .failure(let refusal):
            plans[position].pages.alert = SiteAlert(refusal.sentence, findings: refusal.findings)
        }
        site = Site(plans.map(\.pages))
        forgetAnswers()
    }
}
