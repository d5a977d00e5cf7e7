/// How often results may be looked at, and when that may end the study.
public enum SequentialRule: Hashable, Sendable, Codable {
  /// After every seed, without end: by a Bayes factor that needs no number of looks.
  case anytime
  /// At declared numbers of seeds, ascending from 2, by a boundary that shares α between them.
  case looks([Int], Boundary)

  /// How α is shared between looks.
  public enum Boundary: String, Hashable, Sendable, Codable, CaseIterable {
    /// The same nominal level at every look.
    case pocock
    /// Hard to stop early, almost free at the end.
    case obrienFleming = "obrien-fleming"
    /// Pocock's by a spending function.
    case pocockSpending = "pocock-spending"
    /// O'Brien and Fleming's by a spending function.
    case obrienFlemingSpending = "obrien-fleming-spending"
  }

  /// Compact text, such as `anytime` or `looks(5, 10, 20; obrien-fleming)`.
  public var text: String {
    switch self {
    case .anytime: "anytime"
    case .looks(let looks, let boundary):
      "looks(\(looks.map(String.init).joined(separator: ", ")); \(boundary.rawValue))"
    }
  }
}
