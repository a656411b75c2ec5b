import ArgumentParser

/// In which form an answer is printed.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

/// In which language an answer is printed.
enum AnswerLanguage: String, ExpressibleByArgument, CaseIterable {
    case en
    case zh
}

/// A verb that answers in the language asked for.
protocol AnsweringVerb {
    /// The options of its answer.
    var answer: AnswerOptions { get }
}

/// The options that every answering verb has.
struct AnswerOptions: ParsableArguments {
    @Option(help: "How to print the answer: text or json.")
    var format: AnswerFormat = .text

    @Option(help: "The language of the answer: en or zh.")
    var lang: AnswerLanguage = .en
}
