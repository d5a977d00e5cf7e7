import Foundation

/// Where Brownian motion, looked at a few times, first leaves a symmetric boundary.
///
/// The density of B at a look, of paths not stopped before, is carried from look to look on
/// Gauss–Legendre points of the interval between the boundaries.
struct BrownianStops {
  private static let points = GaussLegendre(count: 200)

  private var time = 0.0
  /// Points inside the last boundary, and density × weight at each; nil before the first look.
  private var paths: (places: [Double], masses: [Double])?

  /// The probability of having stopped by each look.
  static func spent(_ times: [Double], _ critical: [Double]) -> [Double] {
    var stops = BrownianStops()
    var spent: [Double] = []
    for (time, value) in zip(times, critical) {
      spent.append((spent.last ?? 0) + stops.leaving(at: time, beyond: value))
      stops.advance(to: time, within: value)
    }
    return spent
  }

  /// The critical values that spend the given error by each look.
  static func boundary(_ times: [Double], spending: [Double]) -> [Double] {
    var stops = BrownianStops()
    var critical: [Double] = []
    var before = 0.0
    for (time, error) in zip(times, spending) {
      let wanted = error - before
      let value = Root.between(0, 38, tolerance: 1e-13) { value in
        // Of tiny errors the logarithms are compared, or the root finder would stop too early.
        log(max(stops.leaving(at: time, beyond: value), 1e-300)) - log(max(wanted, 1e-299))
      }
      critical.append(value)
      stops.advance(to: time, within: value)
      before = error
    }
    return critical
  }

  /// The probability of not having stopped before and of |Z| ≥ `critical` now.
  private func leaving(at time: Double, beyond critical: Double) -> Double {
    let edge = critical * time.squareRoot()
    guard let paths else { return 2 * SpecialFunctions.normalUpperTail(critical) }
    let step = (time - self.time).squareRoot()
    var sum = 0.0
    for (place, mass) in zip(paths.places, paths.masses) {
      sum +=
        mass
        * (SpecialFunctions.normalUpperTail((edge - place) / step)
          + SpecialFunctions.normalUpperTail((edge + place) / step))
    }
    return sum
  }

  /// Carries the paths that stay inside to the next look.
  private mutating func advance(to time: Double, within critical: Double) {
    let edge = critical * time.squareRoot()
    let places = BrownianStops.points.nodes.map { $0 * edge }
    let step = (time - self.time).squareRoot()
    let constant = 1 / (step * (2 * Double.pi).squareRoot())
    func kernel(_ distance: Double) -> Double {
      let z = distance / step
      return constant * exp(-z * z / 2)
    }
    let before = paths ?? ([0], [1])
    let densities = places.map { place in
      zip(before.places, before.masses).reduce(0.0) { $0 + $1.1 * kernel(place - $1.0) }
    }
    paths = (places, zip(densities, BrownianStops.points.weights).map { $0 * $1 * edge })
    self.time = time
  }
}

/// Points and weights that integrate polynomials of degree 2n − 1 over [−1, 1] exactly.
struct GaussLegendre {
  let nodes: [Double]
  let weights: [Double]

  /// - Source: Newton's method on Legendre's recurrence; Press et al. (2007), §4.6.
  init(count: Int) {
    var nodes: [Double] = []
    var weights: [Double] = []
    let n = Double(count)
    for index in 0..<count {
      var x = cos(Double.pi * (Double(index) + 0.75) / (n + 0.5))
      var slope = 1.0
      for _ in 0..<100 {
        var (previous, value) = (1.0, x)
        for degree in 2...max(count, 2) {
          let k = Double(degree)
          (previous, value) = (value, ((2 * k - 1) * x * value - (k - 1) * previous) / k)
        }
        slope = n * (x * value - previous) / (x * x - 1)
        let change = value / slope
        x -= change
        if change.magnitude < 1e-16 { break }
      }
      nodes.append(x)
      weights.append(2 / ((1 - x * x) * slope * slope))
    }
    self.nodes = nodes
    self.weights = weights
  }
}
