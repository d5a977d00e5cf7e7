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
  private let draw: Draw?

  /// The splits of a seed.
  typealias Draw = @Sendable (Seed) -> (training: Examples, test: Examples)

  /// A data set of one split, or, with `draw`, one whose split is that of seed 0.
  init(_ dataset: Dataset, account: DatasetAccount? = nil, drawing draw: Draw? = nil) {
    fixed = dataset
    self.draw = draw
    self.account = account
  }

  /// The data set as the runs of a seed see it.
  public func dataset(for seed: Seed) -> Dataset {
    guard let draw, seed != Seed(0) else { return fixed }
    let (training, test) = draw(seed)
    return Dataset(fixed, training: training, test: test)
  }

  /// The same for data on which all runs would be the same, whatever their files are called.
  public var contentDigest: String { isPerSeed ? "per seed \(fixed.digest)" : fixed.digest }
}
