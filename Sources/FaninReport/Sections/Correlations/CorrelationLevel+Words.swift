import FaninAnalysis
import FaninStudy

extension CorrelationLevel.Kind {
  /// The level in words.
  var words: String {
    switch self {
    case .profiles: "between profiles"
    case .networks: "between networks of a profile"
    case .layers: "within networks"
    }
  }
}

extension CorrelationLevel.Outcome {
  /// The reason; nil when it was estimated.
  var refusal: CorrelationLevel.Refusal? {
    if case .refused(let reason) = self { return reason }
    return nil
  }
}

extension CorrelationLevel.Estimate {
  /// What was counted: `24 networks × 2 layers`.
  func size(_ kind: CorrelationLevel.Kind) -> String {
    switch kind {
    case .profiles: counted(units, "profile")
    case .networks: counted(units, "network")
    case .layers: "\(counted(units, "network")) × \(counted(positions, "layer"))"
    }
  }
}

extension CorrelationLevel.Orders {
  /// What was moved and how often: `all 120 of profiles`, `9,999 drawn of networks (± 0.002)`.
  var words: String {
    if isExact { return "all \(NumberText.count(count)) of \(moved.rawValue)" }
    return """
      \(NumberText.count(count)) drawn of \(moved.rawValue) \
      (±\(NumberText.fixed(monteCarloError, digits: 4)))
      """
  }
}

extension CorrelationLevel.Refusal {
  /// The reason in words.
  var words: String {
    switch self {
    case .ofNetworks(let metric):
      "\(metric.words) belongs to the whole network, not to its layers"
    case .oneLayer: "the networks have only one hidden layer"
    case .sameEverywhere(let metric): "\(metric.words) is the same for every profile"
    case .tooFewCells: "there are fewer than three profiles"
    case .setByCell(let metric):
      "the profile sets \(metric.words): it does not vary between networks of one profile"
    case .setByCellInLayers(let metric):
      "the profile sets the \(metric.words) of every layer: it does not vary between networks"
    case .constant(let metric, where: let other):
      "\(metric.words) does not vary where \(other.words) does"
    case .tooFewNetworks: "there are too few networks of one profile"
    }
  }
}
