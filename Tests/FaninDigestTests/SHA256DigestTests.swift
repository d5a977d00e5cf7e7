import FaninDigest
import Testing

struct SHA256DigestTests {
  // Source: NIST, FIPS 180-4 examples of SHA-256: one block, two blocks; the empty message and a
  // million times "a" from the NESSIE vectors.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func `agrees with the published examples`(message: String, digest: String) {
    #expect(SHA256Digest.hexadecimal(of: message) == digest)
  }

  @Test func `does not depend on how the bytes are cut`() {
    var digest = SHA256Digest()
    digest.append("a")
    digest.append([UInt8(ascii: "b"), UInt8(ascii: "c")])

    #expect(digest.hexadecimal == SHA256Digest.hexadecimal(of: "abc"))
  }

  @Test func `asking for the digest does not end it, and a copy goes its own way`() {
    var digest = SHA256Digest()
    digest.append("ab")
    var copy = digest

    #expect(digest.hexadecimal == SHA256Digest.hexadecimal(of: "ab"))
    digest.append("c")
    copy.append("d")

    #expect(digest.hexadecimal == SHA256Digest.hexadecimal(of: "abc"))
    #expect(copy.hexadecimal == SHA256Digest.hexadecimal(of: "abd"))
  }
}
