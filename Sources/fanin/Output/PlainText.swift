import FaninReport

/// Prints what a person reads, as plain text.
///
/// Documents for programs go through `Swift.print`, byte for byte.
func print(_ text: String, terminator: String = "\n") {
  Swift.print(text.plain, terminator: terminator)
}

extension String {
  /// The text with every control character but line ends and tabs as U+FFFD: a name, a question or a
  /// path of somebody else's must not tell the terminal what to do.
  var plain: String {
    guard unicodeScalars.contains(where: Self.isForeign) else { return self }
    var text = ""
    text.unicodeScalars.append(
      contentsOf: unicodeScalars.map { Self.isForeign($0) ? "\u{FFFD}" : $0 })
    return text
  }

  private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    Prose.isControl(scalar) && scalar != "\n" && scalar != "\t"
  }
}
