import FaninDigest
public import FaninRandom
public import FaninTraining

/// The content-addressed id of a run: what it is, not where or when it ran.
///
/// ```
/// SHA-256("fanin-run-<recipe version>\n" + canonical JSON of the recipe + "\nseed <seed>\n")
/// ```
/// Canonical JSON has sorted keys, no spaces, numbers in their shortest round-trip form, and every
/// default filled in.
public struct RunID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// 64 hexadecimal digits.
  public let hexadecimal: String

  /// Computes the id of a recipe and a seed.
  public init(recipe: Recipe, seed: Seed) {
    self.init(recipeText: recipe.canonicalText, seed: seed)
  }

  /// Computes the id from a recipe's canonical text, which many seeds share.
  package init(recipeText: String, seed: Seed) {
    hexadecimal = SHA256Digest.hexadecimal(
      of: "fanin-run-\(Recipe.version)\n\(recipeText)\nseed \(seed)\n")
  }

  /// Wraps an id read from a ledger or typed by a user.
  public init(hexadecimal: String) { self.hexadecimal = hexadecimal }

  /// Reads the plain digits.
  public init(from decoder: any Decoder) throws {
    hexadecimal = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the plain digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hexadecimal)
  }

  /// The 64 digits.
  public var description: String { hexadecimal }

  /// The first twelve digits: enough for a person to tell runs apart.
  public var short: String { String(hexadecimal.prefix(12)) }

  /// Orders ids by their digits.
  public static func < (left: RunID, right: RunID) -> Bool { left.hexadecimal < right.hexadecimal }
}
