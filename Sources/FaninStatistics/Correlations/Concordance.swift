/// How the pairs of a bivariate sample are ordered.
struct Concordance {
  /// Pairs ordered oppositely by x and y.
  let discordant: Int
  /// Concordant less discordant pairs.
  let excess: Int
  private let count: Int
  private let tiesX: [Int]
  private let tiesY: [Int]

  /// Counts by merge sort: a pair is discordant if sorting by y, after x, must cross it.
  ///
  /// - Complexity: O(n log n).
  init(_ x: Midranks, _ y: Midranks) {
    let (ranksX, ranksY) = (x.doubled, y.doubled)
    let order = ranksX.indices.sorted {
      (ranksX[$0], ranksY[$0]) < (ranksX[$1], ranksY[$1])
    }
    var tiedInBoth = 0
    var run = 0
    for (previous, next) in zip(order, order.dropFirst()) {
      let isTied = ranksX[previous] == ranksX[next] && ranksY[previous] == ranksY[next]
      run = isTied ? run + 1 : 0
      tiedInBoth += run
    }
    var values = order.map { ranksY[$0] }
    discordant = Concordance.inversions(sorting: &values)
    count = ranksX.count
    tiesX = x.tieSizes
    tiesY = y.tieSizes
    excess =
      count * (count - 1) / 2 - Concordance.pairs(tiesX) - Concordance.pairs(tiesY) + tiedInBoth
      - 2 * discordant
  }

  var hasTies: Bool { tiesX.count < count || tiesY.count < count }

  var tau: Double {
    let all = count * (count - 1) / 2
    let (untiedX, untiedY) = (all - Concordance.pairs(tiesX), all - Concordance.pairs(tiesY))
    return Double(excess) / Double(untiedX).squareRoot() / Double(untiedY).squareRoot()
  }

  /// The variance of the excess under independence, given the ties.
  var variance: Double {
    let n = Double(count)
    func sum(_ sizes: [Int], _ term: (Double) -> Double) -> Double {
      sizes.reduce(0) { $0 + term(Double($1)) }
    }
    func whole(_ t: Double) -> Double { t * (t - 1) * (2 * t + 5) }
    func pairs(_ t: Double) -> Double { t * (t - 1) }
    func triples(_ t: Double) -> Double { t * (t - 1) * (t - 2) }
    let untied = (whole(n) - sum(tiesX, whole) - sum(tiesY, whole)) / 18
    let pairTerm = sum(tiesX, pairs) * sum(tiesY, pairs) / (2 * pairs(n))
    if count == 2 { return untied + pairTerm }
    return untied + pairTerm + sum(tiesX, triples) * sum(tiesY, triples) / (9 * triples(n))
  }

  private static func pairs(_ sizes: [Int]) -> Int { sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }

  private static func inversions(sorting values: inout [Int]) -> Int {
    var count = 0
    var width = 1
    var merged = values
    while width < values.count {
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        let middle = min(start + width, values.count)
        let end = min(start + 2 * width, values.count)
        var (left, right) = (start, middle)
        for position in start..<end {
          if left < middle, right == end || values[left] <= values[right] {
            merged[position] = values[left]
            left += 1
          } else {
            merged[position] = values[right]
            right += 1
            count += middle - left
          }
        }
      }
      swap(&values, &merged)
      width *= 2
    }
    return count
  }
}
