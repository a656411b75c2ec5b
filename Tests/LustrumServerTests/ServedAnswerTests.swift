import Publishing
import Testing

@testable import LustrumServer

@Suite("Served answer")
struct ServedAnswerTests {
    @Test func `an answer is held by its own tag, weak or strong, and by no other`() {
        let answer = ServedAnswer(.html("<p>12</p>"))
        let other = ServedAnswer(.html("<p>13</p>"))
        #expect(answer.entityTag != other.entityTag)
        for header in [answer.entityTag, "W/" + answer.entityTag, "\(other.entityTag), \(answer.entityTag)", "*"] {
            #expect(answer.isHeld(byTags: header), "\(header)")
        }
        for header in [nil, "", other.entityTag, String(answer.entityTag.dropFirst().dropLast())] {
            #expect(!answer.isHeld(byTags: header), "\(header ?? "none")")
        }
    }

    @Test func `what is not there is never held`() {
        let missing = ServedAnswer(.notFound(html: "none"))
        #expect(missing.status == 404 && !missing.isHeld(byTags: missing.entityTag))
    }

    @Test func `another address is told from the root of the site`() {
        let answer = ServedAnswer(.redirect(to: "county/zh/index.html"))
        #expect(answer.status == 303 && answer.location == "/county/zh/index.html" && answer.body.isEmpty)
    }
}
