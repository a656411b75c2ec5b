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
    public var canonicalEncoding: String {
        var members = [
            JSONMember(name: "encoding", value: .text(Self.encodingVersion)),
            JSONMember(name: "plan", value: CanonicalForm.object(header.entries)),
        ]
        for collection in Self.collections where collection.count(self) > 0 {
            let records = (0..<collection.count(self)).map { CanonicalForm.object(collection.entries(self, $0)) }
            members.append(JSONMember(name: collection.name, value: .list(records)))
        }
        return JSONValue.object(members).compact
    }

    /// The SHA-256 digest of the canonical encoding: the plan's identity in changes, adoptions and the ledger.
    public var digest: SHA256Digest { SHA256Digest(of: canonicalEncoding) }
}

/// Cells as canonical JSON.
enum CanonicalForm {
    static func object(_ entries: [CellEntry]) -> JSONValue {
        .object(entries.map { JSONMember(name: composed($0.name), value: value($0.cell)) })
    }

    static func value(_ cell: Cell) -> JSONValue {
        switch cell {
        case .text(let text): .text(composed(text))
        case .list(let cells): .list(cells.map(value))
        case .map(let entries): object(entries)
        }
    }

    /// The text in Unicode normalisation form C.
    static func composed(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text._nfc { scalars.append(scalar) }
        return String(scalars)
    }
}
