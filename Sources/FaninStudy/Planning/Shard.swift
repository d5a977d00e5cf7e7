/// One of n parts of a plan: every n-th run by id, from the k-th on, written `k/n` with k from 0.
///
/// Parts do not depend on what was run before: together they are the plan, and no two share a run.
public struct Shard: Hashable, Sendable, CustomStringConvertible {
  /// Which of the parts, from 0.
  public let index: Int
  /// How many parts there are.
  public let count: Int

  /// More parts than any engine numbers its tasks.
  public static let most = 1_000_000

  /// Reads `k/n`; nil for any other text, and where there is no such part.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]),
      (1...Self.most).contains(count), (0..<count).contains(index)
    else { return nil }
    (self.index, self.count) = (index, count)
  }

  /// As it is read.
  public var description: String { "\(index)/\(count)" }

  /// The runs of the plan that belong to this part, sources of others among them.
  public func runs(of plan: Plan) -> Set<RunID> {
    let ids = Set((plan.sourceRuns + plan.runs).map(\.id)).sorted()
    return Set(stride(from: index, to: ids.count, by: count).map { ids[$0] })
  }
}
