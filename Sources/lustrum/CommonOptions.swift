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

/// The option of every verb that says anything.
struct LanguageOption: ParsableArguments {
    @Option(help: "The language of the answer: en or zh.")
    var lang: AnswerLanguage = .en
}

/// A verb that speaks in the language asked for, failures included.
protocol SpeakingVerb {
    /// The language asked for.
    var spoken: AnswerLanguage { get }
}

/// A verb that goes on until it is stopped.
protocol LastingVerb: AsyncParsableCommand, SpeakingVerb, Sendable {}

/// A verb that answers in the form and the language asked for.
protocol AnsweringVerb: SpeakingVerb {
    /// The options of its answer.
    var answer: AnswerOptions { get }
}

extension AnsweringVerb {
    var spoken: AnswerLanguage { answer.lang }
}

/// The options that every answering verb has.
struct AnswerOptions: ParsableArguments {
    @Option(help: "How to print the answer: text or json.")
    var format: AnswerFormat = .text

    @OptionGroup var language: LanguageOption

    /// The language asked for.
    var lang: AnswerLanguage { language.lang }
}
