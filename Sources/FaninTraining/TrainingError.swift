/// Why a training has no result.
public enum TrainingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The loss or a weight stopped being a number.
  case diverged(epoch: Int, step: Int)
  /// The network the recipe describes cannot be built.
  case impossibleTopology(String)
  /// The data cannot be trained on.
  case unusableData(String)
  /// The checkpoint is damaged or another run's.
  case unusableCheckpoint(String)

  /// The reason, and what to do.
  public var description: String {
    switch self {
    case .diverged(let epoch, let step):
      "diverged: the loss was not a number in epoch \(epoch), step \(step); "
        + "lower training.learning-rate"
    case .impossibleTopology(let reason): reason
    case .unusableData(let reason): reason
    case .unusableCheckpoint(let reason): "the checkpoint cannot be used: \(reason)"
    }
  }
}
