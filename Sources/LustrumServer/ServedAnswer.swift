import Digests
import Publishing

/// What goes over the wire for one address, made once for each state of the plans.
struct ServedAnswer: Sendable {
    /// The number of the status line.
    let status: Int
    /// Its media type; empty for a redirection.
    let mediaType: String
    /// The bytes.
    let body: [UInt8]
    /// What is the same as long as the bytes are, in quotation marks (RFC 9110, 8.8.3).
    let entityTag: String
    /// The name under which it is saved; nil where it is shown.
    var fileName: String?
    /// Where the answer stands instead; nil where it is here.
    var location: String?
    /// After how many seconds to ask again for what is being computed; nil where it is there.
    var retryAfter: Int?

    /// Whether it stands in for one that is being computed.
    var isAwaited: Bool { retryAfter != nil }

    init(status: Int = 200, mediaType: String, body: [UInt8], fileName: String? = nil, location: String? = nil) {
        self.status = status
        self.mediaType = mediaType
        self.body = body
        self.fileName = fileName
        self.location = location
        entityTag = "\"" + SHA256Digest(of: body).description.prefix(32) + "\""
    }

    /// The answer of a site.
    init(_ answer: SiteAnswer) {
        switch answer {
        case .html(let text): self.init(mediaType: Self.html, body: Array(text.utf8))
        case .json(let text): self.init(mediaType: Self.json, body: Array(text.utf8))
        case .csv(let text, let name):
            self.init(mediaType: "text/csv; charset=utf-8", body: Array(text.utf8), fileName: name)
        case .asset(let bytes, let mediaType): self.init(mediaType: mediaType, body: bytes)
        case .redirect(let address): self.init(status: 303, mediaType: "", body: [], location: "/" + address)
        case .notFound(let text): self.init(status: 404, mediaType: Self.html, body: Array(text.utf8))
        case .awaited(let text, let form):
            // People read that it is being computed; programs must not take it for the answer (RFC 9110, 15.3.3, 15.6.4).
            self.init(
                status: form == .html ? 202 : 503, mediaType: form == .json ? Self.json : Self.html,
                body: Array(text.utf8))
            retryAfter = Page.looksAgainAfter
        }
    }

    /// Whether a reader who holds the answers with these tags holds this one.
    func isHeld(byTags header: String?) -> Bool {
        guard status == 200, let header else { return false }
        return header.split(separator: ",").contains { tag in
            let tag = tag.drop { $0 == " " }.prefix { $0 != " " }
            return tag == "*" || tag == entityTag || tag == "W/" + entityTag
        }
    }

    private static let json = "application/json; charset=utf-8"
    private static let html = "text/html; charset=utf-8"
}
