public import FaninStudy

/// Two results of one run that cannot both be right.
public struct Contradiction: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The run.
  public var run: RunID
  /// What the ledger holds, and who says so.
  public var held: String
  /// What was offered, and who says so.
  public var offered: String

  /// Creates a contradiction.
  public init(run: RunID, held: String, offered: String) {
    self.run = run
    self.held = held
    self.offered = offered
  }

  /// Both in one clause.
  public var description: String {
    "run \(run.short): the ledger holds \(held), offered is \(offered)"
  }
}
