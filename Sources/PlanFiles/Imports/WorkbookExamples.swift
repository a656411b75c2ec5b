import Diagnostics
import PlanModel
import Sheets

extension WorkbookKinds {
    /// What importing a workbook with the fault of a kind into the plan that `lustrum new` writes finds of it.
    public static func findings(of kind: FindingKind) -> [Finding] {
        let file = "book.xlsx"
        let faults: [BookFault] = [
            .encrypted, .otherKind(LocalizedText(en: "a PDF", zh: "PDF 文件")), .damaged(part: "xl/workbook.xml"),
            .tooLarge(limit: 256),
        ]
        if let fault = faults.first(where: { $0.kind == kind }) { return [fault.finding(file)] }
        let contents = FolderContents(texts: NewPlan.files)
        let proposal = TableImport.proposal(
            for: [sheet(file, kind)], path: file, collection: Project.collection, into: PlanFolder.read(contents).plan,
            contents: contents)
        return proposal.findings.filter { $0.kind == kind }
    }

    private static func sheet(_ file: String, _ kind: FindingKind) -> Sheet {
        let rows: [[CellContent]] = [
            [.text("项目名称"), .text("总投资（万元）")], [.text("滨河公园"), .number(300)], [.text("少年宫"), .number(500)],
        ]
        var sheet = Sheet(
            file: file, name: "Sheet1",
            rows: rows.enumerated().map { number, contents in
                SheetRow(number + 1, contents.enumerated().map { SheetCell($0.offset + 1, $0.element) })
            })
        if kind == hiddenPart { sheet.rows[2].isHidden = true }
        if kind == mergedFigure {
            sheet.rows[2].cells.removeLast()
            sheet.merges = [CellRange(rows: 2...3, columns: 2...2)]
        }
        return sheet
    }
}
