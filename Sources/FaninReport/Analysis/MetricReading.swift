import FaninStudy
import FaninTraining

extension AnalysisDeclaration {
  /// The declared metric of a finished run, at the declared epoch; nil where it does not exist.
  func value(of run: TrainedRun) -> Double? {
    epoch(of: run).flatMap { value(at: $0) }
  }

  /// The declared metric at one epoch; nil where it does not exist or is not finite.
  func value(at epoch: EpochMeasurement) -> Double? {
    let value =
      switch metric {
      case .testAccuracy: epoch.testAccuracy
      case .testMacroAccuracy: epoch.testMacroAccuracy
      case .testLoss: epoch.testLoss
      case .validationAccuracy: epoch.validationAccuracy
      case .validationLoss: epoch.validationLoss
      case .trainingLoss: epoch.trainingLoss
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

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

extension CorrelatedQuantity {
  /// The quantity of a finished run; nil where it does not exist or is not finite.
  func value(of run: TrainedRun) -> Double? {
    let initial = NetworkMeasurement(run.layers, at: .initial)
    let final = NetworkMeasurement(run.layers, at: .final)
    let value: Double? =
      switch self {
      case .measured(.fanInCV): final.fanInCV
      case .measured(.hierarchyStrength): final.hierarchyStrength
      case .measured(.hierarchyStrengthPerConnection): final.hierarchyStrengthPerConnection
      case .measured(.arithmeticExpectation): final.arithmeticExpectation
      case .measured(.initialHierarchyStrength): initial.hierarchyStrength
      case .measured(.initialHierarchyStrengthPerConnection):
        initial.hierarchyStrengthPerConnection
      case .measured(.testAccuracy): run.epochs.last?.testAccuracy
      case .excess(let isInitial): (isInitial ? initial : final).excess
      case .initialArithmetic: initial.arithmeticExpectation
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }
}

extension CorrelatedQuantity {
  /// Whether every hidden layer has the quantity too.
  var isOfLayers: Bool { self != .measured(.testAccuracy) }

  /// Whether √fan-in is an expectation for this very quantity.
  var isScaledByArithmetic: Bool {
    self == .measured(.hierarchyStrength) || self == .measured(.initialHierarchyStrength)
  }

  /// The quantity of each hidden layer, the first layer first; nil where one does not exist.
  func layerValues(of run: TrainedRun) -> [Double]? {
    let moment: LayerMoment = isInitial ? .initial : .final
    let values = run.layers.filter { $0.moment == moment }.sorted { $0.layer < $1.layer }
      .map { layer -> Double? in
        switch self {
        case .measured(.fanInCV): layer.fanInCV
        case .measured(.hierarchyStrength), .measured(.initialHierarchyStrength):
          layer.hierarchyStrength
        case .measured(.hierarchyStrengthPerConnection),
          .measured(.initialHierarchyStrengthPerConnection):
          layer.hierarchyStrengthPerConnection
        case .measured(.arithmeticExpectation), .initialArithmetic: layer.arithmeticExpectation
        case .measured(.testAccuracy): nil
        case .excess: layer.excess
        }
      }
    let present = values.compactMap(\.self).filter(\.isFinite)
    return present.count == values.count && !values.isEmpty ? present : nil
  }

  private var isInitial: Bool {
    switch self {
    case .measured(.initialHierarchyStrength), .measured(.initialHierarchyStrengthPerConnection),
      .initialArithmetic, .excess(initial: true):
      true
    case .measured, .excess: false
    }
  }
}

extension LayerMeasurement {
  /// Hierarchy strength ÷ what arithmetic alone would give.
  fileprivate var excess: Double? {
    guard let hierarchyStrength, let arithmeticExpectation else { return nil }
    return hierarchyStrength / arithmeticExpectation
  }
}

extension NetworkMeasurement {
  /// Hierarchy strength ÷ what arithmetic alone would give.
  fileprivate var excess: Double? {
    guard let hierarchyStrength, let arithmeticExpectation else { return nil }
    return hierarchyStrength / arithmeticExpectation
  }
}
