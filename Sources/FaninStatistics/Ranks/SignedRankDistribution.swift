/// The distribution of a sum of ranks of which each is taken with probability ½.
struct SignedRankDistribution {
  /// The probability of each sum, from 0.
  private let probabilities: [Double]

  /// - Complexity: O(n · Σ ranks).
  init(ranks: [Int]) {
    var probabilities = [Double](repeating: 0, count: ranks.reduce(0, +) + 1)
    probabilities[0] = 1
    var top = 0
    for rank in ranks {
      top += rank
      for sum in stride(from: top, through: rank, by: -1) {
        probabilities[sum] = 0.5 * (probabilities[sum] + probabilities[sum - rank])
      }
      for sum in 0..<rank { probabilities[sum] *= 0.5 }
    }
    self.probabilities = probabilities
  }

  /// P(sum ≤ value), added from the smallest term up.
  func lowerTail(_ value: Int) -> Double {
    probabilities[...value].reduce(0, +)
  }

  /// P(sum ≥ value); the distribution is symmetric.
  func upperTail(_ value: Int) -> Double {
    lowerTail(probabilities.count - 1 - value)
  }
}
