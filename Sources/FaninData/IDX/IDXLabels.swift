import Foundation

/// The labels of an IDX file, counted from 0.
struct IDXLabels {
  let file: String
  let values: [UInt16]

  /// Reads labels that lie in `allowed`; the lowest becomes class 0.
  init(
    _ url: URL, allowed: ClosedRange<Int>, check: ([Int]) -> DataFlaw? = { _ in nil }
  ) throws(DataError) {
    let idx = try IDXFile(url, dimensions: 1...1, check: check)
    file = idx.file
    if let example = idx.values.firstIndex(where: { !allowed.contains(Int($0)) }) {
      throw .flawed(
        file: idx.file, .label(Int(idx.values[example]), example: example, expected: allowed))
    }
    values = idx.values.map { UInt16(Int($0) - allowed.lowerBound) }
  }
}

extension Examples {
  /// Joins images and their labels.
  init(images: IDXFile, labels: IDXLabels) throws(DataError) {
    guard labels.values.count == images.dimensions[0] else {
      throw .flawed(
        file: labels.file,
        .labelCount(labels: labels.values.count, examples: images.dimensions[0]))
    }
    self.init(values: .bytes(images.values), labels: labels.values)
  }

  /// The first `count` examples, and the rest.
  ///
  /// - Precondition: 0 < `count` < the number of examples.
  func cut(at count: Int) -> [Examples] {
    let size =
      switch values {
      case .bytes(let bytes): bytes.count / labels.count
      case .numbers(let numbers): numbers.count / labels.count
      }
    return [0..<count, count..<labels.count].map { rows in
      let range = rows.lowerBound * size..<rows.upperBound * size
      let part: Values =
        switch values {
        case .bytes(let bytes): .bytes(Array(bytes[range]))
        case .numbers(let numbers): .numbers(Array(numbers[range]))
        }
      return Examples(values: part, labels: Array(labels[rows]))
    }
  }
}
