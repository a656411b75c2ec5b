import Diagnostics

/// The kinds of fault that reading the files of a plan can bring to light.
public enum ReadingKinds {
    /// All of them, for `explain` and for the tests.
    public static let all: [FindingKind] =
        [
            missingFile, emptyFile, unknownFile, fileTooLarge, notUTF8, byteOrderMark, binaryFile, unreadableFile,
            unknownFormat,
            unterminatedQuote, textBehindQuote, raggedRow, repeatedColumn, wrongSeparator, brokenYAML, tooDeep,
            aliasUsed,
            repeatedName,
            wrongShape, notANumber, notADate, notAChoice, notAnIdentifier, unknownField, missingField, repeatedRecord,
            paragraphWithoutID,
        ] + BoundaryKinds.all

    static let missingFile = FindingKind(
        "missing-file", "缺少必需文件", .error,
        mistake: LocalizedText(
            en: "A folder was sent without the file that says which plan it is, so nothing in it can be placed.",
            zh: "上报的文件夹缺少说明规划名称、期限和用语的文件，其余内容无从归属。"),
        example: FindingExample(failing: [FileEdit("plan.yaml", .delete)]))

    static let emptyFile = FindingKind(
        "empty-file", "文件为空", .error,
        mistake: LocalizedText(
            en:
                "A program broke off while it saved the table of projects; an empty file was left, and every sum over projects was zero.",
            zh: "程序在保存项目表时中断，只留下空文件，与项目有关的合计全部为零。"),
        example: FindingExample(failing: [FileEdit("projects.csv", .write("⟦"))]))

    static let unknownFile = FindingKind(
        "unknown-file", "文件未被读取", .warning,
        mistake: LocalizedText(
            en:
                "A table was saved under a name that the plan does not read (`target.csv`), and its rows silently counted for nothing.",
            zh: "表格以规划不读取的文件名保存（如 target.csv），其中内容未被计入而无人察觉。"),
        example: FindingExample(failing: [FileEdit("target.csv", .write("indicator,place,year,value\n"))]))

    static let fileTooLarge = FindingKind(
        "file-too-large", "文件过大", .error,
        mistake: LocalizedText(
            en: "A scan or a database dump was put into the folder instead of a table.",
            zh: "误将扫描件或数据库导出文件放入规划文件夹。"),
        example: FindingExample(failing: []))

    static let unreadableFile = FindingKind(
        "unreadable-file", "文件无法打开", .error,
        mistake: LocalizedText(
            en: "A file lies in the folder but may not be opened, or the disk failed while it was read.",
            zh: "文件存在但无权打开，或读取时磁盘出错。"),
        example: FindingExample(failing: []))

    static let notUTF8 = FindingKind(
        "not-utf8", "文件编码不是 UTF-8", .error,
        mistake: LocalizedText(
            en:
                "A spreadsheet program saved the table in GBK or GB18030; every Chinese name in it would read as rubbish.",
            zh: "电子表格软件按 GBK 或 GB18030 编码保存，中文名称将变成乱码。"),
        example: FindingExample(failing: []))

    static let byteOrderMark = FindingKind(
        "byte-order-mark", "文件开头有不可见标记", .warning,
        mistake: LocalizedText(
            en:
                "A spreadsheet program put an invisible mark before the first column name; other programs then miss that column.",
            zh: "电子表格软件在首列名称前写入不可见标记，其他程序因此找不到该列。"),
        example: FindingExample(failing: [
            FileEdit("prerequisites.csv", .write("⟦\u{FEFF}project,requires\nP2,P3\n"))
        ]))

    static let binaryFile = FindingKind(
        "binary-file", "文件不是文本", .error,
        mistake: LocalizedText(
            en: "A workbook was renamed to .csv instead of being saved as CSV.",
            zh: "将工作簿直接改名为 .csv，而不是另存为 CSV。"),
        example: FindingExample(failing: [FileEdit("limits.csv", .write("PK\u{3}\u{4}⟦\u{0}\u{0}"))]))

    static let unknownFormat = FindingKind(
        "unknown-format", "格式版本不受支持", .error,
        mistake: LocalizedText(
            en: "The plan says that it is written in a format that this version does not know.",
            zh: "规划所声明的格式版本，本软件尚不支持。"),
        example: FindingExample(failing: [
            FileEdit("plan.yaml", .replace("format: lustrum-plan/1", with: "format: ⟦lustrum-plan/9"))
        ]))

