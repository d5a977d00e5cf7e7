import FaninDigest

/// The identity of a user's data: kind, files, options and the first twelve digits of a SHA-256.
///
/// ```
/// csv(iris.csv, label=species, test=0.2, standardize=true, sha256=ab12cd34ef56)
/// ```
///
/// Characters that would read as punctuation are written as `%` and their code in hexadecimal.
func identityText(
  _ kind: String, _ files: [String], _ options: [(name: String, value: String)],
  digest: SHA256Digest
) -> String {
  func plain(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      ",()=%".unicodeScalars.contains(scalar) || scalar.value < 0x20 || scalar.value == 0x7f
        ? "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        : String(scalar)
    }.joined()
  }
  let parts =
    files.map(plain) + options.map { "\($0.name)=\(plain($0.value))" }
    + ["sha256=\(digest.hexadecimal.prefix(12))"]
  return "\(kind)(\(parts.joined(separator: ", ")))"
}
