import FaninStatistics
package import FaninStudy

extension SeedPlan {
  /// What the planned seeds can say of one claim about one comparison.
  package struct ClaimRow: Sendable, Encodable {
    /// The family of the comparison, by its name.
    package let family: String
    /// The claim.
    package let claim: Claim
    /// The block of the comparison.
    package let block: Levels
    /// The power of the planned seeds to reproduce it, if it is true; nil without a spread, and for a
    /// claim of a sign alone.
    package let power: Double?
    /// The seeds that reproduce it, if it is true, with the power asked for.
    package let seeds: Int?
  }
}

extension SeedPlan.ClaimRow {
  /// One for each claim of the family that is about the comparison.
  ///
  /// A claimed difference c is reproduced with the power of the paired t test at d_z = c ÷ spread, a
  /// claim of `within` with that of the two one-sided tests at a true difference of 0.
  static func all(
    _ comparison: Comparison, of family: FamilyDeclaration, seeds: Int, level: Double,
    alpha: Double, power: Double, deviation: Double?
  ) -> [SeedPlan.ClaimRow] {
    let planned = PlannedComparison(
      block: comparison.block, treatment: comparison.treatment, baseline: comparison.baseline)
    return family.claims.filter { $0.isAbout(planned) }.map { claim in
      var reached: Double?
      var needed: Int?
      if let deviation, deviation > 0 {
        switch claim.statement {
        case .difference(let number):
          let effect = number.magnitude / deviation
          reached = try? PairedTPower.power(count: seeds, dz: effect, alpha: level)
          needed = try? PairedTPower.count(dz: effect, power: power, alpha: level)
        case .within(let bound):
          let margin = bound / deviation
          reached = try? EquivalencePower.power(count: seeds, margin: margin, alpha: alpha)
          needed = try? EquivalencePower.count(margin: margin, power: power, alpha: alpha)
        case .positive, .negative: break
        }
      }
      return SeedPlan.ClaimRow(
        family: family.name, claim: claim, block: comparison.block, power: reached, seeds: needed)
    }
  }
}
