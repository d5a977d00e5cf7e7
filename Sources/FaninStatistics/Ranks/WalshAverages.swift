/// The means of all pairs of a sample, each value also paired with itself.
struct WalshAverages {
  private let sorted: [Double]

  init(_ values: [Double]) { sorted = values.sorted() }

  /// The median of the n(n + 1)/2 means, without forming them.
  ///
  /// - Complexity: O(n log n): the sums of two are counted below a threshold by one sweep, and the
  ///   threshold is found by bisection over the Doubles themselves.
  var median: Double {
    let total = sorted.count * (sorted.count + 1) / 2
    let lower = sum(ofRank: (total + 1) / 2)
    let upper = total.isMultiple(of: 2) ? sum(ofRank: total / 2 + 1) : lower
    return (lower + upper) / 4
  }

  /// The sum of two that has so many others at most as large.
  private func sum(ofRank rank: Int) -> Double {
    var low = ordinal(2 * (sorted.first ?? 0)) - 1
    var high = ordinal(2 * (sorted.last ?? 0)) + 1
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if countOfSums(atMost: value(middle)) >= rank { high = middle } else { low = middle }
    }
    return largestSum(atMost: value(high))
  }

  private func largestSum(atMost limit: Double) -> Double {
    var largest = -Double.infinity
    var last = sorted.count - 1
    for first in sorted.indices {
      while last >= first, sorted[first] + sorted[last] > limit { last -= 1 }
      if last < first { break }
      largest = max(largest, sorted[first] + sorted[last])
    }
    return largest
  }

  private func countOfSums(atMost limit: Double) -> Int {
    var count = 0
    var last = sorted.count - 1
    for first in sorted.indices {
      while last >= first, sorted[first] + sorted[last] > limit { last -= 1 }
      if last < first { break }
      count += last - first + 1
    }
    return count
  }

  /// The position of a Double among every second Double, so that differences fit an Int.
  private func ordinal(_ value: Double) -> Int {
    let bits = Int(bitPattern: UInt(value.magnitude.bitPattern))
    return value < 0 ? -bits / 2 : bits / 2
  }

  private func value(_ ordinal: Int) -> Double {
    let magnitude = Double(bitPattern: UInt64(ordinal.magnitude) * 2)
    return ordinal < 0 ? -magnitude : magnitude
  }
}
