import Hummingbird
import Publishing

/// Answers requests: looks the address up in the site and puts the headers around what stands there.
///
/// Nothing here changes anything, so that only GET and HEAD are answered, and there is nothing to forge.
struct SiteResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let plans: ServedPlans
    let hosts: HostRule

    func respond(to request: Request, context: Context) async throws -> Response {
        guard hosts.allows(request.head.authority) else {
            return response(to: request, with: plain(421, "This server answers as localhost only."))
        }
        guard request.method == .get || request.method == .head else {
            var refusal = response(to: request, with: plain(405, "Only GET and HEAD are answered."))
            refusal.headers[.allow] = "GET, HEAD"
            return refusal
        }
        guard request.uri.string.utf8.count <= Self.longestAddress else {
            return response(to: request, with: plain(414, "The address is too long."))
        }
        let languages = AcceptedLanguages(request.headers[.acceptLanguage] ?? "").codes
        let answer = await plans.answer(to: request.uri.string, preferring: languages)
        var response = response(to: request, with: answer)
        // Whoever names no language in the address is led to their own.
        if answer.status != 200 || request.uri.path == "/" { response.headers[.vary] = "Accept-Language" }
        return response
    }

    /// Longer addresses than any page has; a reader gets them from no link.
    private static let longestAddress = 4_000

    private func plain(_ status: Int, _ sentence: String) -> ServedAnswer {
        ServedAnswer(status: status, mediaType: "text/plain; charset=utf-8", body: Array((sentence + "\n").utf8))
    }

    private func response(to request: Request, with answer: ServedAnswer) -> Response {
        var headers = SafeHeaders.all
        // Readers may keep an answer, and ask each time whether it is still the same.
        headers[.cacheControl] = "private, no-cache"
        if answer.status == 200 { headers[.eTag] = answer.entityTag }
        if answer.isHeld(byTags: request.headers[.ifNoneMatch]) {
            return Response(status: .notModified, headers: headers)
        }
        if !answer.mediaType.isEmpty { headers[.contentType] = answer.mediaType }
        if let name = answer.fileName { headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
        if let seconds = answer.retryAfter {
            headers[.retryAfter] = String(seconds)
            // Browsers look again by this one, without a script; the page says so.
            if let refresh = HTTPFields.Element.Name("Refresh") { headers[refresh] = String(seconds) }
        }
        if let location = answer.location { headers[.location] = location }
        let full = Response(
            status: .init(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
        return request.method == .head ? full.createHeadResponse() : full
    }
}

/// The headers that every answer carries: a page loads nothing from elsewhere, runs no script but ours, shows in no frame
/// of others, sends nothing to anybody and tells nobody where its reader came from.
enum SafeHeaders {
    static let all: HTTPFields = {
        var headers = HTTPFields()
        headers[.contentSecurityPolicy] = [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
            "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
        ].joined(separator: "; ")
        headers[.xContentTypeOptions] = "nosniff"
        for (name, value) in [
            ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"), ("Permissions-Policy", "interest-cohort=()"),
        ] {
            if let name = HTTPFields.Element.Name(name) { headers[name] = value }
        }
        return headers
    }()
}
