import FaninDigest
import Testing

struct SHA256DigestTests {
  @Test func `agrees with the published example`() {
    // Source: FIPS 180-4 example "abc" (NIST, SHA-256 example 1).
    #expect(
      SHA256Digest.hexadecimal(of: "abc")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `does not depend on how the bytes are cut`() {
    var digest = SHA256Digest()
    digest.append("a")
    digest.append([UInt8(ascii: "b"), UInt8(ascii: "c")])

    #expect(digest.hexadecimal == SHA256Digest.hexadecimal(of: "abc"))
  }
}
