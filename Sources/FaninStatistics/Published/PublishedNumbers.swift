/// Which t tests over how many runs can have produced numbers found in print.
///
/// From any two of n, p, t, d, and a mean with its standard deviation, every design and number of
/// runs is tried: with the values that round to what was printed,
///
/// ```
/// t = d √n          one sample, or pairs           ν = n − 1
/// t = d √(n/2)      two arms of n runs each        ν = 2n − 2, by Welch between n − 1 and 2n − 2
/// d = mean / sd     p = P(|T| > |t|), one-sided half of it
/// ```
///
/// and what leaves no t at all is ruled out. Signs are ignored.
public struct PublishedNumbers: Sendable {
  /// Runs a design is tried with, if their number was not printed.
  public static let mostRuns = 1_000

  private let runs: Int?
  private let pValues: Interval?
  private let statistics: Interval?
  private let effects: Interval?

  /// A design of a t test.
  public enum Design: String, Hashable, Sendable, CaseIterable, Encodable {
    /// The mean of one sample, or of the differences of pairs.
    case paired = "paired or one-sample t"
    /// Two independent arms of equal size with one variance.
    case student = "Student's t, two arms"
    /// Two independent arms of equal size, each its own variance.
    case welch = "Welch's t, two arms"
  }

  /// One design with the numbers of runs that fit.
  public struct Fit: Hashable, Sendable, Encodable {
    /// The design.
    public let design: Design
    /// Whether p counts one tail only.
    public let isOneSided: Bool
    /// The fewest runs, of pairs or per arm.
    public let fewest: Int
    /// The most runs, of pairs or per arm.
    public let most: Int
    /// Whether more runs than were tried may fit as well.
    public let isOpen: Bool
    /// The values t can have had.
    public let t: Interval
    /// The values d can have had: d_z of pairs, d_s of arms.
    public let d: Interval
    /// The values p can have had.
    public let p: Interval
  }

  /// Takes what was printed; a mean and its standard deviation count as d.
  ///
  /// - Throws: ``StatisticsError``: fewer than two of n, p, t and d, or numbers that cannot be.
  public init(
    runs: Int? = nil, p: ReportedNumber? = nil, t: ReportedNumber? = nil,
    d: ReportedNumber? = nil, mean: ReportedNumber? = nil, deviation: ReportedNumber? = nil
  ) throws(StatisticsError) {
    try Require.option(
      (mean == nil) == (deviation == nil), "a mean and its standard deviation go together")
    try Require.option(d == nil || mean == nil, "d and a mean with its deviation say the same")
    if let runs { try Require.count(runs, atLeast: 2, of: "runs") }
    if let p {
      try Require.option(p.low < 1 && p.high > 0, "p must lie between 0 and 1; got \(p.text)")
    }
    if let deviation {
      try Require.option(deviation.high > 0 && deviation.low >= 0, "the deviation must be above 0")
    }
    self.runs = runs
    pValues = p.map { Interval(low: max($0.low, 0), high: min($0.high, 1)) }
    statistics = t?.magnitudes
    if let mean, let deviation {
      effects = Interval(
        low: mean.magnitudes.low / deviation.high, high: mean.magnitudes.high / deviation.low)
    } else {
      effects = d?.magnitudes
    }
    let known = [runs != nil, pValues != nil, statistics != nil, effects != nil]
    try Require.option(
      known.count(where: \.self) >= 2,
      "two of n, p, t, and d or a mean with its deviation are needed"
    )
  }

  /// Every design that fits, with its numbers of runs.
  public var fits: [Fit] {
    Design.allCases.flatMap { design in
      // Without a p the number of tails makes no difference.
      (pValues == nil ? [false] : [false, true]).flatMap { fits(design, isOneSided: $0) }
    }
  }

  private func fits(_ design: Design, isOneSided: Bool) -> [Fit] {
    var found: [Fit] = []
    let most = PublishedNumbers.mostRuns
    for count in runs.map({ $0...$0 }) ?? 2...most {
      guard let t = statistic(design, count, isOneSided) else { continue }
      let scale = design.effectScale(count)
      let fit = Fit(
        design: design, isOneSided: isOneSided, fewest: count, most: count,
        isOpen: runs == nil && count == most, t: t,
        d: Interval(low: t.low / scale, high: t.high / scale),
        p: design.pValues(of: t, count, isOneSided))
      if let last = found.last, last.most == count - 1 {
        found[found.count - 1] = last.joined(with: fit)
      } else {
        found.append(fit)
      }
    }
    return found
  }

  /// The values of t that agree with everything printed; nil if there is none.
  private func statistic(_ design: Design, _ count: Int, _ isOneSided: Bool) -> Interval? {
    var (low, high) = (0.0, Double.infinity)
    func narrow(_ interval: Interval) {
      low = max(low, interval.low)
      high = min(high, interval.high)
    }
    if let statistics { narrow(statistics) }
    if let effects {
      let scale = design.effectScale(count)
      narrow(Interval(low: effects.low * scale, high: effects.high * scale))
    }
    if let pValues { narrow(design.statistics(of: pValues, count, isOneSided)) }
    return low <= high ? Interval(low: low, high: high) : nil
  }
}

extension PublishedNumbers.Design {
  /// t ÷ d.
  fileprivate func effectScale(_ count: Int) -> Double {
    (self == .paired ? Double(count) : Double(count) / 2).squareRoot()
  }

  /// The fewest and the most degrees of freedom.
  private func degrees(_ count: Int) -> (fewest: Double, most: Double) {
    switch self {
    case .paired: (Double(count - 1), Double(count - 1))
    case .student: (Double(2 * count - 2), Double(2 * count - 2))
    case .welch: (Double(count - 1), Double(2 * count - 2))
    }
  }

  /// The values of |t| behind an interval of p.
  fileprivate func statistics(_ p: Double, _ degrees: Double, _ isOneSided: Bool) -> Double {
    let tails = isOneSided ? 2 * p : p
    if tails <= 0 { return .infinity }
    return tails >= 1
      ? 0 : StudentT(degreesOfFreedom: degrees).magnitude(between: 1 - tails, tails: tails)
  }

  fileprivate func statistics(of p: Interval, _ count: Int, _ isOneSided: Bool) -> Interval {
    let (fewest, most) = degrees(count)
    return Interval(
      low: statistics(p.high, most, isOneSided), high: statistics(p.low, fewest, isOneSided))
  }

  /// The values of p behind an interval of |t|.
  fileprivate func pValues(of t: Interval, _ count: Int, _ isOneSided: Bool) -> Interval {
    let (fewest, most) = degrees(count)
    let share = isOneSided ? 0.5 : 1
    return Interval(
      low: t.high == .infinity ? 0 : share * StudentT(degreesOfFreedom: most).twoTails(t.high),
      high: share * StudentT(degreesOfFreedom: fewest).twoTails(t.low))
  }
}

extension PublishedNumbers.Fit {
  /// The same design over both numbers of runs.
  fileprivate func joined(with next: Self) -> Self {
    func hull(_ a: Interval, _ b: Interval) -> Interval {
      Interval(low: min(a.low, b.low), high: max(a.high, b.high))
    }
    return Self(
      design: design, isOneSided: isOneSided, fewest: fewest, most: next.most, isOpen: next.isOpen,
      t: hull(t, next.t), d: hull(d, next.d), p: hull(p, next.p))
  }
}
