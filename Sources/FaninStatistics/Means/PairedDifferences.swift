/// The differences x − y of two paired samples, scaled and checked.
struct PairedDifferences {
  let scale: BinaryScale
  let sample: Sample

  /// - Throws: `length_mismatch`, `non_finite_input`, `too_few_observations`.
  init(_ x: [Double], _ y: [Double], atLeast required: Int = 2) throws(StatisticsError) {
    try Require.sameLength(x.count, y.count)
    try Require.finite(x, "x")
    try Require.finite(y, "y")
    try Require.count(x.count, atLeast: required, of: required == 1 ? "pair" : "pairs")
    scale = BinaryScale(x, y)
    sample = Sample(x, minus: y, in: scale)
  }

  /// Differences that are constant up to rounding have no variance to divide by.
  func requireVariation() throws(StatisticsError) {
    try Require.variation(
      sample.range > scale.rounding,
      sample.mean.magnitude.high <= scale.rounding
        ? "all pairs are identical" : "the paired differences are constant up to rounding")
  }
}
