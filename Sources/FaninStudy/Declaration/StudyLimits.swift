/// Sizes past which a study is a slip of the pen.
enum StudyLimits {
  /// Runs of a study.
  static let runs = 10_000_000
  /// Cells of a study.
  static let cells = 100_000
  /// Seeds that a look may wait for.
  static let seeds = 100_000
  /// Looks of a group-sequential analysis.
  static let looks = 50
  /// Hidden layers of a network.
  static let hiddenLayers = 32
  /// Problems told of one file.
  static let problems = 1000
}
