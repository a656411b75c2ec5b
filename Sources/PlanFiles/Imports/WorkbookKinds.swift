import Diagnostics
import Sheets

/// The kinds of fault that only the tables of workbooks can have.
public enum WorkbookKinds {
    /// All of them, with those of a workbook as a file.
    public static let all: [FindingKind] = BookKinds.all + [hiddenPart, mergedFigure]

    static let hiddenPart = FindingKind(
        "hidden-part", "表中有隐藏的行、列或工作表", .warning,
        mistake: LocalizedText(
            en:
                "A filter was left on when the workbook was sent; the unit meant what it saw, and the file held more.",
            zh: "报送时忘了取消筛选：填报单位以所见为准，文件里却不止这些。"),
        example: .workbook)

    static let mergedFigure = FindingKind(
        "figure-for-several-rows", "多行合用一个数值", .error,
        mistake: LocalizedText(
            en: "One investment was entered for three projects in a merged cell; each reader divides it differently.",
            zh: "三个项目合并填写一个总投资，不同的人拆分出不同的结果。"),
        example: .workbook)
}
