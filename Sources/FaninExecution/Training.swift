public import FaninData
public import FaninStudy
public import FaninTraining

/// Trains one run on its data, from the start or from a checkpoint of it; nil when it was asked to
/// stop before the end.
///
/// - Throws: `TrainingError.unusableCheckpoint` when it cannot go on from the checkpoint, and
///   whatever ends a run without a result.
public typealias Training =
  @Sendable (
    _ run: PlannedRun, _ dataset: Dataset, _ checkpoint: Checkpoint?, _ hooks: TrainingHooks
  ) throws -> TrainedRun?

/// What a training asks and tells while it goes on, on its own thread.
public struct TrainingHooks {
  /// Asked before every step.
  public var shouldStop: () -> Bool = { false }
  /// Asked before every step: whether to tell the state.
  public var checkpointIsDue: () -> Bool = { false }
  /// Told of the state when it was due, and when stopping.
  public var onCheckpoint: (Checkpoint) -> Void = { _ in }

  /// Hooks that let a training run to its end.
  public init() {}
}

/// The built-in trainer.
public let builtInTraining: Training = { run, dataset, checkpoint, hooks in
  try Trainer(recipe: run.recipe, seed: run.seed, dataset: dataset, learned: run.learned)
    .run(
      from: checkpoint, shouldStop: hooks.shouldStop, checkpointIsDue: hooks.checkpointIsDue,
      onCheckpoint: hooks.onCheckpoint)
}
