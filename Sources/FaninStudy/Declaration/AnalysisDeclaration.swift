public import FaninTraining

/// The analysis a study declares before it runs.
public struct AnalysisDeclaration: Hashable, Sendable, Codable {
  /// The quantity compared.
  public var metric = Metric.testAccuracy
  /// The epoch it is read at.
  public var readout: Readout = .lastEpoch
  /// What every other cell of a block is compared with: the one that has these levels.
  public var baseline: Levels
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
  public init(baseline: Levels) { self.baseline = baseline }

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

extension AnalysisDeclaration {
  /// The declared metric of a finished run, at the declared epoch; nil where it does not exist.
  public func value(of run: TrainedRun) -> Double? { epoch(of: run).flatMap(metric.value(at:)) }

  /// The epoch the metric is read at; nil when it cannot be told.
  private func epoch(of run: TrainedRun) -> EpochMeasurement? {
    switch readout {
    case .lastEpoch: return run.epochs.last
    case .bestValidation:
      var best: (epoch: EpochMeasurement, accuracy: Double)?
      for epoch in run.epochs {
        guard let accuracy = epoch.validationAccuracy else { continue }
        if accuracy > best?.accuracy ?? -.infinity { best = (epoch, accuracy) }
      }
      return best?.epoch
    }
  }
}

/// One declared correlation over networks.
public struct CorrelationDeclaration: Hashable, Sendable, Codable {
  /// The quantity on the horizontal axis.
  public var x: Metric
  /// The quantity on the vertical axis.
  public var y: Metric

  /// Creates a declaration.
  public init(x: Metric, y: Metric) {
    self.x = x
    self.y = y
  }
}
