/// One thing that a planner got wrong or should know, with the place where it stands.
public struct Finding: Hashable, Sendable {
    /// The kind of fault.
    public var kind: FindingKind
    /// The weight of this finding; the kind's own unless said otherwise.
    public var severity: Severity
    /// What in the plan it is about.
    public var address: Address?
    /// Where that stands in the files, where it is known.
    public var span: SourceSpan?
    /// The characters of the field's text that are at fault, from 1, where not the whole of it is.
    public var columns: Range<Int>?
    /// What is wrong, with numbers and units.
    public var message: LocalizedText
    /// Context that a reader needs to see the fault.
    public var notes: [LocalizedText]
    /// What would mend it.
    public var help: LocalizedText?
    /// The addresses on which the finding rests: where one of them is at fault itself, this finding is a consequence.
    public var restsOn: [Address]
    /// The addresses that this fault makes unreliable: findings that rest on them are consequences of it.
    public var spoils: [Address]

    /// Makes a finding; it rests on its own address and spoils it, besides those named.
    public init(
        _ kind: FindingKind, at address: Address? = nil, columns: Range<Int>? = nil, span: SourceSpan? = nil,
        message: LocalizedText,
        notes: [LocalizedText] = [], help: LocalizedText? = nil, restsOn: [Address] = [], spoils: [Address] = [],
        severity: Severity? = nil
    ) {
        self.kind = kind
        self.severity = severity ?? kind.severity
        self.address = address
        self.columns = columns
        self.span = span
        self.message = message
        self.notes = notes
        self.help = help
        self.restsOn = restsOn + (address.map { [$0] } ?? [])
        self.spoils = spoils + (address.map { [$0] } ?? [])
    }
}

extension Sequence<Finding> {
    /// The findings in file order: by file, line, column, then by identifier and address.
    public func inFileOrder() -> [Finding] {
        sorted { left, right in
            switch (left.span, right.span) {
            case (let one?, let two?) where one != two: one < two
            case (nil, _?): false
            case (_?, nil): true
            default:
                (left.kind.id, left.address?.description ?? "") < (right.kind.id, right.address?.description ?? "")
            }
        }
    }

    /// How many findings there are of each severity.
    public func counts() -> [Severity: Int] {
        reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }
    }
}
