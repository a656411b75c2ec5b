import Diagnostics
import Digests
@_spi(_Unicode) import Swift

extension Plan {
    /// The version of the canonical encoding; decoders of all versions stay.
    public static let encodingVersion = "lustrum-plan/1"

    /// The plan as one canonical JSON document.
    ///
    /// Absent and default fields are left out, so that a new field changes no older digest; doubles are shortest
    /// round-trip, text is in Unicode normalisation form C, records stand in the order of their keys. How the files
    /// are formatted changes nothing.
    public var canonicalEncoding: String { String(decoding: EncodedPlan(self).bytes, as: UTF8.self) }

    /// The SHA-256 digest of the canonical encoding: the plan's identity in changes, adoptions and the ledger.
    public var digest: SHA256Digest { EncodedPlan(self).digest }

    /// A collection behind what comes before it; nothing where it has no records.
    fileprivate func canonicalPart(of collection: PlanCollection) -> [UInt8] {
        let count = collection.count(self)
        guard count > 0 else { return [] }
        var form = CanonicalForm()
        form.write(",")
        form.write(text: collection.name)
        form.write(":[{")
        let names = collection.fields.map { CanonicalForm.name($0.name) }
        var (record, isFirst) = (0, true)
        collection.eachCell(self, Array(names.indices)) { row, field, cell in
            while record < row {
                form.write("},{")
                (record, isFirst) = (record + 1, true)
            }
            if !isFirst { form.write(",") }
            isFirst = false
            form.write(bytes: names[field])
            form.write(cell)
        }
        for _ in (record + 1)..<max(record + 1, count) { form.write("},{") }
        form.write("}]")
        return form.bytes
    }
}

/// A plan in its canonical encoding, so that the same plan after changes is encoded only where it differs.
public struct EncodedPlan: Sendable {
    private let plan: Plan
    /// The collections, each behind what comes before it.
    private let parts: [[UInt8]]
    /// The digest of the plan.
    public let digest: SHA256Digest

    /// Encodes a plan.
    public init(_ plan: Plan) { self.init(plan, Plan.collections.map(plan.canonicalPart)) }

    private init(_ plan: Plan, _ parts: [[UInt8]]) {
        self.plan = plan
        self.parts = parts
        digest = SHA256Digest(of: Self.bytes(plan, parts))
    }

    /// The same plan after changes.
    public func changed(to other: Plan) -> EncodedPlan {
        EncodedPlan(
            other,
            zip(Plan.collections, parts).map { collection, part in
                collection.isSame(plan, other) ? part : other.canonicalPart(of: collection)
            })
    }

    var bytes: [UInt8] { Self.bytes(plan, parts) }

    private static func bytes(_ plan: Plan, _ parts: [[UInt8]]) -> [UInt8] {
        var form = CanonicalForm()
        form.write("{\"encoding\":")
        form.write(text: Plan.encodingVersion)
        form.write(",\"plan\":")
        form.write(plan.header.entries)
        for part in parts { form.write(bytes: part) }
        form.write("}")
        return form.bytes
    }
}

/// Cells as canonical JSON, written one behind the other.
struct CanonicalForm {
    private(set) var bytes: [UInt8] = []

    /// A cell as canonical JSON.
    static func text(_ cell: Cell) -> String {
        var form = CanonicalForm()
        form.write(cell)
        return String(decoding: form.bytes, as: UTF8.self)
    }

    mutating func write(_ plain: String) { bytes.append(contentsOf: plain.utf8) }

    mutating func write(bytes more: [UInt8]) { bytes.append(contentsOf: more) }

    mutating func write(text: String) { JSONValue.append(Self.composed(text), to: &bytes) }

    /// The name of a member with the colon behind it.
    static func name(_ name: String) -> [UInt8] {
        var form = CanonicalForm()
        form.write(text: name)
        form.write(":")
        return form.bytes
    }

    mutating func write(_ entries: [CellEntry]) {
        write("{")
        for (position, entry) in entries.enumerated() {
            if position > 0 { write(",") }
            bytes.append(contentsOf: Self.name(entry.name))
            write(entry.cell)
        }
        write("}")
    }

    mutating func write(_ cell: Cell) {
        switch cell {
        case .text(let text): write(text: text)
        case .map(let entries): write(entries)
        case .list(let cells):
            write("[")
            for (position, cell) in cells.enumerated() {
                if position > 0 { write(",") }
                write(cell)
            }
            write("]")
        }
    }

    /// The text in Unicode normalisation form C.
    static func composed(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) || text.unicodeScalars.allSatisfy(standsAlone) { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text._nfc { scalars.append(scalar) }
        return String(scalars)
    }

    /// Whether a character is its own form C and joins with nothing before it: Latin, Chinese and their punctuation.
    private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x300, 0x2010...0x2027, 0x3001...0x3011, 0x4E00...0x9FFF, 0xFF01...0xFF5E: true
        default: false
        }
    }
}
