/// Under which names the server answers.
///
/// A server on the loopback address shows what only the person at this machine may read. A page elsewhere whose name is
/// made to lead to 127.0.0.1 would read it through that person's browser; the name gives it away.
struct HostRule {
    /// The names that a request may use, in lower case; nil where any is as good.
    let names: Set<String>?

    /// The rule for a server that listens on a host.
    init(listeningOn host: String) {
        let name = host.lowercased()
        names = Self.isLoopback(host) ? Self.loopback.union([name.contains(":") ? "[\(name)]" : name]) : nil
    }

    /// Whether only programs on the same machine reach a host.
    static func isLoopback(_ host: String) -> Bool {
        let isNumber = host.allSatisfy { $0 == "." || $0.isASCII && $0.isNumber }
        return loopback.contains(host.lowercased()) || host == "::1" || isNumber && host.hasPrefix("127.")
    }

    /// Whether a request with this name is answered; `authority` is the name with or without a port.
    func allows(_ authority: String?) -> Bool {
        guard let names else { return true }
        guard let authority else { return false }
        let isBracketed = authority.hasPrefix("[")
        let name =
            isBracketed
            ? String(authority.prefix { $0 != "]" }) + "]" : String(authority.prefix { $0 != ":" })
        return names.contains(name.lowercased())
    }

    private static let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]"]
}
