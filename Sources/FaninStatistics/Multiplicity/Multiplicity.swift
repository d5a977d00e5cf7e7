/// Adjusted p-values of a family of tests, in the order given.
///
/// `familySize`, if larger than the number of p-values, counts planned tests that have no result.
///
/// ```
/// sorted p(1) ≤ … ≤ p(k), m = family size
/// Holm                 max over j ≤ i of (m − j + 1) · p(j)
/// Hochberg             min over j ≥ i of (m − j + 1) · p(j)
/// Benjamini–Hochberg   min over j ≥ i of m / j · p(j)          each at most 1
/// ```
public enum Multiplicity {
  /// Controls the probability of any false positive, under any dependence.
  ///
  /// - Throws: ``StatisticsError``.
  /// - Source: Holm (1979), Scandinavian Journal of Statistics 6:65.
  public static func holm(
    _ p: [Double], familySize: Int? = nil
  ) throws(StatisticsError) -> [Double] {
    let (order, size) = try family(p, familySize)
    var adjusted = p
    var running = 0.0
    for (position, index) in order.enumerated() {
      running = max(running, Double(size - position) * p[index])
      adjusted[index] = min(1, running)
    }
    return adjusted
  }

  /// Controls the probability of any false positive, for independent or positively dependent tests.
  ///
  /// - Throws: ``StatisticsError``.
  /// - Source: Hochberg (1988), doi:10.1093/biomet/75.4.800.
  public static func hochberg(
    _ p: [Double], familySize: Int? = nil
  ) throws(StatisticsError) -> [Double] {
    try steppingUp(p, familySize) { size, rank in Double(size - rank + 1) }
  }

  /// Controls the expected share of false positives among the rejections.
  ///
  /// - Throws: ``StatisticsError``.
  /// - Source: Benjamini & Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x.
  public static func benjaminiHochberg(
    _ p: [Double], familySize: Int? = nil
  ) throws(StatisticsError) -> [Double] {
    try steppingUp(p, familySize) { size, rank in Double(size) / Double(rank) }
  }

  private static func steppingUp(
    _ p: [Double], _ familySize: Int?, factor: (_ size: Int, _ rank: Int) -> Double
  ) throws(StatisticsError) -> [Double] {
    let (order, size) = try family(p, familySize)
    var adjusted = p
    var running = 1.0
    for (position, index) in order.enumerated().reversed() {
      running = min(running, factor(size, position + 1) * p[index])
      adjusted[index] = running
    }
    return adjusted
  }

  /// The positions in ascending order of p, and how many tests count.
  private static func family(
    _ p: [Double], _ familySize: Int?
  ) throws(StatisticsError) -> (order: [Int], size: Int) {
    let size = familySize ?? p.count
    try Require.option(
      size >= p.count,
      "family_size must be at least the number of p-values, \(p.count); got \(size)")
    try Require.finite(p, "p")
    if let wrong = p.first(where: { $0 < 0 || $0 > 1 }) {
      throw StatisticsError(.invalidOption, "a p-value must lie in 0...1; got \(wrong)")
    }
    try Require.count(p.count, atLeast: 1, of: "p-value")
    return (p.indices.sorted { (p[$0], $0) < (p[$1], $1) }, size)
  }
}
