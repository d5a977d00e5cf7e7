public import FaninStudy
public import FaninTopology

/// Why the sources of a run teach it nothing.
public enum LearningError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The run has no finished source.
  case noSource(FanInProfile)
  /// The run was taught something that its profile does not ask for.
  case foreignLesson(FanInProfile)
  /// The sources' layers differ in connections.
  case unequalBudgets(layer: Int)
  /// A layer's fan-ins are too alike for a shape.
  case noShape(layer: Int, reason: String)
  /// The masks the ledger holds of a source are not those of its result.
  case damagedMasks(RunID)
  /// The result a lesson was drawn from is another by now.
  case changedSource(RunID)

  /// The problem in one sentence.
  public var description: String {
    switch self {
    case .noSource(let profile):
      "\(profile) has no finished run to learn from; plan its study again"
    case .foreignLesson(let profile):
      "the lesson kept for this run is not one of \(profile); plan its study again with --refit"
    case .unequalBudgets(let layer):
      "the sources do not have the same number of connections in layer \(layer)"
    case .noShape(let layer, let reason):
      "no lognormal fits layer \(layer) of the sources (\(reason)); use fit: histogram"
    case .damagedMasks(let run):
      "the ledger does not hold the masks that run \(run.short) ended with: it is damaged; restore a "
        + "copy"
    case .changedSource(let run):
      "run \(run.short), whose topology is transplanted, has another result by now; plan the study "
        + "again with --refit"
    }
  }
}
