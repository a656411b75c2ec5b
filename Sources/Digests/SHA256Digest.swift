import CCrypto

/// The SHA-256 digest of a sequence of bytes (FIPS 180-4), computed by libcrypto.
public struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
    /// The 32 bytes of the digest.
    public let bytes: [UInt8]

    /// Digests the bytes given; the empty sequence has a digest too.
    public init(of message: [UInt8]) {
        var output = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 32
        let done = EVP_Digest(message, message.count, &output, &length, EVP_sha256(), nil)
        precondition(done == 1, "libcrypto offers SHA-256 in every build that links")
        bytes = output
    }

    /// Digests the UTF-8 bytes of a text.
    public init(of text: String) {
        self.init(of: Array(text.utf8))
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        var text = [UInt8]()
        text.reserveCapacity(64)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