    static let unterminatedQuote = FindingKind(
        "unterminated-quote", "引号未闭合", .error,
        mistake: LocalizedText(
            en:
                "A file was cut off in transfer, or a quotation mark was typed into a name; everything behind it would be read as one cell.",
            zh: "文件传输中断，或名称中误输入引号，其后内容将被当作一个单元格。"),
        example: FindingExample(failing: [FileEdit("prerequisites.csv", .append("P1,⟦\"P3\n"))]))

    static let textBehindQuote = FindingKind(
        "text-behind-quote", "引号之后有多余字符", .error,
        mistake: LocalizedText(
            en: "A quoted name was edited by hand and a letter was left behind its closing quotation mark.",
            zh: "手工修改带引号的名称后，在右引号之后遗留了字符。"),
        example: FindingExample(
            failing: [FileEdit("sources.csv", .append("survey,\"Survey\"⟦x,调查,Office,局,2026-01-05,2\n"))],
            repaired: [FileEdit("sources.csv", .append("survey,\"Survey\",调查,Office,局,2026-01-05,2\n"))]))

    static let raggedRow = FindingKind(
        "ragged-row", "行的列数与表头不符", .error,
        mistake: LocalizedText(
            en: "A comma inside a name was not quoted, so every later figure of the row slid one column to the right.",
            zh: "名称中的逗号未加引号，致使该行其后的数据整体右移一列。"),
        example: FindingExample(
            failing: [FileEdit("sources.csv", .append("⟦survey,Soils, roads,调查,Office,局,2026-01-05,2\n"))],
            repaired: [FileEdit("sources.csv", .append("survey,\"Soils, roads\",调查,Office,局,2026-01-05,2\n"))]))

    static let wrongSeparator = FindingKind(
        "wrong-separator", "分隔符不是逗号", .error,
        mistake: LocalizedText(
            en: "A spreadsheet set to another country saved the table with semicolons, and all columns became one.",
            zh: "电子表格按其他地区设置保存，以分号代替逗号，各列合而为一。"),
        example: FindingExample(
            failing: [FileEdit("limits.csv", .write("⟦resource;place;year;amount\ncost;county;2026;20000\n"))],
            repaired: [
                FileEdit(
                    "limits.csv", .write("resource,place,year,amount,source\ncost,county,2026,20000,report-2025\n"))
            ]))

    static let repeatedColumn = FindingKind(
        "repeated-column", "列名重复", .error,
        mistake: LocalizedText(
            en:
                "Two tables were pasted side by side and one column name stands twice; nobody can say which one counts.",
            zh: "两张表并排粘贴后列名重复，无法判断以哪一列为准。"),
        example: FindingExample(failing: [
            FileEdit("prerequisites.csv", .write("project,requires,⟦requires\nP2,P3,P1\n"))
        ]))

    static let brokenYAML = FindingKind(
        "broken-yaml", "YAML 文件无法读取", .error,
        mistake: LocalizedText(
            en:
                "A bracket was not closed or a line was indented differently from its neighbours, so the file cannot be read as a whole.",
            zh: "括号未闭合或缩进不一致，整个文件无法读取。"),
        example: FindingExample(failing: [
            FileEdit("rules.yaml", .write("- id: energy-review\n  name: {en: Energy review\n⟦"))
        ]))

    static let tooDeep = FindingKind(
        "too-deeply-nested", "文件嵌套层数过多", .error,
        mistake: LocalizedText(
            en: "The file is nested far deeper than any plan: it is damaged or was made to harm.",
            zh: "文件嵌套层数远超任何规划所需，系损坏或恶意构造。"),
        example: FindingExample(failing: [
            FileEdit(
                "scenarios.yaml",
                .write(String(repeating: "[", count: 63) + "⟦[" + String(repeating: "]", count: 64) + "\n"))
        ]))

    static let aliasUsed = FindingKind(
        "alias-used", "文件用了引用写法", .error,
        mistake: LocalizedText(
            en:
                "The file repeats parts of itself by reference; a few such lines can stand for billions, and a reader of the file cannot see the figures.",
            zh: "文件以引用方式重复自身内容，少量文字可展开为海量数据，读者也看不到实际数值。"),
        example: FindingExample(failing: [
            FileEdit("scenarios.yaml", .write("- &a {id: one}\n- ⟦*a\n"))
        ]))

    static let repeatedName = FindingKind(
        "repeated-name", "同一字段写了两次", .error,
        mistake: LocalizedText(
            en: "A field was written twice in one record, with different values; only one of them would have counted.",
            zh: "同一条目中同一字段写了两次且取值不同，只有一个会被采用。"),
        example: FindingExample(failing: [
            FileEdit("scenarios.yaml", .write("- ⟦id: one\n  id: two\n"))
        ]))

