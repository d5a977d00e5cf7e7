extension SourceCell: CustomStringConvertible {
  /// The compact text, profile and topology: `erdos-renyi/rigl(drop-fraction=0.3)`.
  public var description: String { "\(profile)/\(topology)" }

  /// Reads the compact text; nil when it is not one.
  init?(text: some StringProtocol) {
    let parts = NestedText.split(text, at: "/")
    guard parts.count == 2, let profile = FanInProfile(text: parts[0]),
      let topology = TopologyUpdate(text: parts[1])
    else { return nil }
    self.init(profile: profile, topology: topology)
  }
}

/// Compact texts within compact texts.
enum NestedText {
  /// The parts of a text between separators that no parenthesis encloses.
  static func split(_ text: some StringProtocol, at separator: Character) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == separator, depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  /// The assignments of `of=…,fit=…`, whatever their order; nil unless there are exactly these.
  static func assignments(_ text: some StringProtocol, keys: [String]) -> [String: String]? {
    var values: [String: String] = [:]
    for part in split(text, at: ",") {
      let assignment = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard assignment.count == 2, keys.contains(assignment[0]), values[assignment[0]] == nil else {
        return nil
      }
      values[assignment[0]] = assignment[1]
    }
    return values.count == keys.count ? values : nil
  }
}
