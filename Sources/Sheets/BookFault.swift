import Diagnostics

/// Why a file cannot be read as a workbook: one clear sentence each.
public enum BookFault: Error, Hashable, Sendable {
    /// It is locked with a password.
    case encrypted
    /// It is in the binary format of old spreadsheet programs.
    case oldFormat
    /// It is another kind of file; what kind, where its first bytes tell.
    case otherKind(LocalizedText)
    /// It is a workbook that breaks off or contradicts itself; in which part, empty for the whole of it.
    case damaged(part: String)
    /// Unpacked it would be larger than what is read, in MiB.
    case tooLarge(limit: Int)
    /// It is empty.
    case empty
    /// It cannot be opened, and what is said of that.
    case unreadable(LocalizedText)

    /// The kind of finding that it makes.
    public var kind: FindingKind {
        switch self {
        case .encrypted: BookKinds.encrypted
        case .oldFormat, .otherKind, .empty, .unreadable: BookKinds.notAWorkbook
        case .damaged: BookKinds.damaged
        case .tooLarge: BookKinds.tooLarge
        }
    }

    /// What is wrong, in a sentence.
    public func sentence(_ file: String) -> LocalizedText {
        switch self {
        case .encrypted:
            LocalizedText(en: "\(file) is locked with a password and was not read", zh: "\(file) 已加密，未读取")
        case .oldFormat:
            LocalizedText(
                en: "\(file) is in the old binary format of spreadsheets and was not read",
                zh: "\(file) 为旧版二进制表格格式，未读取")
        case .otherKind(let kind):
            LocalizedText(
                en: "\(file) is no workbook but \(kind.text(in: "en")); it was not read",
                zh: "\(file) 不是工作簿，而是\(kind.text(in: "zh"))，未读取")
        case .damaged(let part) where part.isEmpty:
            LocalizedText(
                en: "\(file) is damaged or was cut off: it cannot be unpacked; nothing of it was taken",
                zh: "\(file) 已损坏或不完整：无法解压，未采用其任何内容")
        case .damaged(let part):
            LocalizedText(
                en: "\(file) is damaged: \(part) cannot be read; nothing of it was taken",
                zh: "\(file) 已损坏：\(part) 无法读取，未采用其任何内容")
        case .tooLarge(let limit):
            LocalizedText(
                en: "\(file) unpacks to more than \(limit) MiB and was not read",
                zh: "\(file) 解压后超过 \(limit) MiB，未读取")
        case .empty: LocalizedText(en: "\(file) is empty", zh: "\(file) 为空文件")
        case .unreadable(let sentence): sentence
        }
    }

    /// What mends it.
    public var help: LocalizedText {
        switch self {
        case .encrypted: LocalizedText(en: "save it without a password", zh: "请取消密码后重新保存")
        case .oldFormat, .otherKind, .empty, .unreadable:
            LocalizedText(en: "save the table as .xlsx or as CSV", zh: "请将表格另存为 .xlsx 或 CSV")
        case .damaged:
            LocalizedText(
                en: "open it in a spreadsheet program and save it again, or ask for another copy",
                zh: "请用表格软件打开后重新保存，或请填报单位重新报送")
        case .tooLarge:
            LocalizedText(
                en: "delete pictures and empty rows that carry formats, or split the workbook",
                zh: "请删除图片和带格式的空行，或拆分工作簿")
        }
    }

    /// The fault as a finding about the whole file.
    public func finding(_ file: String) -> Finding {
        Finding(
            kind, span: SourceSpan(file: file, line: 1, column: 1, length: 0), message: sentence(file), help: help)
    }
}

/// The kinds of fault that a workbook as a file can have.
public enum BookKinds {
    /// All of them.
    public static let all = [encrypted, notAWorkbook, damaged, tooLarge]

    static let encrypted = FindingKind(
        "workbook-locked", "工作簿设有密码", .error,
        mistake: LocalizedText(
            en: "A unit locked its workbook with a password before sending it, and the password came by telephone.",
            zh: "单位报送前对工作簿加了密码，密码只在电话里说过。"),
        example: .workbook)

    static let notAWorkbook = FindingKind(
        "not-a-workbook", "文件不是工作簿", .error,
        mistake: LocalizedText(
            en: "A scan, a letter or a file of an old program came in under the name of a table.",
            zh: "以表格之名报来的是扫描件、公函或旧版软件的文件。"),
        example: .workbook)

    static let damaged = FindingKind(
        "workbook-damaged", "工作簿已损坏", .error,
        mistake: LocalizedText(
            en: "A workbook was cut off while it was copied; half of its rows would be missing without a word.",
            zh: "工作簿在拷贝过程中被截断，若照读则有一半的行悄然缺失。"),
        example: .workbook)

    static let tooLarge = FindingKind(
        "workbook-too-large", "工作簿解压后过大", .error,
        mistake: LocalizedText(
            en: "A small file that unpacks without end, made to stop the machine that opens it.",
            zh: "文件虽小，解压后却无限膨胀，意在拖垮打开它的机器。"),
        example: .workbook)
}
