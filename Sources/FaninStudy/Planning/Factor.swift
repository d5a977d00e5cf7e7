/// Something a study varies.
public struct Factor: Hashable, Sendable, Codable {
  /// The name, such as `data` or `training.learning-rate`.
  public var name: String
  /// The levels it takes, in file order.
  public var levels: [Level]

  /// Creates a factor.
  public init(name: String, levels: [Level]) {
    self.name = name
    self.levels = levels
  }

  /// The data set, by its identity.
  public static let data = "data"
  /// Whether and how connections move.
  public static let topology = "topology"
  /// Absent ÷ possible connections; a dense network has none.
  public static let sparsity = "sparsity"
  /// The fan-in profile.
  public static let profile = "profile"
}

/// A level for each of some factors: which cell, which block, or which of either a pattern names.
///
/// A factor without a level is left open: in a pattern it may be anything, in a cell the factor does
/// not apply, as sparsity does not to a dense network.
public struct Levels: Hashable, Sendable {
  private var levelOf: [String: Level]

  /// Creates levels from pairs of factor and level.
  public init(_ levels: [String: Level] = [:]) { levelOf = levels }

  /// The level of a factor; nil where it has none.
  public subscript(factor: String) -> Level? {
    get { levelOf[factor] }
    set { levelOf[factor] = newValue }
  }

  /// The factors that have a level, in alphabetical order.
  public var factors: [String] { levelOf.keys.sorted() }

  /// Whether no factor has a level.
  public var isEmpty: Bool { levelOf.isEmpty }

  /// Whether every level is also one of `other`.
  public func isPart(of other: Levels) -> Bool {
    levelOf.allSatisfy { other.levelOf[$0.key] == $0.value }
  }

  /// The levels of some factors only.
  public func only(_ factors: some Collection<String>) -> Levels {
    Levels(levelOf.filter { factors.contains($0.key) })
  }

  /// The levels without those of some factors.
  public func without(_ factors: some Collection<String>) -> Levels {
    Levels(levelOf.filter { !factors.contains($0.key) })
  }

  /// The levels, where `other` has none.
  public func replaced(by other: Levels) -> Levels {
    Levels(levelOf.merging(other.levelOf) { $1 })
  }
}

extension Levels: Codable {
  /// Reads an object of factors and their levels.
  public init(from decoder: any Decoder) throws {
    levelOf = try [String: Level](from: decoder)
  }

  /// Writes an object of factors and their levels.
  public func encode(to encoder: any Encoder) throws { try levelOf.encode(to: encoder) }
}
