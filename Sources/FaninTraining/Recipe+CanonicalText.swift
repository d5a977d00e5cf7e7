import Foundation

extension Recipe {
  /// Raised whenever the same recipe would give other bits than before; part of every run id.
  public static let version = 1

  /// The recipe as JSON with sorted keys, no spaces and shortest round-trip numbers.
  public var canonicalText: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // A recipe holds only finite numbers (a study with others is refused), so encoding succeeds.
    guard let data = try? encoder.encode(self) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }

  /// Reads a recipe from its canonical text.
  public init(canonicalText: String) throws {
    self = try JSONDecoder().decode(Recipe.self, from: Data(canonicalText.utf8))
  }
}
