extension Correlation {
  /// The correlation within subjects: of values centred on their subject's mean.
  ///
  /// Tests whether x and y are linearly unrelated within subjects, one slope common to all; the
  /// points of one network are its repeated measures, and the network is the subject.
  ///
  /// - Shape: `subjects`, `x` and `y` are equally long; more observations than subjects + 1.
  /// - Throws: ``StatisticsError``; `zero_variance` if either is constant within every subject.
  /// - Source: Bakdash & Marusich (2017), doi:10.3389/fpsyg.2017.00456.
  public static func repeatedMeasures(
    subjects: [String], _ x: [Double], _ y: [Double], confidence: Double = 0.95
  ) throws(StatisticsError) -> Correlation {
    try Require.openUnit(confidence, "confidence")
    try Require.sameLength(subjects.count, x.count, "subject and x")
    try Require.sameLength(x.count, y.count)
    try Require.finite(x, "x")
    try Require.finite(y, "y")
    let members = Dictionary(grouping: subjects.indices, by: { subjects[$0] }).values
      .sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    let degreesOfFreedom = x.count - members.count - 1
    try Require.count(
      x.count, atLeast: members.count + 2, of: "observations of \(members.count) subjects")

    let centred = (try centre(x, "x", within: members), try centre(y, "y", within: members))
    let association = Association(centred.0, centred.1)
    return Correlation(
      estimate: association.r, degreesOfFreedom: Double(degreesOfFreedom),
      pValue: association.pValue(degreesOfFreedom: Double(degreesOfFreedom), .twoSided),
      interval: degreesOfFreedom > 1
        ? association.interval(
          error: 1 / Double(degreesOfFreedom - 1).squareRoot(), .twoSided, confidence: confidence)
        : nil)
  }

  /// The deviations from each subject's mean, subject by subject.
  private static func centre(
    _ values: [Double], _ name: String, within members: [[Int]]
  ) throws(StatisticsError) -> [DoubleDouble] {
    let scale = BinaryScale(values)
    var deviations: [DoubleDouble] = []
    var varies = false
    for indices in members {
      let sample = Sample(indices.map { DoubleDouble(scale.down(values[$0])) })
      varies = varies || sample.range > scale.rounding
      for value in sample.values { deviations.append(value - sample.mean) }
    }
    try Require.variation(varies, "\(name) is constant within every subject")
    return deviations
  }
}
