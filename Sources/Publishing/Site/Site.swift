import Diagnostics
import PlanModel

/// The pages of one or several plans as one value: what is published as files and what a server answers.
public struct Site: Sendable {
    /// The plans in the order of the home page.
    public let plans: [SitePlan]
    /// The languages, the first one for readers who ask for none.
    public let locales: [PageLocale]
    /// How addresses are written.
    public let addressing: SiteAddressing
    private let byID: [String: SitePlan]

    /// Makes a site.
    ///
    /// - Parameters:
    ///   - plans: the plans; of two with one identifier the first counts.
    ///   - languages: the languages of the pages.
    ///   - addressing: for a server or for files.
    public init(_ plans: [SitePlan], languages: [String] = ["en", "zh"], addressing: SiteAddressing = .served) {
        self.plans = plans
        locales = languages.map { PageLocale(language: $0) }
        self.addressing = addressing
        byID = Dictionary(plans.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The plan of an identifier, or nil.
    public func plan(_ id: String) -> SitePlan? { byID[id] }

    // MARK: Pages

    /// The page at a path; nil where there is none.
    ///
    /// - Parameters:
    ///   - path: the path with the choices of the reader.
    ///   - showsAll: whether long lists are shown whole, as for a table to take away.
    /// - Returns: the page, framed; nil where there is none.
    public func page(at path: SitePath, showsAll: Bool = false) -> Page? {
        let steps = path.steps
        if steps == ["index"], let locale = locales.first {
            return framed(HomePage(site: self, locale: locale).page(path))
        }
        guard steps.count > 1, let first = steps.first else { return nil }
        if let locale = locales.first(where: { $0.language == first }), steps.count == 2, steps[1] == "index" {
            return framed(HomePage(site: self, locale: locale).page(path))
        }
        guard let plan = byID[first], let locale = locales.first(where: { $0.language == steps[1] }) else { return nil }
        let pages = PlanPages(plan: plan, locale: locale, pathAsked: path, showsAll: showsAll)
        return pages.page(Array(steps.dropFirst(2))).map { framed($0) }
    }

    /// A page with what all pages have: the way to it, the pages of its plan, its other languages, the plan's notice.
    ///
    /// A server that adds a page of its own frames it the same way.
    public func framed(_ page: Page) -> Page {
        var page = page
        let steps = page.path.steps
        page.translations = locales.map { locale in
            PageTranslation(
                language: locale.language, name: locale.ownName,
                link: PageLink(
                    locale.ownName, to: page.path.inLanguage(locale.language, hasPlan: byID[steps[0]] != nil)))
        }
        guard let plan = byID[steps[0]] else { return page }
        let locale = page.locale
        let home = PageLink(locale.words("All plans", "全部规划"), to: SitePath([locale.language, "index"]))
        let pages = PlanPages(plan: plan, locale: locale, pathAsked: page.path, showsAll: false)
        page.navigation = pages.navigation
        page.alert = plan.alert?.sentences(in: locale, for: plan.audience) ?? []
        page.notice = locale.text(plan.plan.header.notice)
        let title = PageLink(locale.text(plan.plan.header.title), to: pages.paths.overview)
        let isFirst = page.path.steps == pages.paths.overview.steps
        page.trail = [home] + (isFirst ? [] : [title]) + page.trail
        return page
    }

    // MARK: Answers

    /// The answer to a request for a path below the root, with its query: `/chongqing-14/zh/projects.html?page=2`.
    ///
    /// - Parameters:
    ///   - request: the path and query as the browser sent them, percent-encoded.
    ///   - languages: the languages that the reader likes, best first.
    /// - Returns: what is to be sent.
    public func answer(_ request: String, preferring languages: [String] = []) -> SiteAnswer {
        let path = request.split(separator: "?").first.map(String.init) ?? ""
        let name = path.hasPrefix("/") ? String(path.dropFirst()) : path
        if let bytes = SiteAssets.all[name] { return .asset(bytes, mediaType: SiteAssets.mediaType(of: name)) }
        guard let address = SiteAddress(request: request) else { return missing(languages) }
        if let target = redirect(address, languages) { return .redirect(to: target) }
        guard let page = page(at: address.path, showsAll: address.table != nil) else {
            return missing(languages, near: address.path)
        }
        return answer(with: page, at: address, preferring: languages)
    }

    /// The answer that a page is to a request for its address; the page need not be one of the plan's own.
    ///
    /// - Parameters:
    ///   - page: the page, framed.
    ///   - address: the address asked for, with the form of the page or the name of a table.
    ///   - languages: the languages that the reader likes, best first.
    /// - Returns: what is to be sent.
    public func answer(with page: Page, at address: SiteAddress, preferring languages: [String] = []) -> SiteAnswer {
        if page.isAwaited {
            return .awaited(address.form == .json ? page.json.pretty : html(page), form: address.form)
        }
        switch address.form {
        case .html: return address.table == nil ? .html(html(page)) : missing(languages)
        case .json: return address.table == nil ? .json(page.json.pretty) : missing(languages)
        case .csv:
            guard let table = address.table.flatMap(page.table) else { return missing(languages, near: address.path) }
            return .csv(table.csv(in: page.locale), name: Self.fileName(page, table))
        }
    }

    /// The document of a page.
    public func html(_ page: Page) -> String { PageHTML(page, addressing: addressing).document }

    /// Where a request without a language leads; nil where it needs none.
    private func redirect(_ address: SiteAddress, _ languages: [String]) -> String? {
        let steps = address.path.steps
        let liked = preferred(languages)
        if steps == ["index"], liked != locales.first?.language {
            return SiteAddress(SitePath([liked, "index"])).written(addressing)
        }
        guard let first = steps.first, byID[first] != nil, steps.count == 1 || steps == [first, "index"] else {
            return nil
        }
        return SiteAddress(SitePath([first, liked, "index"])).written(addressing)
    }

    /// The language of the site that a reader likes best.
    public func preferred(_ languages: [String]) -> String {
        let known = locales.map(\.language)
        let liked = languages.lazy.compactMap { language in
            known.first { language == $0 || language.hasPrefix($0 + "-") }
        }.first
        return liked ?? known.first ?? "en"
    }

    private func missing(_ languages: [String], near path: SitePath? = nil) -> SiteAnswer {
        let asked = path.map(\.steps).flatMap { steps in
            steps.first { step in locales.contains { $0.language == step } }
        }
        let locale = PageLocale(language: asked ?? preferred(languages))
        var page = Page(
            .answer, at: SitePath(path?.steps ?? ["index"]), in: locale, title: locale.words("No such page", "没有此页"))
        let home = PageLink(locale.words("All plans", "全部规划"), to: SitePath([locale.language, "index"]))
        page.sections = [
            PageSection(
                "missing", locale.words("Nothing stands at this address", "此地址没有内容"), [.points([Sentence(home)])])
        ]
        return .notFound(html: html(framed(page)))
    }

    private static func fileName(_ page: Page, _ table: PageTable) -> String {
        (page.path.steps + [table.id]).joined(separator: "-") + ".csv"
    }
}

extension PageLocale {
    /// The language's name for itself.
    var ownName: String {
        switch language {
        case "en": "English"
        case "zh": "中文"
        default: language
        }
    }
}

extension SitePath {
    /// The same page in another language.
    func inLanguage(_ language: String, hasPlan: Bool) -> SitePath {
        var steps = self.steps
        if hasPlan, steps.count > 1 {
            steps[1] = language
        } else {
            steps = [language, "index"]
        }
        return SitePath(steps, choices: choices)
    }
}
