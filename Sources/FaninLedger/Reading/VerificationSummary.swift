public import FaninStudy

/// Verifications in numbers, without times and names of machines.
public struct VerificationSummary: Hashable, Sendable, Codable {
  /// Runs executed again, each time counted.
  public var reruns: Int
  /// Those of them with the same bits.
  public var identical: Int
  /// Different runs among them.
  public var runs: Int
  /// Different machines that executed them.
  public var machines: Int
  /// Those with other bits.
  public var differing: [Difference]

  /// A run that gave other bits.
  public struct Difference: Hashable, Sendable, Codable {
    /// The run.
    public var run: RunID
    /// The digest the ledger held.
    public var expected: String
    /// The digest found.
    public var found: String
  }

  /// Counts verifications.
  public init(_ verifications: [Verification]) {
    reruns = verifications.count
    identical = verifications.count { $0.agrees }
    runs = Set(verifications.map(\.run)).count
    machines = Set(verifications.map(\.host)).count
    differing = verifications.filter { !$0.agrees }.map {
      Difference(run: $0.run, expected: $0.expected, found: $0.found)
    }
  }
}
