/// A mean or a difference of means with its standard error: what every t statistic is made of.
struct MeanEstimate {
  let scale: BinaryScale
  /// The estimate, in scaled units.
  let value: DoubleDouble
  /// The standard error, in scaled units.
  let error: DoubleDouble
  let distribution: StudentT

  /// The mean of one sample.
  init(of sample: Sample, in scale: BinaryScale) {
    self.scale = scale
    value = sample.mean
    error = (sample.variance / DoubleDouble(Double(sample.count))).squareRoot()
    distribution = StudentT(degreesOfFreedom: Double(sample.count - 1))
  }

  /// The difference of two means, one variance for both samples.
  init(pooling samples: TwoSamples) {
    self.init(samples, samples.pooled)
  }

  /// The difference of two means, each sample its own variance.
  init(separating samples: TwoSamples) {
    self.init(samples, samples.separate)
  }

  private init(
    _ samples: TwoSamples, _ spread: (error: DoubleDouble, degreesOfFreedom: Double)
  ) {
    scale = samples.scale
    value = samples.difference
    error = spread.error
    distribution = StudentT(degreesOfFreedom: spread.degreesOfFreedom)
  }

  /// The estimate, in the data's unit.
  var estimate: Double { scale.up(value.high) }

  /// The statistic against a null value given in scaled units.
  func t(against null: Double) -> Double {
    ((value - DoubleDouble(null)) / error).high
  }

  /// The values not rejected at 1 − `confidence`, in the data's unit.
  func interval(_ alternative: Alternative, confidence: Double) -> Interval {
    switch alternative {
    case .twoSided:
      let reach = distribution.magnitude(between: confidence, tails: 1 - confidence)
      return Interval(low: end(-reach), high: end(reach))
    case .greater:
      return Interval(low: end(-distribution.quantile(confidence)), high: .infinity)
    case .less:
      return Interval(low: -.infinity, high: end(distribution.quantile(confidence)))
    }
  }

  /// The estimate plus and minus so many standard errors, in the data's unit.
  func interval(multiple: Double) -> Interval {
    Interval(low: end(-multiple), high: end(multiple))
  }

  /// The estimate plus so many standard errors.
  private func end(_ multiple: Double) -> Double {
    scale.up((value + error * DoubleDouble(multiple)).high)
  }
}
