import Diagnostics

/// The words around the changed lines of an example, for the page and the terminal alike.
enum ExampleText {
    /// The changes file by file: what is done to it, and the lines as a comparison.
    static func changes(
        _ changes: [FileChange], isRepair: Bool, in language: String
    ) -> [(caption: String, lines: [String])] {
        changes.map { change in
            let lines = change.lines.map { VisibleText.of($0.signed) }
            return (caption(change, isRepair: isRepair).text(in: language), lines)
        }
    }

    private static func caption(_ change: FileChange, isRepair: Bool) -> LocalizedText {
        let file = "`\(change.file)`"
        if change.file == FindingExample.importedTable {
            return isRepair
                ? LocalizedText(en: "\(file) as it should have come:", zh: "\(file) 应为：")
                : LocalizedText(
                    en: "\(file), imported into the plan that `lustrum new` writes:",
                    zh: "将 \(file) 导入 `lustrum new` 生成的规划：")
        }
        if change.isRemoved { return LocalizedText(en: "\(file) is taken away.", zh: "删除 \(file)。") }
        if change.isAdded {
            if isRepair { return LocalizedText(en: "\(file) is put back as it was.", zh: "恢复 \(file)。") }
            let colon = change.lines.isEmpty ? (en: ".", zh: "。") : (en: ":", zh: "：")
            return LocalizedText(
                en: "\(file) is added to the plan that `lustrum new` writes\(colon.en)",
                zh: "在 `lustrum new` 生成的规划中新增 \(file)\(colon.zh)")
        }
        return isRepair
            ? LocalizedText(en: "In \(file):", zh: "\(file)：")
            : LocalizedText(
                en: "In \(file) of the plan that `lustrum new` writes:", zh: "在 `lustrum new` 生成的规划中，\(file)：")
    }

    /// What stands in place of lines where no text can show the fault of a kind.
    static func noText(_ kind: FindingKind) -> LocalizedText {
        guard kind.example.isOfWorkbook else { return noLine }
        return LocalizedText(
            en: "The fault lies in a workbook, so no line of text can show it.", zh: "该问题出在工作簿中，无法以文字行展示。")
    }

    /// What stands in place of lines where the repair of a kind is no change of a text.
    static func noRepair(_ kind: FindingKind) -> LocalizedText {
        guard kind.example.isOfWorkbook else { return repairOfNoText }
        return LocalizedText(
            en: "Mend it in a spreadsheet program and save the workbook again; the finding says how.",
            zh: "请按检查结果的建议在表格软件中改正后重新保存。")
    }

    private static let noLine = LocalizedText(
        en: "The fault lies in the bytes of a file or on the disk, so no changed line can show it.",
        zh: "该问题出在文件的字节或磁盘上，无法以文字行展示。")

    private static let repairOfNoText = LocalizedText(
        en: "Put the file back as it was: the plan that `lustrum new` writes passes.",
        zh: "恢复原文件即可：`lustrum new` 生成的规划可通过检查。")
}
