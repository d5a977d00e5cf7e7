import FaninStatistics
import FaninStudy
import FaninTraining

extension TopologyFinding.MeanInterval {
  /// Over runs; nil without any, or where one is not a number.
  init?(_ values: [Double], confidence: Double) {
    guard let mean = try? CurveInterval(values.map { [$0] }, confidence: confidence) else {
      return nil
    }
    self.init(mean: mean.means[0], interval: mean.intervals.first.map { Bounds($0) })
  }
}

extension TopologyFinding.Rest {
  /// Looks at runs that share their updates; `cv` reads what is followed.
  init?(
    _ courses: [[TopologyMeasurement]], analysis: AnalysisDeclaration,
    _ cv: (TopologyMeasurement) -> Double?
  ) {
    let updates = courses[0].filter { $0.step > 0 }
    let largest = updates.map(\.dropFraction).max() ?? 0
    let counted = updates.filter { $0.dropFraction > Self.leastShare * largest }.map(\.step)
    let size = Int((analysis.equilibrium.window * Double(counted.count)).rounded(.up))
    // Of few updates the window may hold fewer than a slope needs.
    let window = Set(counted.suffix(max(size, Self.fewestUpdates)))
    guard window.count >= Self.fewestUpdates, let first = window.min(), let last = window.max()
    else { return nil }
    let changes = courses.compactMap { course in
      let points = course.filter { window.contains($0.step) }
      let values = points.compactMap(cv)
      return values.count == points.count
        ? Self.change(steps: points.map { Double($0.step) }, values) : nil
    }
    guard changes.count > 1, changes.count == courses.count,
      let change = TopologyFinding.MeanInterval(changes, confidence: 1 - analysis.alpha)
    else { return nil }
    (self.first, self.last, self.change) = (first, last, change)
    let bound = analysis.equilibrium.bound
    let test = try? EquivalenceTest.paired(
      changes, changes.map { _ in 0 }, low: -bound, high: bound, alpha: analysis.alpha)
    // Runs that all change by the same leave nothing to test.
    equivalence = test?.pValue ?? (change.mean.magnitude < bound ? 0 : 1)
    if equivalence < analysis.alpha {
      verdict = .atRest
    } else if let interval = change.interval, interval.low > 0 || interval.high < 0 {
      verdict = .moving
    } else {
      verdict = .open
    }
  }

  /// The relative change of a course over its steps by least squares; nil where its mean is 0.
  private static func change(steps: [Double], _ values: [Double]) -> Double? {
    let count = Double(steps.count)
    let (step, value) = (steps.reduce(0, +) / count, values.reduce(0, +) / count)
    var (products, squares) = (0.0, 0.0)
    for (x, y) in zip(steps, values) {
      products += (x - step) * (y - value)
      squares += (x - step) * (x - step)
    }
    guard value > 0, squares > 0, let first = steps.first, let last = steps.last else { return nil }
    return products / squares * (last - first) / value
  }
}

extension TopologyFinding.Move {
  /// Over runs that share their updates; nil without one.
  init?(_ courses: [[TopologyMeasurement]], confidence: Double) {
    guard courses.allSatisfy({ $0.count > 1 }),
      let whole = TopologyFinding.MeanInterval(
        courses.map { $0[$0.count - 1].fanInCV - $0[0].fanInCV }, confidence: confidence),
      let first = Means.mean(courses.map { $0[1].fanInCV - $0[0].fanInCV })
    else { return nil }
    self.whole = whole
    let isMove = whole.interval.map { $0.low > 0 || $0.high < 0 } ?? false
    firstShare = isMove ? first / whole.mean : nil
  }
}

extension TopologyFinding.Course {
  /// Spearman's ρ between drop fraction and CV over the updates after the first, mean over runs.
  static func followsDrop(
    _ courses: [[TopologyMeasurement]], confidence: Double
  ) -> TopologyFinding.MeanInterval? {
    let correlations = courses.compactMap { course in
      let updates = course.filter { $0.step > 0 }.dropFirst()
      return try? Correlation.spearman(
        updates.map(\.dropFraction), updates.map(\.fanInCV)
      ).estimate
    }
    guard !correlations.isEmpty, correlations.count == courses.count else { return nil }
    return TopologyFinding.MeanInterval(correlations, confidence: confidence)
  }

  /// How far networks end from where they started.
  static func distanceFromStart(
    _ ends: [LayerFanIns], confidence: Double
  ) -> TopologyFinding.MeanInterval? {
    let distances = ends.compactMap { layer in
      try? KolmogorovSmirnov.distance(
        layer.initial.map { Double($0) }, layer.final.map { Double($0) })
    }
    return TopologyFinding.MeanInterval(distances, confidence: confidence)
  }
}
