/// Why an attempt ended without a result, in one word.
public enum FailureKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// The loss or a weight stopped being a number; the same bits would diverge again.
  case diverged
  /// The run needs more memory than there is.
  case outOfMemory = "out-of-memory"
  /// The data cannot be trained on.
  case badData = "bad-data"
  /// The network the recipe describes cannot be built.
  case impossible
  /// The run took its workers down with it, again and again.
  case quarantined
  /// Anything else.
  case other

  /// Whether trying again could end otherwise, with the same recipe, data and program.
  public var mayPass: Bool {
    switch self {
    case .diverged, .badData, .impossible: false
    case .outOfMemory, .quarantined, .other: true
    }
  }
}
