/// Why a procedure refused to give a number.
public struct StatisticsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What kind of obstacle it was.
  public let kind: Kind
  /// One lower-case sentence that names what is wrong, where, and what is needed.
  public let description: String

  /// The kinds of obstacle, in the order in which they are looked for.
  public enum Kind: String, Sendable, CaseIterable {
    /// An option, or an input that is no sample, lies outside what the procedure accepts.
    case invalidOption = "invalid_option"
    /// Samples that belong together differ in length.
    case lengthMismatch = "length_mismatch"
    /// A value is NaN or infinite.
    case nonFiniteInput = "non_finite_input"
    /// There are fewer observations than the procedure needs.
    case tooFewObservations = "too_few_observations"
    /// A variance to divide by is zero up to rounding.
    case zeroVariance = "zero_variance"
  }

  /// Creates an error of a kind, with its sentence.
  package init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
