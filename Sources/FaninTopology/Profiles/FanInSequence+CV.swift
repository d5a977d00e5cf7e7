extension FanInSequence {
  /// The largest CV of any fan-ins at a density p, in the limit of many neurons.
  ///
  /// A share p of the neurons reads every input, the others none:
  /// ```
  /// √((1 − p) / p)
  /// ```
  public static func maximumCV(density: Double) -> Double {
    ((1 - density) / density).squareRoot()
  }

  /// The largest CV of a layer's whole fan-ins.
  ///
  /// As many neurons as possible read every input; the others have one connection while the budget
  /// allows, else none.
  public static func maximumCV(shape: LayerShape, connections: Int) -> Double {
    let least = connections >= shape.outputs ? 1 : 0
    var counts = [Int](repeating: least, count: shape.outputs)
    var rest = connections - least * shape.outputs
    for index in counts.indices {
      let more = min(shape.inputs - least, rest)
      counts[index] += more
      rest -= more
    }
    return FanInSummary(fanIns: counts).coefficientOfVariation
  }

  /// The inequality past which no profile changes any more, even with 65,535 neurons.
  private static let utmost = 0x1p40

  /// The fan-ins whose CV lies nearest to `cv`, and the parameter that gives them.
  ///
  /// The CV of the real fan-ins rises with the inequality without a jump; the whole ones follow it
  /// within ½ ÷ mean fan-in (root mean square rounding error ≤ ½), so halving the interval finds a
  /// crossing and the nearer of its sides is taken.
  static func solved(
    _ profile: FanInProfile, _ shape: LayerShape, _ connections: Int, cv: Double
  ) throws(TopologyError) -> (counts: [Int], parameter: Double?) {
    // The exponent of a power law whose neurons are all equal is infinite: none.
    func answer(_ attempt: Attempt) -> (counts: [Int], parameter: Double?) {
      (attempt.counts, attempt.parameter.isFinite ? attempt.parameter : nil)
    }

    var (low, end) = try ends(profile, shape, connections, cv: cv)
    guard var high = end else { return answer(low) }
    // A CV just past the end is met by the least inequality that reaches the end.
    let goal = min(0, high.error)
    var below: UInt64 = 0
    var above = utmost.bitPattern
    while above - below > 1, low.counts != high.counts {
      let middle = below + (above - below) / 2
      let next = Attempt(profile, shape, connections, cv: cv, Double(bitPattern: middle))
      if next.error < goal { (below, low) = (middle, next) } else { (above, high) = (middle, next) }
    }
    return answer(-low.error <= high.error.magnitude ? low : high)
  }

  /// The fan-ins of the least and of the utmost inequality; no utmost where the least is the answer.
  ///
  /// - Throws: ``TopologyError`` where the CV lies outside of both.
  static func ends(
    _ profile: FanInProfile, _ shape: LayerShape, _ connections: Int, cv: Double
  ) throws(TopologyError) -> (low: Attempt, high: Attempt?) {
    let low = Attempt(profile, shape, connections, cv: cv, 0)
    if cv == 0 || (low.error >= 0 && low.error <= 0.01) { return (low, nil) }
    let high = Attempt(profile, shape, connections, cv: cv, utmost)
    guard low.error < 0, high.error > -0.01 else {
      throw .cvOutOfReach(
        cv, profile: profile.name, shape, connections: connections,
        reach: cv + low.error...cv + max(low.error, high.error),
        bound: maximumCV(shape: shape, connections: connections))
    }
    return (low, high)
  }

  /// The fan-ins of one inequality, and how far their CV is from the one asked for.
  struct Attempt {
    let counts: [Int]
    let parameter: Double
    let error: Double

    init(
      _ profile: FanInProfile, _ shape: LayerShape, _ connections: Int, cv: Double,
      _ inequality: Double
    ) {
      parameter = profile.parameter(atInequality: inequality)
      counts = whole(profile, shape, connections, parameter: parameter)
      error = FanInSummary(fanIns: counts).coefficientOfVariation - cv
    }
  }
}
