extension Prose {
  /// Words that lead to an address of the web or a place beside the report; anything else, such as
  /// a script, leaves the words alone.
  static func link(_ words: Prose, to address: String) -> Span? {
    let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
    let hasScheme = scheme.endIndex < address.endIndex && address[scheme.endIndex] == ":"
    guard !hasScheme || ["http", "https"].contains(scheme.lowercased()) else { return nil }
    return .link(words, to: address.utf8.map(escaped).joined())
  }

  /// A byte of an address: itself where RFC 3986 allows it and no file format minds.
  private static func escaped(_ byte: UInt8) -> String {
    let character = Character(Unicode.Scalar(byte))
    if byte < 0x80,
      character.isLetter || character.isNumber || "-._~:/?#@!$&+,;=%".contains(character)
    {
      return String(character)
    }
    return (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
  }
}
