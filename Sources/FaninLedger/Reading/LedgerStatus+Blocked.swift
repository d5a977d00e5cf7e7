import FaninStudy

extension LedgerStatus {
  /// What blocks runs, for a person: failed sources first, then those still to be trained.
  ///
  /// ```
  ///   10 blocked by 3f2a90c1b7d4, which failed: diverged: the loss was not a number; …
  ///   20 blocked until the runs they learn from are finished
  /// ```
  public var blockedLines: [String] {
    guard counts.blocked > 0 else { return [] }
    guard obstacles.isEmpty else {
      return obstacles.map {
        "  \($0.blocked) blocked by \($0.source.short), which failed: \($0.error)"
      }
    }
    return ["  \(counts.blocked) blocked until the runs they learn from are finished"]
  }
}
