package import FaninStudy

/// A fact that weakens the conclusions of a report.
package enum Threat: Hashable, Sendable, Codable {
  /// A comparison rests on as few pairs as these.
  case fewSeeds(pairs: Int)
  /// Planned runs have no result, some of them because they failed.
  case missingRuns(missing: Int, failed: Int)
  /// Different seeds of these cells gave the same bits.
  case identicalRuns([Levels])
  /// The runs come from several builds.
  case mixedBuilds
  /// Runs of these data sets read different bits under one name.
  case mixedData([String])
  /// Accuracies of these blocks are so high that differences are squeezed.
  case ceiling([Levels])
  /// Something was declared when results could be seen.
  case lateChanges
  /// Cells of these blocks have different numbers of seeds.
  case unbalanced([Levels])
  /// Runs were computed by other programs.
  case foreign(runs: Int, sources: [String])
  /// Runs that were executed again gave other bits; the first of them.
  case notReproduced(reruns: Int, first: RunID)
  /// Runs have learned from other runs than the study names by now.
  case mixedLessons(runs: Int)
  /// The metric is read at the epoch that its own split chose.
  case selection
  /// No bound of equivalence was declared for these families.
  case noEquivalenceBound(families: [String])
  /// Several comparisons are not corrected for their number.
  case noCorrection(comparisons: Int)
  /// Networks of these cells have neurons without inputs or outputs.
  case emptyNeurons([Levels])
  /// In so many runs of these cells the network gives every example the same class; their accuracies
  /// are the shares of those classes.
  case constantAnswers(runs: Int, cells: [Levels], accuracies: Bounds)
  /// Networks of these cells tell classes apart no better than chance.
  case atChance([Levels])
  /// All cells share one learning rate, schedule and initialization.
  case oneRecipe
  /// Seeds replicate the training, not the data; so many data sets there are.
  case reach(dataSets: Int)
}
