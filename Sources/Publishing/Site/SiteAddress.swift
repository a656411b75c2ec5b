/// The address of a page or a table in one form: a path and its ending.
public struct SiteAddress: Hashable, Sendable {
    /// The page.
    public let path: SitePath
    /// The form.
    public let form: SiteForm
    /// The table, where one is asked for.
    public let table: String?

    /// Makes the address of a page.
    public init(_ path: SitePath, _ form: SiteForm = .html, table: String? = nil) {
        self.path = path
        self.form = form
        self.table = table
    }

    /// The address below the root of the site, percent-encoded: `chongqing-14/en/projects.html?field=water`.
    ///
    /// In files the choices are part of the name: `projects!field=water.html`; a table's name stands behind a second
    /// exclamation mark: `projects!!list.csv`.
    public func written(_ addressing: SiteAddressing) -> String {
        let path = path.steps.map { PercentEncoding.encoded($0) }.joined(separator: "/")
        let choices = self.path.choices
        let table = table.map { "!!" + PercentEncoding.encoded($0) } ?? ""
        switch addressing {
        case .served:
            let query = choices.map { "\(PercentEncoding.encoded($0.name))=\(PercentEncoding.encoded($0.value))" }
            return "\(path)\(table).\(form.rawValue)" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
        case .files:
            let name = choices.map { "!\(PercentEncoding.encoded($0.name))=\(PercentEncoding.encoded($0.value))" }
            return "\(path)\(name.joined())\(table).\(form.rawValue)"
        }
    }

    /// The name of the file in a published site: what `written(.files)` means once it is decoded.
    public var fileName: String { PercentEncoding.decoded(written(.files)) ?? written(.files) }

    /// Reads an address as a server gets it; nil where it cannot be one.
    ///
    /// `/` and every address that ends in `/` mean the `index` there; an address without an ending means the page.
    public init?(request: String) {
        let parts = request.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var steps: [String] = []
        for step in (parts.first ?? "").split(separator: "/") {
            guard let step = PercentEncoding.decoded(String(step)), step != "..", step != "." else { return nil }
            steps.append(step)
        }
        if steps.isEmpty || parts.first?.hasSuffix("/") == true { steps.append("index") }
        guard var name = steps.popLast() else { return nil }
        var form = SiteForm.html
        for candidate in SiteForm.allCases where name.hasSuffix("." + candidate.rawValue) {
            name.removeLast(candidate.rawValue.count + 1)
            form = candidate
            break
        }
        var table: String?
        if let mark = name.firstRange(of: "!!") {
            table = String(name[mark.upperBound...])
            name = String(name[..<mark.lowerBound])
        }
        var choices: [SitePath.Choice] = []
        for part in parts.count > 1 ? parts[1].split(separator: "&") : [] {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let key = PercentEncoding.decoded(String(pair[0]), isForm: true),
                let value = PercentEncoding.decoded(pair.count > 1 ? String(pair[1]) : "", isForm: true)
            else { return nil }
            if !value.isEmpty, !key.isEmpty, !choices.contains(where: { $0.name == key }) {
                choices.append(SitePath.Choice(key, value))
            }
        }
        choices.sort { $0.name < $1.name }
        self.init(SitePath(steps + [name], choices: choices), form, table: table)
    }
}

extension SitePath {
    /// The address of this page or another thing as a page at this path links to it.
    func relative(_ target: String) -> String {
        String(repeating: "../", count: max(0, steps.count - 1)) + target
    }
}

/// Percent-encoding of parts of addresses (RFC 3986).
enum PercentEncoding {
    /// A part of an address: letters, digits, `-`, `_`, `.` and `~` as they are, all else by its bytes.
    static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                encoded +=
                    "%" + String(byte >> 4, radix: 16, uppercase: true)
                    + String(byte & 15, radix: 16, uppercase: true)
            }
        }
        return encoded
    }

    /// The text of an encoded part, in which forms write `+` for a space; nil where it is damaged.
    static func decoded(_ text: String, isForm: Bool = false) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard rest.count >= 2, let high = digit(rest[rest.startIndex]),
                    let low = digit(rest[rest.startIndex + 1])
                else { return nil }
                rest = rest.dropFirst(2)
                bytes.append(high << 4 | low)
            } else {
                bytes.append(isForm && byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        guard !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
