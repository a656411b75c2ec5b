import Diagnostics
import Quantities

/// Why something is as it is: a sentence, the facts that it rests on, and their own explanations.
public struct Explanation: Equatable, Sendable {
    /// One named fact.
    public struct Fact: Equatable, Sendable {
        /// What it is.
        public let name: LocalizedText
        /// Its content in words.
        public let content: LocalizedText
        /// Its number at full precision, where it has one.
        public let number: Double?

        /// Makes a fact.
        public init(_ name: LocalizedText, _ content: LocalizedText, number: Double? = nil) {
            self.name = name
            self.content = content
            self.number = number
        }
    }

    /// What is explained.
    public let address: Address
    /// What it is, in words.
    public let title: LocalizedText
    /// The facts it rests on.
    public var facts: [Fact]
    /// What those rest on in turn.
    public var parts: [Explanation]

    /// Makes an explanation.
    public init(_ address: Address, _ title: LocalizedText, facts: [Fact] = [], parts: [Explanation] = []) {
        self.address = address
        self.title = title
        self.facts = facts
        self.parts = parts
    }
}
