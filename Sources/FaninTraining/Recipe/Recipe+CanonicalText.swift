import FaninTopology
import Foundation

extension Recipe {
  /// Raised whenever the same recipe would give other bits than before; part of every run id.
  public static let version = 2

  /// The recipe as JSON with sorted keys, no spaces and shortest round-trip numbers.
  public var canonicalText: String {
    let object: CanonicalJSON = .object([
      "data": .text(data),
      "network": network.canonical,
      "profile": .text(profile.description),
      "sparsity": .number(sparsity),
      "topology": .text(topology.canonicalText),
      "training": training.canonical,
    ])
    return object.text
  }

  /// Reads a recipe from its canonical text.
  public init(canonicalText: String) throws {
    self = try JSONDecoder().decode(Recipe.self, from: Data(canonicalText.utf8))
  }
}

extension NetworkRecipe {
  /// The members named as their properties are, so that a decoder finds them.
  package var canonical: CanonicalJSON {
    .object([
      "activation": .text(activation.rawValue),
      "allocation": .text(allocation.rawValue),
      "hidden": .list(hidden.map(CanonicalJSON.integer)),
      "initialization": .text(initialization.rawValue),
      "inputs": .text(inputs.rawValue),
      "output": .text(output.rawValue),
      "placement": .text(placement.rawValue),
    ])
  }
}

extension TrainingRecipe {
  /// The members named as their properties are, so that a decoder finds them.
  package var canonical: CanonicalJSON {
    var members: [String: CanonicalJSON] = [
      "batch": .integer(batch),
      "epochs": .integer(epochs),
      "learningRate": .number(learningRate),
      "momentum": .number(momentum),
      "nesterov": .flag(nesterov),
      "optimizer": .text(optimizer.rawValue),
      "schedule": schedule.canonical,
      "validation": .number(validation),
      "weightDecay": .number(weightDecay),
    ]
    if evaluation != .everyEpoch { members["evaluate"] = .text(evaluation.rawValue) }
    return .object(members)
  }
}

extension LearningRateSchedule {
  fileprivate var canonical: CanonicalJSON {
    switch self {
    case .constant: .object(["constant": .object([:])])
    case .cosine: .object(["cosine": .object([:])])
    case .step(let at, let factor):
      .object([
        "step": .object([
          "at": .list(at.map(CanonicalJSON.number)), "factor": .number(factor),
        ])
      ])
    }
  }
}
