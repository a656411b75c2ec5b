import Diagnostics
import Digests

/// A paragraph of the plan's text with a stable identifier.
public struct Paragraph: PlanRecord, Referable {
    /// The first part of the address of such a record.
    public static let collection = "text"
    /// The identifier.
    public var id = ID<Paragraph>("")
    /// The chapter file it stands in.
    public var chapter: String = ""
    /// Its position in the chapter.
    public var order: Int = 0
    /// Heading, paragraph or box.
    public var form: ParagraphForm = .paragraph
    /// The text.
    public var text: LocalizedText = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The identifier.
    public var key: String { id.text }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Paragraph>] = [
        Field(identifier: "id", \.id, "the identifier"),
        Field("chapter", \.chapter, default: "", "the chapter file it stands in"),
        Field("order", \.order, default: 0, within: WholeNumberBounds.positions, "its position in the chapter"),
        Field("form", \.form, default: .paragraph, "heading, paragraph or box"),
        Field("text", \.text, default: LocalizedText(), "the text"),
    ]
}

/// Who may see one address.
public struct CircleMark: PlanRecord {
    /// The address of a record or of one field.
    public var address: Address = Address("")
    /// The circle.
    public var circle: ID<Circle> = ID<Circle>("")
    /// What else a reader must know.
    public var note = LocalizedText()

    /// Makes a blank record.
    public init() {}

    /// The address.
    public var key: String { address.description }

    /// The fields in the order in which files write them.
    public static let fields: [Field<CircleMark>] = [
        Field(required: "address", \.address, blank: Address(""), "the address of a record or of one field"),
        Field(required: "circle", \.circle, blank: ID<Circle>(""), "the circle"),
        Field("note", \.note, default: LocalizedText(), "what else a reader must know"),
    ]
}

/// A file of a sector room, held by its digest.
public struct Attachment: PlanRecord {
    /// The path in the plan folder.
    public var path: String = ""
    /// SHA-256 of its bytes.
    public var digest: String = ""

    /// Makes a blank record.
    public init() {}

    /// The path.
    public var key: String { path }

    /// The fields in the order in which files write them.
    public static let fields: [Field<Attachment>] = [
        Field(required: "path", \.path, blank: "", "the path in the plan folder"),
        Field(required: "sha256", \.digest, blank: "", "SHA-256 of its bytes"),
    ]
}

extension Attachment {
    /// Holds a file by its path and the SHA-256 digest of its bytes.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        digest = SHA256Digest(of: bytes).description
    }
}
