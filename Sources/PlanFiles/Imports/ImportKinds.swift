import Diagnostics

/// The kinds of fault that a foreign table can have, beside those of the plan's own files.
public enum ImportKinds {
    /// All of them, for `explain` and for the tests.
    public static let all: [FindingKind] = [
        headerNotFound, columnNotRead, columnMissing, unitNotStated, unitContradiction, rangeWritten, roughFigure,
        nameNotInPlan, totalRow, totalDiffers, cellBeside, errorCell, formulaInText, standsAlready, sameNameTwice,
        taken,
    ]

    static let headerNotFound = FindingKind(
        "table-header-not-found", "来表找不到表头", .error,
        mistake: LocalizedText(
            en:
                "A table came in whose column names nobody agreed on, or as a picture of a table; no column could be told.",
            zh: "来表的列名未经约定，或只是表格的图片，无法辨认任何一列。"),
        example: FindingExample(
            importing: "⟦what,how much,when\nRiverside park,30,2027\n",
            repaired: "name,investment (million yuan),start\nRiverside park,30,2027\n"))

    static let columnNotRead = FindingKind(
        "table-column-not-read", "来表有未读取的列", .warning,
        mistake: LocalizedText(
            en: "A department added a column of its own; what it entered there would be lost without anyone noticing.",
            zh: "部门自行增加了一列，所填内容若不处理将悄然丢失。"),
        example: FindingExample(
            importing: "name,start,⟦remark of the bureau\nRiverside park,2027,urgent\n",
            repaired: "name,start,note\nRiverside park,2027,urgent\n"))

    static let columnMissing = FindingKind(
        "table-column-missing", "来表缺少必需的列", .error,
        mistake: LocalizedText(
            en: "The column without which a row says nothing was deleted before the table was sent in.",
            zh: "上报前删除了必不可少的一列，各行因此失去意义。"),
        example: FindingExample(
            importing: "⟦investment (million yuan),start\n30,2027\n",
            repaired: "name,investment (million yuan),start\nRiverside park,30,2027\n"))

    static let unitNotStated = FindingKind(
        "unit-not-stated", "未注明计量单位", .error,
        mistake: LocalizedText(
            en:
                "Half of the departments write 10,000 yuan and half write 100 million; the heading said only “investment”.",
            zh: "有的部门以万元、有的以亿元填报，而表头只写“总投资”，汇总相差万倍。"),
        example: FindingExample(
            importing: "name,⟦investment\nRiverside park,30\n",
            repaired: "name,investment (million yuan)\nRiverside park,30\n"))

    static let unitContradiction = FindingKind(
        "units-contradict", "单位前后矛盾", .warning,
        mistake: LocalizedText(
            en:
                "The heading says 10,000 yuan and a cell says 100 million yuan; whoever sums the column is wrong by four digits.",
            zh: "表头为万元而单元格写亿元，照列相加即相差万倍。"),
        example: FindingExample(
            importing: "项目名称,总投资（万元）\n滨河公园,⟦5亿元\n",
            repaired: "项目名称,总投资（万元）\n滨河公园,50000\n"))

    static let rangeWritten = FindingKind(
        "range-for-a-number", "数值写成了范围", .error,
        mistake: LocalizedText(
            en:
                "“3–5” or “at least 5” was typed where one number belongs; each reader makes another sum of it.",
            zh: "应填单个数值处写成“3-5”或“5以上”，不同的人汇总出不同的结果。"),
        example: FindingExample(
            importing: "项目名称,总投资（亿元）\n滨河公园,⟦3-5\n",
            repaired: "项目名称,总投资（亿元）\n滨河公园,4\n"))

    static let roughFigure = FindingKind(
        "rough-figure", "约数未核准", .warning,
        mistake: LocalizedText(
            en:
                "“About 3” came in because nobody had counted yet; a year later it stood in the plan as if someone had.",
            zh: "“约3”原是尚未核算的估数，一年后却以准确数的面目留在规划里。"),
        example: FindingExample(
            importing: "项目名称,总投资（亿元）\n滨河公园,⟦约3\n",
            repaired: "项目名称,总投资（亿元）\n滨河公园,3.2\n"))

