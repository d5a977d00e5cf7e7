/// Comparisons that answer one question together: p-values are adjusted over them.
///
/// The short form of a study file is one family without a name.
public struct FamilyDeclaration: Hashable, Sendable, Codable {
  /// The name; empty for the family of the short form.
  public var name: String
  /// The question in words; nil: the study's.
  public var question: String?
  /// What is compared with what.
  public var pairs: Pairs
  /// Cells that are left out.
  public var exceptions: [Levels] = []
  /// The correction for several comparisons.
  public var correction: Correction = .holm
  /// The comparisons that are corrected together.
  public var together: Together = .study
  /// The largest difference still called equivalent, in the metric's unit; nil: not declared.
  public var equivalenceBound: Double?
  /// Published numbers that the comparisons are held against.
  public var claims: [Claim] = []

  /// Creates a family with the study file's defaults.
  public init(name: String = "", pairs: Pairs) {
    self.name = name
    self.pairs = pairs
  }

  /// What is compared with what.
  public enum Pairs: Hashable, Sendable, Codable {
    /// Every cell of a block with the one that has these levels.
    case baseline(Levels)
    /// Cells of certain levels with others.
    case contrasts([Contrast])
  }

  /// The correction for several comparisons.
  public enum Correction: String, Hashable, Sendable, Codable, CaseIterable {
    case holm
    case hochberg
    case benjaminiHochberg = "benjamini-hochberg"
    case none
  }

  /// Which comparisons are corrected together: the claims that are made together.
  public enum Together: String, Hashable, Sendable, Codable, CaseIterable {
    /// All of the family in the study.
    case study
    /// Those of one data set.
    case data
    /// Those of one block.
    case block
  }
}

/// Every cell of some levels against the cell that differs from it in these: a factor that neither
/// side names is the same on both.
public struct Contrast: Hashable, Sendable, Codable {
  /// The levels of the treatment.
  public var treatment: Levels
  /// The levels of the baseline, in place of the treatment's.
  public var baseline: Levels

  /// Names the two sides.
  public init(treatment: Levels, baseline: Levels) {
    self.treatment = treatment
    self.baseline = baseline
  }
}

/// A published number about a comparison.
public struct Claim: Hashable, Sendable, Codable {
  /// The levels of the treatments it is made for; a factor it does not name is any.
  public var cells: Levels
  /// What it says of the difference treatment − baseline.
  public var statement: Statement
  /// The published p-value.
  public var p: Double?
  /// The published effect size, whichever of Cohen's it was.
  public var d: Double?
  /// Where it was published.
  public var source: String

  /// Creates a claim.
  public init(
    cells: Levels = Levels(), statement: Statement, p: Double? = nil, d: Double? = nil,
    source: String
  ) {
    self.cells = cells
    self.statement = statement
    self.p = p
    self.d = d
    self.source = source
  }

  /// What a claim says of a difference, in the metric's unit.
  public enum Statement: Hashable, Sendable, Codable {
    /// It is this number, not 0.
    case difference(Double)
    /// It is above 0.
    case positive
    /// It is below 0.
    case negative
    /// It lies within ± this number.
    case within(Double)
  }
}
