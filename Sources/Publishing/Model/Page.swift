import Diagnostics

/// One page as a value: what it says, already in words and rounded figures, whatever it is shown on.
///
/// Terminal, JSON, HTML and CSV are renderers of this one model, so that a figure cannot differ between them.
public struct Page: Equatable, Sendable {
    /// What kind of page it is.
    public let kind: PageKind
    /// Where it stands in the site.
    public let path: SitePath
    /// Language and number format.
    public let locale: PageLocale
    /// The title.
    public let title: String
    /// The way from the home page to this one, without the page itself.
    public var trail: [PageLink] = []
    /// Sentences under the title: period, standpoint, notice.
    public var preface: [Sentence] = []
    /// The sections in order.
    public var sections: [PageSection]
    /// The line that the plan demands on every page of it; empty where it demands none.
    public var notice = ""
    /// Why the page is older than the files of its plan, and what was found in them; none where it is not.
    public var alert: [String] = []
    /// The pages of the plan in the order in which a director wants them.
    public var navigation: [PageLink] = []
    /// The same page in the other languages.
    public var translations: [PageTranslation] = []

    /// Whether it stands in for a page that is being computed.
    public var isAwaited = false

    /// Makes a page.
    public init(_ kind: PageKind, at path: SitePath, in locale: PageLocale, title: String, sections: [PageSection] = [])
    {
        self.kind = kind
        self.path = path
        self.locale = locale
        self.title = title
        self.sections = sections
    }

    /// Every table of the page, those behind charts included, in order.
    public var tables: [PageTable] { sections.flatMap(\.blocks).compactMap(\.table) }

    /// The table of a name, or nil.
    public func table(_ id: String) -> PageTable? { tables.first { $0.id == id } }
}

/// What kinds of page there are; the word is the page's name in its JSON schema: `lustrum/<word>/1`.
public enum PageKind: String, Hashable, Sendable, CaseIterable {
    /// All plans of the site.
    case home
    /// The main indicators of a plan: its first page.
    case overview
    /// Major projects by field, stage and money, and their list.
    case projects
    /// One project.
    case project
    /// What stands in the way, by responsible body.
    case obstacles
    /// All indicators.
    case indicators
    /// One indicator at one place.
    case indicator
    /// Why something is as it is.
    case explanation
    /// All places.
    case places
    /// One place.
    case place
    /// The chosen and phased projects by year.
    case programme
    /// Limits and what is used of them.
    case limits
    /// Whether targets and limits can all hold.
    case consistency
    /// What the fields do to each other's targets.
    case fields
    /// The plan and its scenarios side by side.
    case scenarios
    /// What is wrong with the plan.
    case findings
    /// Lines of a file of the plan.
    case lines
    /// Tables to take away, and what was withheld.
    case downloads
    /// Publications from which figures come.
    case sources
    /// The assumptions with their reasons.
    case assumptions
    /// The words.
    case glossary
    /// The appraisal on a terminal.
    case appraisal
    /// What an amendment does to the plan.
    case consequences
    /// How likely targets are together, and what drives a miss.
    case ensemble
    /// A page that a server adds: what if, an error.
    case answer
}

/// One titled part of a page.
public struct PageSection: Equatable, Sendable {
    /// A name that does not change with the language; the anchor of the section.
    public let id: String
    /// The title.
    public let title: String
    /// What stands under the title.
    public var blocks: [PageBlock]

    /// Makes a section.
    public init(_ id: String, _ title: String, _ blocks: [PageBlock] = []) {
        self.id = id
        self.title = title
        self.blocks = blocks
    }
}

/// The page in another language.
public struct PageTranslation: Equatable, Sendable {
    /// The code of the language.
    public let language: String
    /// The language's name for itself.
    public let name: String
    /// The page.
    public let link: PageLink
}

/// One thing under a section's title.
public enum PageBlock: Equatable, Sendable {
    /// Sentences, one behind the other.
    case sentences([Sentence])
    /// Sentences as points of a list.
    case points([Sentence])
    /// Named figures and words.
    case facts([PageFact])
    /// A table.
    case grid(PageTable)
    /// Lines over years.
    case lines(LineChart)
    /// Bars.
    case bars(BarChart)
    /// Bars from year to year.
    case timeline(Timeline)
    /// Seats at their schematic places.
    case map(SeatMap)
    /// Lines of a file with their numbers.
    case listing(FileListing)
    /// Choices that a reader makes: a filter, a question.
    case form(PageForm)

    /// The table of the block, that behind a chart included; nil where there is none.
    public var table: PageTable? {
        switch self {
        case .grid(let table): table
        case .lines(let chart): chart.table
        case .bars(let chart): chart.table
        case .timeline(let chart): chart.table
        case .map(let map): map.table
        case .sentences, .points, .facts, .listing, .form: nil
        }
    }
}

/// A sentence made of plain stretches and links.
public struct Sentence: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// One stretch of a sentence.
    public struct Run: Hashable, Sendable {
        /// The words.
        public let text: String
        /// Where they lead; nil for plain words.
        public let link: PageLink?
    }

    /// The stretches in order.
    public var runs: [Run]

    /// Makes a sentence of plain words.
    public init(_ text: String) { runs = [Run(text: text, link: nil)] }

    /// Makes a sentence that is a link.
    public init(_ link: PageLink) { runs = [Run(text: link.words, link: link)] }

    /// Makes a sentence from a literal.
    public init(stringLiteral value: String) { self.init(value) }

    /// The words without links.
    public var text: String { runs.map(\.text).joined() }

    /// One sentence behind another.
    public static func + (left: Sentence, right: Sentence) -> Sentence {
        var sentence = left
        sentence.runs += right.runs
        return sentence
    }
}

/// A name with what stands behind it.
public struct PageFact: Equatable, Sendable {
    /// The name.
    public let name: String
    /// What stands behind it.
    public let cell: PageCell
    /// The anchor by which figures elsewhere lead here; nil where none does.
    public var anchor: String?

    /// Makes a fact.
    public init(_ name: String, _ cell: PageCell, anchor: String? = nil) {
        self.name = name
        self.cell = cell
        self.anchor = anchor
    }
}

/// Lines of a file with their numbers.
public struct FileListing: Equatable, Sendable {
    /// One line.
    public struct Line: Equatable, Sendable {
        /// Its number from 1; its anchor is `L<number>`.
        public let number: Int
        /// Its characters.
        public let text: String
        /// Whether something on the page points at it.
        public let isMarked: Bool
    }

    /// The file's path inside the plan folder.
    public let file: String
    /// The lines in order.
    public let lines: [Line]
}
