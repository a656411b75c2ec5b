/// Choices that a reader makes: a filter of a list, a question to the server.
public struct PageForm: Equatable, Sendable {
    /// One choice of an input.
    public struct Choice: Equatable, Sendable {
        /// The value that is sent.
        public let value: String
        /// The words.
        public let words: String
        /// The page on which this alone is chosen, for sites without a server; nil where there is none.
        public let page: SitePath?

        /// Makes a choice.
        public init(_ value: String, _ words: String, page: SitePath? = nil) {
            self.value = value
            self.words = words
            self.page = page
        }
    }

    /// What a reader can do at an input.
    public enum Kind: Equatable, Sendable {
        /// Choose one of these.
        case choices([Choice])
        /// Write words.
        case words
        /// Nothing: it is sent along.
        case fixed
    }

    /// One input.
    public struct Input: Equatable, Sendable {
        /// The name that is sent.
        public let name: String
        /// What it asks, in words.
        public let label: String
        /// What a reader can do.
        public let kind: Kind
        /// What is chosen now.
        public let value: String

        /// Makes an input.
        public init(_ name: String, _ label: String, _ kind: Kind, value: String = "") {
            self.name = name
            self.label = label
            self.kind = kind
            self.value = value
        }
    }

    /// A name that does not change with the language.
    public let id: String
    /// What it is for, in words.
    public let title: String
    /// Where the answer stands.
    public let action: SitePath
    /// Whether the answers change something, so that they are posted.
    public let isPosted: Bool
    /// The inputs in order.
    public let inputs: [Input]
    /// The words on the button.
    public let button: String

    /// Makes a form.
    public init(
        _ id: String, title: String, action: SitePath, isPosted: Bool = false, inputs: [Input], button: String
    ) {
        self.id = id
        self.title = title
        self.action = action
        self.isPosted = isPosted
        self.inputs = inputs
        self.button = button
    }
}
