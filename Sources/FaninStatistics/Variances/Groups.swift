/// Independent groups in one scale, checked.
struct Groups {
  let scale: BinaryScale
  let samples: [Sample]

  /// - Throws: `non_finite_input`; `too_few_observations` for fewer than 2 groups or a group of
  ///   fewer than 2.
  init(_ groups: [[Double]]) throws(StatisticsError) {
    for (index, group) in groups.enumerated() { try Require.finite(group, "groups[\(index)]") }
    try Require.count(groups.count, atLeast: 2, of: "groups")
    for (index, group) in groups.enumerated() {
      try Require.count(group.count, atLeast: 2, of: "observations of groups[\(index)]")
    }
    let scale = BinaryScale(groups)
    self.scale = scale
    samples = groups.map { Sample($0, in: scale) }
  }

  /// Deviations |x − centre| take the place of the values.
  private init(_ samples: [Sample], in scale: BinaryScale) {
    self.samples = samples
    self.scale = scale
  }

  /// The distances of the values from their group's centre.
  func distances(from centre: (Sample) -> DoubleDouble) -> Groups {
    Groups(
      samples.map { sample in
        let centre = centre(sample)
        return Sample(sample.values.map { ($0 - centre).magnitude })
      }, in: scale)
  }

  var count: Double { Double(samples.reduce(0) { $0 + $1.count }) }

  /// Whether any group, or every group, is more than rounding.
  var varies: (any: Bool, all: Bool) {
    let varying = samples.map { $0.range > scale.rounding }
    return (varying.contains(true), !varying.contains(false))
  }
}

extension Sample {
  /// The median.
  var median: DoubleDouble {
    let sorted = values.sorted { $0 < $1 }
    let middle = count / 2
    if !count.isMultiple(of: 2) { return sorted[middle] }
    return (sorted[middle - 1] + sorted[middle]) * DoubleDouble(0.5)
  }
}
