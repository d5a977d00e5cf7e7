import FaninDigest

extension Dataset {
  /// SHA-256 over "features classes", then for each split its count, its values and its labels.
  static func digest(features: Int, classes: Int, training: Examples, test: Examples) -> String {
    var digest = SHA256Digest()
    digest.append("\(features) \(classes)\n")
    for split in [training, test] {
      digest.append("\(split.count)\n")
      switch split.values {
      case .bytes(let bytes): digest.append(bytes)
      case .numbers(let numbers): digest.append(numbers)
      }
      digest.append(split.labels)
    }
    return digest.hexadecimal
  }
}
