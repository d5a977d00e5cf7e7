public import FaninRandom

extension SourceCell: CustomStringConvertible {
  /// The compact text, profile and topology, and seeds where it has some of its own:
  /// `erdos-renyi/rigl(drop-fraction=0.3)/seeds(0-9)`.
  public var description: String {
    "\(profile)/\(topology)" + (seeds.map { "/seeds(\(SeedsText($0).text))" } ?? "")
  }

  /// Reads the compact text; nil when it is not one.
  init?(text: some StringProtocol) {
    let parts = NestedText.split(text, at: "/")
    guard (2...3).contains(parts.count), let profile = FanInProfile(text: parts[0]),
      let topology = TopologyUpdate(text: parts[1])
    else { return nil }
    self.init(profile: profile, topology: topology)
    guard parts.count == 3 else { return }
    guard parts[2].hasPrefix("seeds("), parts[2].hasSuffix(")"),
      let seeds = SeedsText(parsing: parts[2].dropFirst(6).dropLast())
    else { return nil }
    self.seeds = seeds.seeds
  }
}

/// Seeds as one text, neighbours together: `0-9,20`.
public struct SeedsText {
  /// The seeds, ascending.
  public let seeds: [Seed]

  /// Wraps seeds in ascending order.
  public init(_ seeds: [Seed]) { self.seeds = seeds }

  /// Reads a text; nil where it is not as ``text`` writes it.
  init?(parsing text: some StringProtocol) {
    var values: [UInt64] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
        .compactMap { UInt64($0) }
      // More seeds than any study has would be no text of ours.
      guard let first = ends.first, let last = ends.last, first <= last, last - first < 10_000_000
      else { return nil }
      values += first...last
    }
    self.init(values.map { Seed($0) })
    if self.text != text { return nil }
  }

  /// The text.
  public var text: String {
    var ranges: [ClosedRange<UInt64>] = []
    for value in seeds.map(\.value) {
      if let last = ranges.last, value == last.upperBound &+ 1 {
        ranges[ranges.count - 1] = last.lowerBound...value
      } else {
        ranges.append(value...value)
      }
    }
    return ranges.map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }.joined(separator: ",")
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
