import FaninDigest
import FaninTopology
import Foundation

/// A mask as table `movedLayer` holds it.
struct StoredMask: Decodable {
  /// The mask, encoded.
  let mask: Data
  /// SHA-256 of it.
  let maskDigest: String

  init(_ mask: Mask) {
    self.mask = Data(mask.encoded)
    maskDigest = Self.digest(of: self.mask)
  }

  /// Whether it is the mask that was recorded.
  var isIntact: Bool { Self.digest(of: mask) == maskDigest }

  private static func digest(of data: Data) -> String {
    var digest = SHA256Digest()
    data.withUnsafeBytes { digest.append($0) }
    return digest.hexadecimal
  }
}
