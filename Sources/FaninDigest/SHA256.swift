#if !canImport(CryptoKit)
import CCrypto

/// SHA-256 by the system's libcrypto, with the interface that CryptoKit has on macOS.
struct SHA256: Sendable {
  private var state = SHA256_CTX()

  /// Starts an empty digest.
  init() {
    SHA256_Init(&state)
  }

  /// Appends bytes.
  mutating func update(bufferPointer: UnsafeRawBufferPointer) {
    SHA256_Update(&state, bufferPointer.baseAddress, bufferPointer.count)
  }

  /// The digest of what was appended so far: 32 bytes.
  func finalize() -> [UInt8] {
    var state = state
    return [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { bytes, count in
      SHA256_Final(bytes.baseAddress, &state)
      count = bytes.count
    }
  }
}
#endif
