import FaninElementary
public import FaninTopology
import Foundation

/// What the sources of one run have taught it, small enough to be kept with the run.
///
/// A run learns once, when it first starts, and whoever executes it again uses the same lesson.
public enum Lesson: Hashable, Sendable, Codable {
  /// How the fan-ins of every layer are shared, the output layer included.
  case equilibrium(layers: [LearnedFanIns])
  /// The run whose final topology is transplanted, and the digest of its result.
  case transplant(source: RunID, digest: String)

  /// The lesson as JSON with sorted keys.
  public var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Whole and finite numbers and plain text only: encoding succeeds.
    return String(decoding: (try? encoder.encode(self)) ?? Data(), as: UTF8.self)
  }

  /// Reads the text of a lesson.
  public init(text: String) throws {
    self = try JSONDecoder().decode(Lesson.self, from: Data(text.utf8))
  }

  /// The lesson in words, a line for each layer.
  public var lines: [String] {
    switch self {
    case .transplant(let source, _): return ["the final topology of run \(source.short)"]
    case .equilibrium(let layers):
      return layers.enumerated().map { index, layer in
        let share =
          switch layer.rule {
          case .dense: "dense"
          case .lognormal(let cv): "lognormal of CV \(cv.shortestText)"
          case .histogram(let fanIns):
            "fan-ins of \(fanIns.first ?? 0) to \(fanIns.last ?? 0)"
          }
        return "layer \(index): \(layer.connections) connections, \(share); "
          + "\(layer.emptyNeurons) of \(layer.neurons) source neurons read nothing"
      }
    }
  }
}
