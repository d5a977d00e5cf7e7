/// The zero of a continuous function between two points where its signs differ.
enum Root {
  /// - Source: Chandrupatla (1997), doi:10.1016/S0965-9978(96)00051-8.
  static func between(
    _ first: Double, _ second: Double, tolerance: Double = 4e-16, _ f: (Double) -> Double
  ) -> Double {
    var (a, b) = (first, second)
    var (atA, atB) = (f(a), f(b))
    var (c, atC) = (a, atA)
    var fraction = 0.5
    for _ in 0..<200 {
      let x = a + fraction * (b - a)
      let value = f(x)
      if (value < 0) == (atA < 0) {
        (c, atC) = (a, atA)
      } else {
        (c, atC) = (b, atB)
        (b, atB) = (a, atA)
      }
      (a, atA) = (x, value)
      let best = atA.magnitude < atB.magnitude ? a : b
      let limit = tolerance * max(best.magnitude, 1e-300) / (b - c).magnitude
      if limit > 0.5 || atA == 0 || atB == 0 { return atA.magnitude < atB.magnitude ? a : b }
      let xi = (a - b) / (c - b)
      let phi = (atA - atB) / (atC - atB)
      if phi * phi < xi, (1 - phi) * (1 - phi) < 1 - xi {
        fraction =
          atA / (atB - atA) * atC / (atB - atC)
          + (c - a) / (b - a) * atA / (atC - atA) * atB / (atC - atB)
      } else {
        fraction = 0.5
      }
      fraction = min(max(fraction, limit), 1 - limit)
    }
    return atA.magnitude < atB.magnitude ? a : b
  }
}
