/// What the interval and the bound together allow one to say of a difference.
///
/// A p-value above α alone is never "no difference".
package enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
  /// The adjusted p-value is below α.
  case different = "different"
  /// Both one-sided tests reject at the declared bound.
  case equivalent = "equivalent"
  /// Both of the above.
  case differentButNegligible = "different but negligible"
  /// Neither.
  case undecided = "undecided"

  /// Whether a difference is shown, be it negligible or not.
  package var isDifferent: Bool { self == .different || self == .differentButNegligible }

  /// The verdict of two tests; `isEquivalent` is false when no bound is declared.
  package init(isDifferent: Bool, isEquivalent: Bool) {
    self =
      switch (isDifferent, isEquivalent) {
      case (true, true): .differentButNegligible
      case (true, false): .different
      case (false, true): .equivalent
      case (false, false): .undecided
      }
  }
}
