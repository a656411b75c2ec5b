/// A text in any number of languages, keyed by language code ("en", "zh").
public struct LocalizedText: Hashable, Sendable {
    /// The text by language code; an empty text is not kept.
    public private(set) var byLanguage: [String: String]

    /// Makes a text from a map of language codes to texts, leaving empty ones out.
    public init(_ byLanguage: [String: String] = [:]) {
        self.byLanguage = byLanguage.filter { !$0.value.isEmpty }
    }

    /// Makes a text in English and Chinese.
    public init(en: String, zh: String) {
        self.init(["en": en, "zh": zh])
    }

    /// The languages in which the text is written, sorted.
    public var languages: [String] { byLanguage.keys.sorted() }

    /// True where the text is written in no language.
    public var isEmpty: Bool { byLanguage.isEmpty }

    /// The text in a language; else in English; else in the first language there is; else empty.
    public func text(in language: String) -> String {
        byLanguage[language] ?? byLanguage["en"] ?? languages.first.flatMap { byLanguage[$0] } ?? ""
    }

    /// The text written in exactly this language, or nil.
    public subscript(language: String) -> String? {
        get { byLanguage[language] }
        set { byLanguage[language] = newValue?.isEmpty == true ? nil : newValue }
    }
}
