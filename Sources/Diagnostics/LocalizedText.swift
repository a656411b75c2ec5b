/// A text in any number of languages, keyed by language code ("en", "zh").
public struct LocalizedText: Hashable, Sendable {
    /// The text in one language.
    private struct Version: Hashable, Sendable {
        let language: String
        let text: String
    }

    /// The texts in the order of their languages, too few to need a dictionary; an empty text is not kept.
    private var versions: [Version] = []

    /// Makes a text from a map of language codes to texts, leaving empty ones out.
    public init(_ byLanguage: [String: String] = [:]) {
        for (language, text) in byLanguage { self[language] = text }
    }

    /// Makes a text in English and Chinese.
    public init(en: String, zh: String) {
        versions.reserveCapacity(2)
        if !en.isEmpty { versions.append(Version(language: "en", text: en)) }
        if !zh.isEmpty { versions.append(Version(language: "zh", text: zh)) }
    }

    /// The text by language code.
    public var byLanguage: [String: String] {
        Dictionary(uniqueKeysWithValues: versions.map { ($0.language, $0.text) })
    }

    /// The languages in which the text is written, sorted.
    public var languages: [String] { versions.map(\.language) }

    /// True where the text is written in no language.
    public var isEmpty: Bool { versions.isEmpty }

    /// The text in a language; else in English; else in the first language there is; else empty.
    public func text(in language: String) -> String {
        self[language] ?? self["en"] ?? versions.first?.text ?? ""
    }

    /// The text written in exactly this language, or nil.
    public subscript(language: String) -> String? {
        get { versions.first { $0.language == language }?.text }
        set {
            versions.removeAll { $0.language == language }
            guard let newValue, !newValue.isEmpty else { return }
            let place = versions.firstIndex { language < $0.language } ?? versions.count
            versions.insert(Version(language: language, text: newValue), at: place)
        }
    }
}
