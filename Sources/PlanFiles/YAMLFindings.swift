import Diagnostics
import PlanModel

extension FolderReader {
    /// Turns the fault of a YAML file as a whole into a finding.
    mutating func report(_ fault: YAMLFault, _ span: SourceSpan) {
        switch fault.reason {
        case .syntax(let problem):
            // The parser does not say so where a tab is at fault, which no eye can see.
            let isOfTab = problem.contains("cannot start any token")
            report(
                ReadingKinds.brokenYAML, span,
                en: "the file cannot be read from here on: \(problem)" + (isOfTab ? ", such as a tab" : ""),
                zh: "文件自此处起无法读取：\(Self.chinese(problem))")
        case .tooDeep(let limit):
            report(
                ReadingKinds.tooDeep, span, en: "nested deeper than \(limit) levels", zh: "嵌套超过 \(limit) 层")
        case .alias:
            report(
                ReadingKinds.aliasUsed, span, en: "an alias stands here; plan files write everything out",
                zh: "此处使用了别名引用，规划文件须逐一写明")
        case .nameNotText: reportShape(.notAText, span, nil)
        case .repeatedName(let name):
            report(
                ReadingKinds.repeatedName, span, en: "‘\(name)’ stands twice in one record",
                zh: "同一条目中“\(name)”出现两次")
        }
    }

    /// The parser's words in Chinese where they are common ones, else as they are, in quotation marks.
    private static func chinese(_ problem: String) -> String {
        sentences.first { problem.contains($0.words) }?.sentence ?? "解析程序提示“\(problem)”"
    }

    private static let sentences: [(words: String, sentence: String)] = [
        ("but found another document", "文件中有多个文档（“---”），只能有一个"),
        ("mapping values are not allowed", "此处不应出现冒号"),
        ("did not find expected key", "缩进与相邻行不一致，或缺少字段名"),
        ("did not find expected '-' indicator", "列表中缺少“-”，或缩进不一致"),
        ("did not find expected ',' or ']'", "方括号未闭合，或缺少逗号"),
        ("did not find expected ',' or '}'", "花括号未闭合，或缺少逗号"),
        ("did not find expected node content", "此处缺少内容"),
        ("did not find expected <document start>", "上文之后不应再有内容"),
        ("could not find expected ':'", "字段名之后缺少冒号"),
        ("found unexpected end of stream", "引号未闭合，文件已结束"),
        ("found unexpected document indicator", "引号未闭合即出现文档标记"),
        ("found character that cannot start any token", "此处的字符不能作为开头（如制表符）"),
        ("found a tab character", "缩进不得使用制表符"),
        ("found undefined alias", "引用了未定义的别名"),
        ("found unknown escape character", "双引号内有无法识别的转义符"),
        ("block sequence entries are not allowed", "此处不应出现列表项"),
        ("control characters are not allowed", "含有不允许的控制字符"),
    ]
}
