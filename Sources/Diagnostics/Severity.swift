/// How much a finding weighs.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Worth knowing; nothing is owed.
    case note
    /// Adoptable with a recorded reason.
    case warning
    /// Cannot be adopted as written.
    case error

    /// The word shown to a person.
    public var word: LocalizedText {
        switch self {
        case .note: LocalizedText(en: "note", zh: "提示")
        case .warning: LocalizedText(en: "warning", zh: "警告")
        case .error: LocalizedText(en: "error", zh: "错误")
        }
    }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }

    /// Severities sort from note to error.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}
