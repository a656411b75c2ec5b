import Diagnostics
import PlanModel

/// A paragraph of the text is missing in one of the plan's languages.
///
/// A chapter that is not written in a language at all is one finding.
public enum ParagraphMissingLanguage: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "paragraph-missing-language", "段落缺少译文", .note,
        mistake: LocalizedText(
            en:
                "A sentence was added to the Chinese text in the last night, and the English edition was printed without it.",
            zh: "最后一晚在中文文本中加了一段，外文版付印时缺少该段。"),
        example: FindingExample(
            failing: [FileEdit("text/ecology.en.md", .append("\n⟦Rivers run clear. {#ecology-2}\n"))],
            repaired: [
                FileEdit("text/ecology.en.md", .append("\nRivers run clear. {#ecology-2}\n")),
                FileEdit("text/ecology.zh.md", .append("\n河水清澈。 {#ecology-2}\n")),
            ]))

    /// Every paragraph that lacks a language.
    public static func findings(in context: CheckContext) -> [Finding] {
        let languages = context.plan.header.languages
        let chapters = Dictionary(grouping: context.plan.paragraphs, by: \.chapter)
        return chapters.flatMap { chapter, paragraphs in
            languages.flatMap { language -> [Finding] in
                let name = LanguageWords.name(language)
                let without = paragraphs.filter { $0.text[language] == nil }
                if without.count == paragraphs.count {
                    return without.min { $0.order < $1.order }.map { first in
                        [
                            finding(
                                first, "the chapter ‘\(chapter)’ is not written in \(name.en)",
                                "章节“\(chapter)”没有\(name.zh)文本")
                        ]
                    } ?? []
                }
                return without.map {
                    finding($0, "this paragraph is missing in \(name.en)", "该段落缺少\(name.zh)文本")
                }
            }
        }
    }

    private static func finding(_ paragraph: Paragraph, _ en: String, _ zh: String) -> Finding {
        Finding(
            kind, at: paragraph.id.address, message: LocalizedText(en: en, zh: zh),
            restsOn: [Address("plan", field: "languages"), Address("text")])
    }
}
