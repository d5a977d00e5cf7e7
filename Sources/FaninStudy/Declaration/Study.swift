public import FaninData
public import FaninRandom
public import FaninTopology
public import FaninTraining

/// A question, and everything declared before anything runs.
///
/// Only valid studies exist.
public struct Study: Hashable, Sendable {
  /// The name, which also names the report's folder.
  public package(set) var name: String
  /// The question in words.
  public package(set) var question: String
  /// The data sets.
  public package(set) var data: [DataReference]
  /// The replicates, ascending.
  public package(set) var seeds: [Seed]
  /// The sparsities, in file order.
  public package(set) var sparsities: [Double]
  /// The fan-in profiles, in file order.
  public package(set) var profiles: [FanInProfile]
  /// The topology updates, in file order.
  public package(set) var topologies: [TopologyUpdate]
  /// The network all cells share, before sweeps.
  public package(set) var network: NetworkRecipe
  /// The training all cells share, before sweeps.
  public package(set) var training: TrainingRecipe
  /// Swept keys, in file order.
  public package(set) var sweeps: [Sweep]
  /// Cells left out: those that have the levels of any of these.
  public package(set) var exclusions: [Levels]
  /// What will be compared, and how.
  public package(set) var analysis: AnalysisDeclaration

  /// One more factor: a scalar key of the study file and its levels.
  public struct Sweep: Hashable, Sendable {
    /// The key path, such as `training.learning-rate`.
    public var key: String
    /// The levels, as compact text in file order, such as `0.05`.
    public var levels: [String]

    /// Creates a sweep.
    public init(key: String, levels: [String]) {
      self.key = key
      self.levels = levels
    }
  }
}
