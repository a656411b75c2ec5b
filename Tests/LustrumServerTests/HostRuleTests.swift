import Testing

@testable import LustrumServer

@Suite("Host rule")
struct HostRuleTests {
    @Test(arguments: ["127.0.0.1", "localhost", "::1", "127.9.9.9", "LOCALHOST"])
    func `what this machine alone reaches answers to its own names alone`(host: String) {
        let rule = HostRule(listeningOn: host)
        for name in ["localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080", "[::1]", "LocalHost:80"] {
            #expect(rule.allows(name), "\(name)")
        }
        for name in ["plan.example", "127.0.0.1.example:8080", "localhost.example", "", "[::2]", "localhost@example"] {
            #expect(!rule.allows(name), "\(name)")
        }
        #expect(!rule.allows(nil))
    }

    @Test(arguments: [("127.0.0.2", "127.0.0.2:8080"), ("127.9.9.9", "127.9.9.9"), ("::1", "[::1]:80")])
    func `a server answers to the name at which it listens`(host: String, authority: String) {
        #expect(HostRule(listeningOn: host).allows(authority))
        #expect(!HostRule(listeningOn: "127.0.0.1").allows(authority) || host == "::1")
    }

    @Test(arguments: ["0.0.0.0", "::", "10.1.2.3", "plan.example", "127.0.0.1.example", "127.a.b.example"])
    func `what other machines reach answers to any name`(host: String) {
        #expect(HostRule(listeningOn: host).allows("plan.example"))
        #expect(!SiteServer.isForThisMachineAlone(host))
    }
}
