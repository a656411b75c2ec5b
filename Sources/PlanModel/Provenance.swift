import Diagnostics
import Quantities

/// Where a figure comes from.
public enum Origin: String, Choice {
    /// Printed by the publisher named.
    case sourced
    /// Computed from sourced figures; the note says how.
    case derived
    /// A guess with its reason in `assumptions.csv`.
    case assumed
    /// Recalled or second-hand, not read at its publisher: enters no verdict.
    case unverified

    /// The word for it on a page.
    public var word: LocalizedText {
        switch self {
        case .sourced: LocalizedText(en: "sourced", zh: "有出处")
        case .derived: LocalizedText(en: "derived", zh: "推算")
        case .assumed: LocalizedText(en: "assumed", zh: "假设")
        case .unverified: LocalizedText(en: "unverified", zh: "未核实")
        }
    }
}

/// How firm an observation is.
public enum ObservationStatus: String, Choice {
    /// As first published.
    case preliminary
    /// Final.
    case final
    /// Corrected after an earlier publication.
    case revised
    /// An estimate by its publisher.
    case estimate
}

/// Whether a publication date is printed in the source or assumed.
public enum DateBasis: String, Choice {
    /// The source shows the date.
    case source
    /// No date was found: 31 March of the following year is assumed.
    case assumed
}

/// A publication from which figures come.
public struct Source: PlanRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "sources"
    /// The identifier.
    public var id = ID<Source>("")
    /// The title, in our own words where the original is not known.
    public var title = LocalizedText()
    /// Who published it first.
    public var publisher = LocalizedText()
    /// When it was published.
    public var date: CalendarDate?
    /// How much it weighs where sources differ: 1 is the highest.
    public var rank = 5
    /// Whether the original, a copy of it or a later work was read.
    public var access = SourceAccess.original
    /// The address at which it was read.
    public var url = ""
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The identifier.
    public var key: String { id.text }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Source>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field(
            "title", \.title, default: LocalizedText(), "the title, in our own words where the original is not known"),
        Field("publisher", \.publisher, default: LocalizedText(), "who published it first"),
        Field("date", \.date, default: nil, "when it was published"),
        Field(
            "rank", \.rank, default: 5, within: WholeNumberBounds.positions,
            "how much it weighs where sources differ: 1 is the highest"),
        Field("access", \.access, default: .original, "whether the original, a copy or a later work was read"),
        Field("url", \.url, default: "", "the address at which it was read"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// How a source was read.
public enum SourceAccess: String, Choice {
    /// At its publisher.
    case original
    /// A copy of the publisher's text at another address.
    case copy
    /// A later work that quotes it.
    case secondary
    /// From memory; not read.
    case recalled
}
