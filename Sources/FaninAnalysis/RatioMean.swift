import FaninElementary
import FaninStatistics

/// The mean of ratios: half and double are equally far from 1.
///
/// ```
/// mean = exp(mean of ln ratio)    interval = exp(t interval of the mean of ln ratio)
/// ```
package struct RatioMean {
  /// The geometric mean.
  package let mean: Double
  /// Its interval; nil for one ratio.
  package let interval: Bounds?

  /// Reduces ratios; nil without any, or where one is not above 0.
  package init?(_ ratios: [Double], confidence: Double) {
    guard ratios.allSatisfy({ $0 > 0 }),
      let curve = try? CurveInterval(
        ratios.map { [Elementary.log($0)] }, confidence: confidence)
    else { return nil }
    mean = Elementary.exp(curve.means[0])
    interval = curve.intervals.first.map {
      Bounds(low: Elementary.exp($0.low), high: Elementary.exp($0.high))
    }
  }
}
