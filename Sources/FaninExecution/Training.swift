public import FaninData
public import FaninStudy
public import FaninTraining

/// Trains one run on its data; nil when it was asked to stop before the end.
///
/// The two closures are asked before every step, and told of every epoch.
public typealias Training =
  @Sendable (
    _ run: PlannedRun, _ dataset: Dataset, _ shouldStop: @escaping @Sendable () -> Bool,
    _ onEpoch: @escaping @Sendable (EpochMeasurement) -> Void
  ) throws -> TrainedRun?

/// The built-in trainer.
public let builtInTraining: Training = { run, dataset, shouldStop, onEpoch in
  try Trainer(recipe: run.recipe, seed: run.seed, dataset: dataset)
    .run(shouldStop: shouldStop, onEpoch: onEpoch)
}
