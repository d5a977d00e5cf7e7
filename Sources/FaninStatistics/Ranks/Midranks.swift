/// The ranks of a sample, tied values sharing the mean of theirs.
///
/// Doubled, so that every rank is an integer and sums of ranks are exact.
struct Midranks {
  /// Twice the rank of each value, in the order given.
  let doubled: [Int]
  /// How many values share each rank, ascending.
  let tieSizes: [Int]

  /// Ranks `values`; neighbours no further apart than `tolerance` are tied.
  ///
  /// - Complexity: O(n log n).
  init(_ values: [Double], tolerance: Double = 0) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var doubled = [Int](repeating: 0, count: values.count)
    var tieSizes: [Int] = []
    var first = 0
    while first < order.count {
      var last = first
      while last + 1 < order.count,
        values[order[last + 1]] - values[order[last]] <= tolerance
      {
        last += 1
      }
      for position in first...last { doubled[order[position]] = first + last + 2 }
      tieSizes.append(last - first + 1)
      first = last + 1
    }
    self.doubled = doubled
    self.tieSizes = tieSizes
  }

  var hasTies: Bool { tieSizes.count < doubled.count }

  /// Σ over ties of t³ − t.
  var tieCubes: Double {
    tieSizes.reduce(0) { sum, size in
      let size = Double(size)
      return sum + (size * size * size - size)
    }
  }
}
