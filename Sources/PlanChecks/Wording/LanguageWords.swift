import Diagnostics

/// What languages are called.
enum LanguageWords {
    /// The name of a language by its code, in English and Chinese; the code itself where no name is known.
    static func name(_ code: String) -> LocalizedText {
        switch code {
        case "en": LocalizedText(en: "English", zh: "英文")
        case "zh": LocalizedText(en: "Chinese", zh: "中文")
        default: LocalizedText(en: "‘\(code)’", zh: "“\(code)”")
        }
    }
}
