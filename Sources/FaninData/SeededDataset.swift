public import FaninRandom

/// A data set in memory whose test rows may be drawn anew for every seed.
public struct SeededDataset: Sendable {
  /// The sizes, which no seed changes.
  public var facts: DatasetFacts { fixed.facts }
  /// Whether every seed has a split of its own.
  public var isPerSeed: Bool { draw != nil }
  /// What was read.
  public let account: DatasetAccount?

  // For all seeds, or for seed 0.
  private let fixed: Dataset
  private let draw: (@Sendable (Seed) -> Dataset)?

  /// A data set of one split.
  init(_ dataset: Dataset, account: DatasetAccount? = nil) {
    fixed = dataset
    draw = nil
    self.account = account
  }

  /// A data set with a split of each seed's own.
  init(drawing draw: @escaping @Sendable (Seed) -> Dataset, account: DatasetAccount? = nil) {
    fixed = draw(Seed(0))
    self.draw = draw
    self.account = account
  }

  /// The data set as the runs of a seed see it.
  public func dataset(for seed: Seed) -> Dataset {
    if let draw, seed != Seed(0) { draw(seed) } else { fixed }
  }

  /// The same for data on which all runs would be the same, whatever their files are called.
  public var contentDigest: String { isPerSeed ? "per seed \(fixed.digest)" : fixed.digest }
}
