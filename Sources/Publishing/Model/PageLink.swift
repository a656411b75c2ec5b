/// Words that lead somewhere.
public struct PageLink: Hashable, Sendable {
    /// Where a link leads.
    public enum Target: Hashable, Sendable {
        /// A page of the site, or a place on it.
        case page(SitePath, anchor: String?)
        /// A table of a page, as CSV.
        case table(SitePath, String)
        /// A place on the same page.
        case anchor(String)
        /// An address outside the site.
        case outside(String)
    }

    /// The words.
    public let words: String
    /// Where they lead.
    public let target: Target
    /// Whether it is the page that shows it, or one above that page.
    public var isCurrent = false

    /// Makes a link.
    public init(_ words: String, _ target: Target) {
        self.words = words
        self.target = target
    }

    /// Makes a link to a page.
    public init(_ words: String, to path: SitePath, anchor: String? = nil) {
        self.init(words, .page(path, anchor: anchor))
    }
}

/// Where a page stands in the site, without the ending of its form: `chongqing-14/en/projects` and its query.
public struct SitePath: Hashable, Sendable {
    /// One choice of a reader: a filter or the number of a page of a long list.
    public struct Choice: Hashable, Sendable {
        /// What is chosen: `field`, `page`.
        public let name: String
        /// The value chosen.
        public let value: String

        /// Makes a choice.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The steps from the root of the site; the last one is the page's own name.
    public let steps: [String]
    /// The choices in a fixed order.
    public var choices: [Choice]

    /// Makes a path.
    public init(_ steps: [String], choices: [Choice] = []) {
        self.steps = steps
        self.choices = choices
    }

    /// The value chosen under a name; nil where nothing is.
    public subscript(name: String) -> String? { choices.first { $0.name == name }?.value }

    /// The same page with a value chosen, or with no choice under that name.
    public func choosing(_ name: String, _ value: String?) -> SitePath {
        var path = self
        path.choices.removeAll { $0.name == name }
        if let value { path.choices.append(Choice(name, value)) }
        path.choices.sort { $0.name < $1.name }
        return path
    }
}

/// In which form a page or a table is asked for; the word is the ending of its address.
public enum SiteForm: String, Hashable, Sendable, CaseIterable {
    /// A page for people.
    case html
    /// The same page for programs.
    case json
    /// One table of it.
    case csv
}
