import Appraisals
import Outlook
import PlanFiles
import PlanModel
import Publishing

/// One plan with the state in which it is shown, and what is being computed of it.
struct ServedPlan {
    /// The threads of what takes seconds: none waits for another one's.
    struct Threads {
        /// Folders are read, and their plans appraised.
        let reading = LongWork("reading")
        /// Programmes of large plans.
        let programmes = LongWork("programmes")
        /// Long questions, before anybody asks.
        let questions = LongWork("questions")
        /// What readers ask of a project.
        let whatIfs = LongWork("what-ifs")
    }

    /// Where it comes from.
    let source: PlanSource
    /// The pages as they can be made now, or as they could be made last.
    var pages: SitePlan
    /// The plan of which they are made.
    private(set) var reading: PlanReading
    /// The folder's stamp when it was last read.
    var stamp: [String]
    /// The stamp seen last; a folder is read once two looks in a row see the same.
    var seen: [String]

    private var programme: Computation<PlanState?>?
    private var questions: [LongQuestion: Computation<LongAnswer>] = [:]
    /// By their names, the oldest first.
    private var whatIfs: [(name: String, computation: Computation<WhatIfAnswer?>)] = []

    /// So many answers to what-ifs are kept.
    static let mostWhatIfsKept = 16
    /// So many may wait; more are taken up as others are done.
    private static let mostWhatIfsWaiting = 64

    init(_ source: PlanSource, _ reading: PlanReading, _ pages: SitePlan, stamp: [String]) {
        self.source = source
        self.reading = reading
        self.pages = pages
        self.stamp = stamp
        seen = stamp
    }

    /// Shows the folder as it was read anew; what was being computed of it as it stood is called off.
    mutating func renew(_ reading: PlanReading, _ pages: SitePlan) {
        programme?.callOff()
        for work in questions.values { work.callOff() }
        for (_, work) in whatIfs { work.callOff() }
        (programme, questions, whatIfs) = (nil, [:], [])
        (self.reading, self.pages) = (reading, pages)
    }

    // MARK: Programme

    /// Begins to phase a plan that waits for it, and takes the programme once it is there.
    ///
    /// - Returns: whether the pages have a programme now that they had not before.
    mutating func awaitProgramme(on threads: Threads) -> Bool {
        guard pages.programmeAwaited == .coming else { return false }
        guard let programme else {
            let (reading, pages) = (reading, pages)
            programme = Computation(on: threads.programmes) { work in
                pages.computedState(of: reading) { _ in work.isWanted ? .goOn : .stop }
            }
            return false
        }
        guard let state = programme.answer else { return false }
        pages.take(state)
        return true
    }

    // MARK: Long questions

    /// Begins to compute the answer to a long question where its page needs one, and takes it once it is there.
    ///
    /// - Returns: whether the page can be shown.
    mutating func isAnswered(_ question: LongQuestion, on threads: Threads, _ settings: OutlookSettings) -> Bool {
        guard !pages.needsNo(question) else { return true }
        guard let work = questions[question] else {
            let (reading, state) = (reading, pages.state)
            questions[question] = Computation(on: threads.questions) { work in
                question.answer(of: reading, settings: settings, from: state) { work.tell($0) }
            }
            pages.awaited[question] = .waiting
            return false
        }
        guard let answer = work.answer else {
            pages.awaited[question] = work.progress
            return false
        }
        pages.take(answer)
        questions[question] = nil
        return true
    }

    // MARK: What-ifs

    /// Whether the page of a question about a project can be shown; begins to compute it where it cannot.
    mutating func isAnswered(_ question: WhatIf, on threads: Threads) -> Bool {
        guard let state = pages.state, question.amendment(on: state.reading.plan) != nil else {
            return pages.programmeAwaited != .coming
        }
        if let work = whatIfs.first(where: { $0.name == question.name })?.computation { return work.answer != nil }
        forgetWhatIfs()
        guard whatIfs.count(where: { $0.computation.answer == nil }) < Self.mostWhatIfsWaiting else { return false }
        whatIfs.append((question.name, Computation(on: threads.whatIfs) { _ in question.answer(on: state) }))
        return false
    }

    /// Forgets the oldest answers beyond those that are kept.
    mutating func forgetWhatIfs() {
        let done = whatIfs.indices.filter { whatIfs[$0].computation.answer != nil }
        for position in done.prefix(max(0, done.count - Self.mostWhatIfsKept)).reversed() {
            whatIfs.remove(at: position)
        }
    }

    /// How many questions about projects are kept, answered or waiting.
    var whatIfsHeld: Int { whatIfs.count }

    /// The page of a question about a project, or the one that stands in for it; nil where it cannot be asked.
    func page(of question: WhatIf, in locale: PageLocale) -> Page? {
        guard pages.audience == .office else { return nil }
        guard pages.state != nil else {
            guard pages.programmeAwaited == .coming else { return nil }
            return question.awaitedPage(on: reading.plan, .programme, in: locale)
        }
        let work = whatIfs.first { $0.name == question.name }?.computation
        guard let answer = work?.answer else {
            return question.awaitedPage(on: reading.plan, work?.progress ?? .waiting, in: locale)
        }
        return answer.map { question.page(of: $0, in: locale) }
    }
}
