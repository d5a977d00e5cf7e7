public import FaninTraining

/// The analysis a study declares before it runs.
public struct AnalysisDeclaration: Hashable, Sendable, Codable {
  /// The quantity compared.
  public var metric = Metric.testAccuracy
  /// The epoch it is read at.
  public var readout: Readout = .lastEpoch
  /// The size of the tests; above 0 and below 0.5.
  public var alpha = 0.05
  /// How results may be looked at before all seeds are in; nil: once, at the end.
  public var sequential: SequentialRule?
  /// What is compared, a question each.
  public var families: [FamilyDeclaration]
  /// When moving connections count as at rest.
  public var equilibrium = EquilibriumRule()
  /// The declared correlations.
  public var correlations: [CorrelationDeclaration] = []

  /// Creates a declaration with the study file's defaults.
  public init(families: [FamilyDeclaration]) { self.families = families }

  /// Creates a declaration of one family without a name: every cell against one baseline.
  public init(baseline: Levels) { families = [FamilyDeclaration(pairs: .baseline(baseline))] }

  /// The epoch a metric is read at.
  public enum Readout: String, Hashable, Sendable, Codable, CaseIterable {
    /// After the last epoch.
    case lastEpoch = "last-epoch"
    /// After the epoch of the highest validation accuracy (the first of equals).
    case bestValidation = "best-validation"
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