    static let wrongShape = FindingKind(
        "wrong-shape", "内容结构不符", .error,
        mistake: LocalizedText(
            en: "A single text stands where a list or a set of named values belongs, or the other way round.",
            zh: "应为列表或具名取值的位置写成了单个文字，或相反。"),
        example: FindingExample(failing: [
            FileEdit("tasks.yaml", .replace("goals: [G1]", with: "goals: ⟦{one: G1}"))
        ]))

    static let notANumber = FindingKind(
        "not-a-number", "数值无法识别", .error,
        mistake: LocalizedText(
            en:
                "“about 52”, “1,200”, a range or full-width digits were typed where one number belongs; the sum left the row out.",
            zh: "数值栏填写了“约52”“1,200”、区间或全角数字，汇总时该行被漏计。"),
        example: FindingExample(failing: [
            FileEdit("targets.csv", .replace("level,52,", with: "level,⟦约52,"))
        ]))

    static let notADate = FindingKind(
        "not-a-date", "日期无法识别", .error,
        mistake: LocalizedText(
            en: "A date was written as 2026/3 or 2026-13; programs read it as text and sort it wrongly.",
            zh: "日期写作 2026/3 或 2026-13，程序按文字处理，排序出错。"),
        example: FindingExample(failing: [
            FileEdit("projects.csv", .replace("12000,2026-03,", with: "12000,⟦2026/3,"))
        ]))

    static let notAChoice = FindingKind(
        "not-a-choice", "取值不在规定范围内", .error,
        mistake: LocalizedText(
            en: "A word outside the agreed list was used, so the row would fall out of every table made by that word.",
            zh: "使用了约定词表以外的词，该行将从按该词汇总的所有表中漏掉。"),
        example: FindingExample(failing: [
            FileEdit("indicators.yaml", .replace("direction: up", with: "direction: ⟦upp"))
        ]))

    static let notAnIdentifier = FindingKind(
        "not-an-identifier", "编号写法不合规定", .error,
        mistake: LocalizedText(
            en: "An identifier holds a space or a sign that addresses use, so nothing could ever refer to it.",
            zh: "编号中含有空格或地址所用符号，其他条目无法引用。"),
        example: FindingExample(failing: [
            FileEdit("prerequisites.csv", .append("P1,⟦P 3\n"))
        ]))

    static let unknownField = FindingKind(
        "unknown-field", "字段名不存在", .error,
        mistake: LocalizedText(
            en: "A column or field name was misspelt, and everything entered under it counted for nothing.",
            zh: "列名或字段名拼写有误，其下所填内容全部未被计入。"),
        example: FindingExample(failing: [
            FileEdit("indicators.yaml", .replace("direction: up", with: "⟦diraction: up"))
        ]))

    static let missingField = FindingKind(
        "missing-field", "必填内容缺失", .error,
        mistake: LocalizedText(
            en:
                "A row was sent in without the one thing that it is about, or a figure was left empty without a reason.",
            zh: "上报条目缺少必填内容，或数值留空而未说明原因。"),
        example: FindingExample(
            failing: [
                FileEdit("targets.csv", .replace("level,52,", with: "level,⟦,"))
            ],
            repaired: [
                FileEdit("targets.csv", .replace("level,52,", with: "level,53,"))
            ]))

    static let repeatedRecord = FindingKind(
        "repeated-record", "同一条目重复", .error,
        mistake: LocalizedText(
            en: "The same project, target or observation stands in two rows, and a total counts it twice.",
            zh: "同一项目、目标或监测值出现两行，合计时重复计算。"),
        example: FindingExample(failing: [
            FileEdit("prerequisites.csv", .append("⟦P2,P3\n"))
        ]))

    static let paragraphWithoutID = FindingKind(
        "paragraph-without-id", "段落没有编号", .error,
        mistake: LocalizedText(
            en:
                "A paragraph has no stable identifier, so a comment or amendment to it would be lost when the text is renumbered.",
            zh: "段落没有固定编号，文本重排后针对该段的意见或修正将无处对应。"),
        example: FindingExample(
            failing: [FileEdit("text/ecology.en.md", .append("\n⟦Rivers run clear.\n"))],
            repaired: [
                FileEdit("text/ecology.en.md", .append("\nRivers run clear. {#ecology-2}\n")),
                FileEdit("text/ecology.zh.md", .append("\n河水清澈。 {#ecology-2}\n")),
            ]))
}
