import FaninElementary
import FaninStatistics
package import FaninStudy

/// A published number, and what was measured of it.
package struct ClaimFinding: Sendable, Codable {
  /// The claim.
  package var claim: Claim
  /// The family it stands in, by its name.
  package var family: String
  /// One for each comparison it is about, in the family's order.
  package var rows: [Row]
  /// Whether its p-value and effect size can come from one test; nil where one is not given.
  package var isConsistent: Bool?

  /// What one comparison says of the claim.
  package struct Row: Sendable, Codable {
    /// The block of the comparison.
    package var block: Levels
    /// The cell that is compared.
    package var treatment: Levels
    /// The cell it is compared with.
    package var baseline: Levels
    /// The verdict; nil where the comparison has no test.
    package var verdict: ClaimVerdict?
    /// Seeds that would settle an open claim with a power of 80 %; nil where none is needed or the
    /// number cannot be told.
    package var seedsToSettle: Int?
  }

  /// Whether every comparison reproduces the claim.
  package var isReproduced: Bool { !rows.isEmpty && rows.allSatisfy { $0.verdict == .reproduced } }
}

extension ClaimFinding {
  /// Holds every claim of a family against its comparisons.
  static func all(_ family: FamilyFinding, alpha: Double) -> [ClaimFinding] {
    let declaration = family.declaration
    return declaration.claims.map { claim in
      let about = family.comparisons.filter { comparison in
        claim.isAbout(
          PlannedComparison(
            block: comparison.block, treatment: comparison.treatment,
            baseline: comparison.baseline))
      }
      return ClaimFinding(
        claim: claim, family: declaration.name,
        rows: about.map { comparison in
          Row(
            comparison, claim.statement, level: family.strictestLevel(of: comparison, alpha: alpha),
            alpha: alpha)
        }, isConsistent: claim.isConsistent)
    }
  }
}

extension ClaimFinding.Row {
  fileprivate init(
    _ comparison: Comparison, _ statement: Claim.Statement, level: Double, alpha: Double
  ) {
    block = comparison.block
    treatment = comparison.treatment
    baseline = comparison.baseline
    guard let tested = comparison.tested else { return }
    let (x, y) = (comparison.pairs.map(\.treatment), comparison.pairs.map(\.baseline))
    let verdict = ClaimVerdict(
      statement, interval: tested.interval, isShown: tested.verdict.isDifferent
    ) {
      guard case .within(let bound) = statement else { return false }
      let test = try? EquivalenceTest.paired(x, y, low: -bound, high: bound, alpha: alpha)
      return test?.isEquivalent ?? false
    }
    self.verdict = verdict
    guard verdict == .open, let spread = Means.deviation(comparison.differences), spread > 0 else {
      return
    }
    switch statement {
    case .difference(let number):
      seedsToSettle = try? PairedTPower.count(
        dz: number.magnitude / spread, power: SeedPlan.usualPower, alpha: level)
    case .within(let bound):
      seedsToSettle = try? EquivalencePower.count(
        margin: bound / spread, power: SeedPlan.usualPower, alpha: alpha)
    case .positive, .negative: seedsToSettle = nil
    }
  }
}

extension Claim {
  /// Whether some t test over two runs or more gives both its p-value and its effect size.
  fileprivate var isConsistent: Bool? {
    guard let p, let d, let pValue = try? ReportedNumber(p.shortestText, name: "p"),
      let effect = try? ReportedNumber(d.shortestText, name: "d"),
      let numbers = try? PublishedNumbers(runs: nil, p: pValue, d: effect)
    else { return nil }
    return !numbers.fits.isEmpty
  }
}
