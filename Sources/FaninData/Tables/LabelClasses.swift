/// Class indices for spelled labels.
///
/// When every label is a number, classes are in order of size and `1` and `1.0` are one class; else
/// they are in the order of their texts.
struct LabelClasses {
  /// The number of classes.
  let count: Int
  /// The class of each row.
  let indices: [UInt16]

  init(_ labels: [String]) {
    let names = Set(labels)
    var ranks: [String: Int] = [:]
    let numbers = names.compactMap { name in LabelClasses.number(name).map { (name, $0) } }
    if numbers.count == names.count {
      let values = Set(numbers.map(\.1)).sorted()
      count = values.count
      let positions = Dictionary(uniqueKeysWithValues: zip(values, 0...))
      for (name, value) in numbers { ranks[name] = positions[value] }
    } else {
      count = names.count
      ranks = Dictionary(uniqueKeysWithValues: zip(names.sorted(), 0...))
    }
    indices = labels.map { UInt16(clamping: ranks[$0] ?? 0) }
  }

  private static func number(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { DecimalNumber.parse($0, $0.indices) }
  }
}
