import PlanModel
import Quantities

/// A table whose cells know what they are, so that each renderer can show them in its own way.
public struct PageTable: Equatable, Sendable {
    /// How the cells of a column are set.
    public enum Alignment: Hashable, Sendable {
        /// Text.
        case left
        /// Numbers.
        case right
    }

    /// How a table is laid out.
    public enum Layout: Hashable, Sendable {
        /// Rows and columns, however wide the screen is.
        case plain
        /// Rows and columns; on a telephone each row by itself, its cells below each other with their heads.
        case stacked
        /// As stacked, and many narrow columns whose heads are written downwards.
        case matrix
    }

    /// One column.
    public struct Column: Equatable, Sendable {
        /// The name in JSON and CSV, which does not change with the language.
        public let id: String
        /// The head.
        public let head: String
        /// The unit of every cell; empty where there is none or cells carry their own.
        public let unit: String
        /// How its cells are set.
        public let alignment: Alignment
        /// The head where there is no room for all of it, as on a terminal; nil where the head itself is short.
        public var short: String?

        /// Makes a column.
        public init(_ id: String, _ head: String, _ alignment: Alignment = .left, unit: String = "") {
            self.id = id
            self.head = head
            self.unit = unit
            self.alignment = alignment
        }
    }

    /// One row.
    public struct Row: Equatable, Sendable {
        /// A cell for each column.
        public let cells: [PageCell]
        /// The anchor by which figures elsewhere lead here; nil where none does.
        public var anchor: String?
        /// Whether it sums the others up.
        public var isTotal = false

        /// Makes a row.
        public init(_ cells: [PageCell], anchor: String? = nil, isTotal: Bool = false) {
            self.cells = cells
            self.anchor = anchor
            self.isTotal = isTotal
        }
    }

    /// A name that does not change with the language; the file name of its CSV.
    public let id: String
    /// What it shows, in a few words; the caption.
    public let title: String
    /// The columns.
    public let columns: [Column]
    /// The column whose cells name the rows.
    public var rowHead = 0
    /// The rows.
    public var rows: [Row] = []
    /// Numbered notes to cells.
    public var notes: [String] = []
    /// How it is laid out where there is much or little room.
    public var layout = Layout.plain
    /// The other parts of a list too long for one page; nil where all is shown.
    public var parts: TableParts?

    /// Makes a table without rows.
    public init(_ id: String, _ title: String, _ columns: [Column]) {
        self.id = id
        self.title = title
        self.columns = columns
    }

    /// Adds a row.
    public mutating func add(_ cells: [PageCell], anchor: String? = nil, isTotal: Bool = false) {
        rows.append(Row(cells, anchor: anchor, isTotal: isTotal))
    }
}

/// Which part of a long list is shown, and where the others are.
public struct TableParts: Equatable, Sendable {
    /// The number of the first row shown, from 1; 0 where there is none.
    public let first: Int
    /// The number of the last row shown.
    public let last: Int
    /// How many rows there are in all.
    public let all: Int
    /// The part before; nil for the first.
    public let previous: PageLink?
    /// The part behind; nil for the last.
    public let next: PageLink?
}

/// One cell.
public enum PageCell: Equatable, Sendable {
    /// Words, with links in them.
    case text(Sentence)
    /// A figure.
    case figure(PageFigure)
    /// How something stands.
    case status(PageStatus)
    /// Nothing that could stand here: no fault and no gap.
    case notApplicable

    /// Plain words.
    public static func words(_ text: String) -> PageCell { .text(Sentence(text)) }

    /// Words that lead somewhere.
    public static func link(_ words: String, _ path: SitePath, anchor: String? = nil) -> PageCell {
        .text(Sentence(PageLink(words, to: path, anchor: anchor)))
    }

    /// A number of things.
    public static func count(_ count: Int) -> PageCell { .figure(PageFigure(.number(Double(count)), decimals: 0)) }
}

/// A figure as it is shown: already rounded, or the reason why there is none.
public struct PageFigure: Equatable, Sendable {
    /// What there is to show.
    public enum Content: Hashable, Sendable {
        /// A number rounded to the figure's decimals.
        case number(Double)
        /// No number, and why, in the language of the page.
        case missing(String)
        /// A number that this audience may not read.
        case withheld
    }

    /// What there is to show.
    public let content: Content
    /// The upper end of a band, rounded alike.
    public let upper: Double?
    /// How many decimals are shown.
    public let decimals: Int
    /// The unit in words; empty for a pure number.
    public var unit = ""
    /// Whether the unit stands in the cell itself and not in the head of its column.
    public var showsUnit = false
    /// Where the figure comes from; nil where that cannot be asked, as of a count.
    public var origin: Origin?
    /// Whether it was said before its year was over, and so decides nothing.
    public var isProvisional = false
    /// The year that is shown behind it.
    public var year: Year?
    /// Where its source, formula or assumption is told.
    public var explained: PageLink.Target?

    /// Makes a figure, rounding its number.
    public init(_ content: Content, upper: Double? = nil, decimals: Int) {
        self.decimals = decimals
        if case .number(let number) = content {
            self.content = .number(DecimalText.rounded(number, decimals: decimals))
        } else {
            self.content = content
        }
        self.upper = upper.map { DecimalText.rounded($0, decimals: decimals) }
    }

    /// Makes a figure from a value of the plan, whose names stand in the reason where it is missing.
    public init(_ value: Value, upper: Double? = nil, decimals: Int, in locale: PageLocale, of index: PlanIndex) {
        switch value {
        case .number(let number): self.init(.number(number), upper: upper, decimals: decimals)
        case .missing(.withheld): self.init(.withheld, decimals: decimals)
        case .missing(let reason): self.init(.missing(locale.text(index.text(of: reason))), decimals: decimals)
        }
    }
}

/// How something stands, told by shape, word and colour together.
public struct PageStatus: Equatable, Sendable {
    /// The colour class; never the only sign.
    public enum Tone: String, Hashable, Sendable, CaseIterable {
        /// As wished.
        case good
        /// To be watched.
        case watch
        /// Not as wished.
        case bad
        /// Nothing can be said.
        case open
        /// Neither good nor bad.
        case plain
    }

    /// The shape: one character that can be told apart without colour.
    public let sign: String
    /// The words.
    public let words: String
    /// What it rests on; empty where nothing need be said.
    public var basis = ""
    /// The colour class.
    public let tone: Tone
    /// The number of the note that tells the basis, where many rows share it.
    public var note: Int?
    /// The probability behind the words, where there is one and the audience may read it.
    public var probability: Double?
    /// Where it is explained.
    public var explained: PageLink.Target?

    /// Makes a status.
    public init(_ sign: String, _ words: String, _ tone: Tone, basis: String = "") {
        self.sign = sign
        self.words = words
        self.tone = tone
        self.basis = basis
    }
}
