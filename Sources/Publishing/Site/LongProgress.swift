import PlanModel

/// How far a computation is that somebody waits for.
public enum LongProgress: Equatable, Sendable {
    /// Others come first.
    case waiting
    /// It has begun, and does not tell how far it is.
    case begun
    /// So many scenarios are computed.
    case scenarios(Int, of: Int)
    /// So many draws are done.
    case draws(Int, of: Int)
    /// It begins once the programme is there.
    case programme

    /// One sentence.
    func sentence(in locale: PageLocale) -> String {
        switch self {
        case .waiting: locale.words("Other computations come first.", "其他测算在先，完成后即开始。")
        case .begun: locale.words("It has begun.", "测算已开始。")
        case .scenarios(let done, let all):
            locale.words(
                "Scenarios computed: \(locale.count(done)) of \(locale.count(all)).",
                "已测算情景：\(locale.count(done))／\(locale.count(all))。")
        case .draws(let done, let all):
            locale.words(
                "Draws done: \(locale.count(done)) of \(locale.count(all)).",
                "已抽样：\(locale.count(done))／\(locale.count(all)) 次。")
        case .programme:
            locale.words(
                "It begins once the programme of the plan is computed.", "项目安排测算完成后即开始。")
        }
    }
}

/// Why a plan that may have a programme shows none.
public enum AwaitedProgramme: Equatable, Sendable {
    /// It is being computed.
    case coming
    /// Plans of more than so many projects get none on their pages.
    case tooLarge(most: Int)

    /// One sentence.
    func sentence(in locale: PageLocale) -> String {
        switch self {
        case .coming:
            locale.words(
                "The programme is being computed; this page will show it once it is found.",
                "项目安排正在测算，完成后在本页显示。")
        case .tooLarge(let most):
            locale.words(
                "Plans of more than \(locale.count(most)) projects have no programme on their pages; "
                    + "`lustrum programme` computes it.",
                "项目超过 \(locale.count(most)) 个的规划不在网页上测算项目安排，请使用 lustrum programme。")
        }
    }
}

extension Page {
    /// After how many seconds a reader of a page that is being computed looks again.
    public static let looksAgainAfter = 3

    /// The page that stands in for one that is being computed.
    ///
    /// - Parameters:
    ///   - path: where the page will stand.
    ///   - title: its title.
    ///   - progress: how far the computation is.
    ///   - locale: the language.
    /// - Returns: the page, not framed yet.
    static func awaited(at path: SitePath, _ title: String, _ progress: LongProgress, in locale: PageLocale) -> Page {
        var page = Page(.answer, at: path, in: locale, title: title)
        page.isAwaited = true
        let seconds = looksAgainAfter
        let lines = [
            Sentence(
                locale.words(
                    "This page is being computed. It shows what is found as soon as it is there, and looks every "
                        + "\(seconds) seconds by itself.",
                    "本页正在测算，完成后自动显示；网页每 \(seconds) 秒自动刷新一次。")),
            Sentence(progress.sentence(in: locale)), Sentence(PageLink(locale.words("Look now", "立即刷新"), to: path)),
        ]
        page.sections = [PageSection("awaited", locale.words("Being computed", "正在测算"), [.sentences(lines)])]
        return page
    }
}