    static let nameNotInPlan = FindingKind(
        "name-not-in-plan", "名称与规划不符", .error,
        mistake: LocalizedText(
            en:
                "An office, district or indicator goes by another name in the table than in the plan; its rows would stand nowhere.",
            zh: "表中的单位、区县或指标名称与规划不一致，相应各行将无处归属。"),
        example: FindingExample(
            importing: "name,district,start\nRiverside park,⟦Norht Town,2027\n",
            repaired: "name,district,start\nRiverside park,North Town,2027\n"))

    static let totalRow = FindingKind(
        "total-row", "表中有合计行", .warning,
        mistake: LocalizedText(
            en: "A row of totals was read as one more project, and everything counted twice.",
            zh: "合计行被当作一个项目读入，全部数据重复计算。"),
        example: FindingExample(
            importing: "name,investment (million yuan)\nRiverside park,30\n⟦Total,30\n",
            repaired: "name,investment (million yuan)\nRiverside park,30\n"))

    static let totalDiffers = FindingKind(
        "total-differs", "合计与各行不符", .warning,
        mistake: LocalizedText(
            en: "A row was added or corrected and the total below was typed by hand; the two have differed ever since.",
            zh: "增改了一行，而下面的合计是手工填写的，从此两者不符。"),
        example: FindingExample(
            importing: "项目名称,总投资（亿元）\n滨河公园,3\n合计,⟦4\n",
            repaired: "项目名称,总投资（亿元）\n滨河公园,3\n"))

    static let cellBeside = FindingKind(
        "cell-beside-table", "表外另有内容", .warning,
        mistake: LocalizedText(
            en: "A remark was typed beside the table, under no heading, where whoever gathers the rows never looks.",
            zh: "在表格之外、没有表头的位置写了一句说明，汇总时无人看到。"),
        example: FindingExample(
            importing: "项目名称,,开工年份\n滨河公园,⟦尽快,2027\n",
            repaired: "项目名称,备注,开工年份\n滨河公园,尽快,2027\n"))

    static let errorCell = FindingKind(
        "error-in-cell", "单元格为错误值", .error,
        mistake: LocalizedText(
            en: "A formula lost the cell that it pointed to, and ‘#REF!’ was sent in place of the investment.",
            zh: "公式引用的单元格已被删除，上报的总投资成了“#REF!”。"),
        example: FindingExample(
            importing: "项目名称,总投资（亿元）\n滨河公园,⟦#REF!\n",
            repaired: "项目名称,总投资（亿元）\n滨河公园,3\n"))

    static let formulaInText = FindingKind(
        "formula-in-text", "文字写成了公式", .error,
        mistake: LocalizedText(
            en:
                "A name began with ‘=’, by a slip or on purpose; every spreadsheet that opens the table would compute it.",
            zh: "名称以“=”开头，无论笔误还是有意，用表格软件打开汇总表时都会被当作公式计算。"),
        example: FindingExample(
            importing: "name,start\n⟦=Riverside park,2027\n",
            repaired: "name,start\nRiverside park,2027\n"))

    static let standsAlready = FindingKind(
        "stands-already", "来表项目已在规划中", .note,
        mistake: LocalizedText(
            en: "The same list was sent in twice, or a project by two offices; it would be counted twice.",
            zh: "同一清单上报两次，或同一项目由两个部门分别上报，将被重复计算。"),
        example: FindingExample(
            importing: "name,investment (million yuan)\nRiverside park,30\n⟦Hillside planting,130\n",
            repaired: "name,investment (million yuan)\nRiverside park,30\n"))

    static let sameNameTwice = FindingKind(
        "same-name-twice", "来表中名称重复", .error,
        mistake: LocalizedText(
            en: "A project was copied within a table to be changed, and the copy was never taken out.",
            zh: "在表内复制某一项目准备修改，而副本未删除。"),
        example: FindingExample(
            importing: "name,investment (million yuan)\nRiverside park,30\n⟦Riverside park,40\n",
            repaired: "name,investment (million yuan)\nRiverside park,40\n"))

    static let taken = FindingKind(
        "taken-as", "按推定内容读取", .note,
        mistake: LocalizedText(
            en: "A program filled a gap in a table in silence, and nobody could tell any more who had said so.",
            zh: "程序悄然补全了表中的空缺，事后无从得知是谁填写的。"),
        example: FindingExample(
            importing: "name,investment (million yuan)\nRiverside park,\"⟦1,200\"\n",
            repaired: "name,investment (million yuan)\nRiverside park,1200\n"))
}
