/// The analysis a study declares before it runs.
public struct AnalysisDeclaration: Hashable, Sendable {
  /// The quantity compared.
  public var metric: Metric = .testAccuracy
  /// The epoch it is read at.
  public var readout: Readout = .lastEpoch
  /// What every other profile of a block is compared with.
  public var baseline: CellPattern
  /// The size of the tests.
  public var alpha = 0.05
  /// The correction for several comparisons.
  public var correction: Correction = .holm
  /// The comparisons that are corrected together.
  public var families: Families = .study
  /// The largest difference still called equivalent, in the metric's unit; nil: not declared.
  public var equivalenceBound: Double?
  /// How results may be looked at before all seeds are in; nil: once, at the end.
  public var sequential: SequentialRule?
  /// The declared correlations.
  public var correlations: [CorrelationDeclaration] = []

  /// Creates a declaration with the study file's defaults.
  public init(baseline: CellPattern) { self.baseline = baseline }

  /// A quantity a run is judged by.
  public enum Metric: String, Hashable, Sendable, Codable, CaseIterable {
    case testAccuracy = "test-accuracy"
    case testMacroAccuracy = "test-macro-accuracy"
    case testLoss = "test-loss"
    case validationAccuracy = "validation-accuracy"
    case validationLoss = "validation-loss"
    case trainingLoss = "training-loss"
  }

  /// The epoch a metric is read at.
  public enum Readout: String, Hashable, Sendable, Codable, CaseIterable {
    /// After the last epoch.
    case lastEpoch = "last-epoch"
    /// After the epoch of the highest validation accuracy (the first of equals).
    case bestValidation = "best-validation"
  }

  /// The correction for several comparisons.
  public enum Correction: String, Hashable, Sendable, Codable, CaseIterable {
    case holm
    case hochberg
    case benjaminiHochberg = "benjamini-hochberg"
    case none
  }

  /// Which comparisons form one family: the claims that are made together.
  public enum Families: String, Hashable, Sendable, Codable, CaseIterable {
    /// All comparisons of the study.
    case study
    /// Those of one data set.
    case data
    /// Those of one block.
    case block
  }
}

/// One declared correlation over networks.
public struct CorrelationDeclaration: Hashable, Sendable {
  /// The quantity on the horizontal axis.
  public var x: NetworkQuantity
  /// The quantity on the vertical axis.
  public var y: NetworkQuantity

  /// Creates a declaration.
  public init(x: NetworkQuantity, y: NetworkQuantity) {
    self.x = x
    self.y = y
  }
}

/// A number every trained network has, at the end of training unless its name says otherwise.
public enum NetworkQuantity: String, Hashable, Sendable, CaseIterable {
  case fanInCV = "fan-in-cv"
  case hierarchyStrength = "hierarchy-strength"
  case hierarchyStrengthPerConnection = "hierarchy-strength-per-connection"
  case arithmeticExpectation = "arithmetic-expectation"
  case initialHierarchyStrength = "initial-hierarchy-strength"
  case initialHierarchyStrengthPerConnection = "initial-hierarchy-strength-per-connection"
  case testAccuracy = "test-accuracy"
}
