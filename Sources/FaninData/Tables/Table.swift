/// Rows of numbers with class labels, before they are split and standardised.
struct Table: Sendable {
  /// Numbers in a row.
  var width: Int
  /// All numbers, row after row.
  var values: [Double] = []
  /// One class index per row.
  var labels: [UInt16] = []

  /// The number of rows.
  var count: Int { labels.count }

  /// A data set of a split, some columns standardised.
  func dataset(
    name: String, classes: Int, split: TestSplit, standardized: some Sequence<Int>
  ) -> Dataset {
    let (training, test) = examples(split, standardized: standardized)
    return Dataset(
      name: name, features: width, classes: classes, training: training, test: test)
  }

  /// Splits the rows and standardises some columns on the training rows alone.
  ///
  /// - Precondition: the split is of `count` rows; columns lie in 0 ..< width.
  func examples(
    _ split: TestSplit, standardized: some Sequence<Int>
  ) -> (training: Examples, test: Examples) {
    var scale = [Standardization?](repeating: nil, count: width)
    for column in standardized {
      scale[column] = Standardization(
        of: split.training.lazy.map { row in values[row * width + column] })
    }
    func examples(_ rows: [Int]) -> Examples {
      var numbers: [Float] = []
      numbers.reserveCapacity(rows.count * width)
      for row in rows {
        let start = row * width
        for column in 0..<width {
          let value = values[start + column]
          numbers.append(Float(scale[column]?.apply(to: value) ?? value))
        }
      }
      return Examples(values: .numbers(numbers), labels: rows.map { labels[$0] })
    }
    return (examples(split.training), examples(split.test))
  }
}
