#if canImport(CryptoKit)
import CryptoKit
#endif

/// A SHA-256 digest under construction.
///
/// - Source: FIPS 180-4, as implemented by the system's library.
public struct SHA256Digest: Sendable {
  private var state = SHA256()

  /// Starts an empty digest.
  public init() {}

  /// Appends raw bytes.
  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    state.update(bufferPointer: bytes)
  }

  /// Appends the memory of an array of plain numbers, in the machine's (little-endian) order.
  public mutating func append<Number: BitwiseCopyable>(_ numbers: [Number]) {
    numbers.withUnsafeBytes { append($0) }
  }

  /// Appends the UTF-8 bytes of a text.
  public mutating func append(_ text: String) {
    append(Array(text.utf8))
  }

  /// The digest as 64 lower-case hexadecimal digits.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 64) { text in
      for (index, byte) in state.finalize().enumerated() {
        text[2 * index] = digits[Int(byte >> 4)]
        text[2 * index + 1] = digits[Int(byte & 15)]
      }
      return 64
    }
  }

  /// The digest of one text, as hexadecimal digits.
  public static func hexadecimal(of text: String) -> String {
    var digest = SHA256Digest()
    digest.append(text)
    return digest.hexadecimal
  }
}
