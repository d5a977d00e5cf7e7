/// The least value of a function of a few variables, without derivatives.
enum Simplex {
  /// Searches from a point, and again from where it ended until nothing is gained.
  ///
  /// - Source: Nelder & Mead (1965), doi:10.1093/comjnl/7.4.308; restarts against stalled simplices.
  static func minimum(
    of f: ([Double]) -> Double, from start: [Double]
  ) -> (point: [Double], value: Double) {
    var best = (point: start, value: f(start))
    for round in 0..<12 {
      let next = search(f, from: best.point, step: round == 0 ? 0.3 : 0.03)
      let gain = best.value - next.value
      if next.value <= best.value { best = next }
      if round > 0, gain <= 1e-15 * best.value.magnitude { break }
    }
    return best
  }

  private static func search(
    _ f: ([Double]) -> Double, from start: [Double], step: Double
  ) -> (point: [Double], value: Double) {
    var corners = [(point: start, value: f(start))]
    for axis in start.indices {
      var point = start
      point[axis] += step * max(1, point[axis].magnitude)
      corners.append((point, f(point)))
    }
    for _ in 0..<600 {
      corners.sort { $0.value < $1.value }
      let (best, worst) = (corners[0], corners[corners.count - 1])
      let size =
        start.indices.map { axis in
          corners.map { ($0.point[axis] - best.point[axis]).magnitude }.max() ?? 0
        }.max() ?? 0
      if size < 1e-10 { break }
      let centre = start.indices.map { axis in
        corners.dropLast().reduce(0) { $0 + $1.point[axis] } / Double(corners.count - 1)
      }
      func along(_ factor: Double) -> (point: [Double], value: Double) {
        let point = zip(centre, worst.point).map { $0 + factor * ($1 - $0) }
        return (point, f(point))
      }
      let reflected = along(-1)
      if reflected.value < best.value {
        let expanded = along(-2)
        corners[corners.count - 1] = expanded.value < reflected.value ? expanded : reflected
      } else if reflected.value < corners[corners.count - 2].value {
        corners[corners.count - 1] = reflected
      } else {
        let contracted = reflected.value < worst.value ? along(-0.5) : along(0.5)
        if contracted.value < min(reflected.value, worst.value) {
          corners[corners.count - 1] = contracted
        } else {
          for index in corners.indices.dropFirst() {
            let point = zip(best.point, corners[index].point).map { $0 + 0.5 * ($1 - $0) }
            corners[index] = (point, f(point))
          }
        }
      }
    }
    return corners.min { $0.value < $1.value } ?? corners[0]
  }
}
