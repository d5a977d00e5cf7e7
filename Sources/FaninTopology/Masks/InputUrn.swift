import FaninRandom

/// The inputs of a layer, drawn without repetition for one neuron after the other.
///
/// Each draw takes an input as likely as its weight is among those left. Inputs of weight 0 come
/// only when nothing else is left, every subset of them equally likely; without weights, that is
/// all there is.
struct InputUrn {
  /// The weight of every input, scaled to whole numbers, so that no draw depends on rounding.
  private let weights: [Int]
  private let weightless: [Int]
  private var tree: WeightTree
  /// The inputs drawn for the neuron at hand, one bit each.
  private var drawn: [UInt64]

  /// Fills an urn; `weights` holds one finite number of at least 0 for each input.
  init(inputs: Int, weights: [Double]?) throws(TopologyError) {
    let given = weights ?? [Double](repeating: 0, count: inputs)
    let valid = given.filter { $0.isFinite && $0 >= 0 }.count
    guard given.count == inputs, valid == inputs else {
      throw .inputWeights(expected: inputs, found: min(valid, given.count))
    }
    let largest = given.max() ?? 0
    // 40 bits each: the sum of 65,535 weights stays below 2⁵⁶.
    let whole = given.map { $0 > 0 ? max(1, Int($0 / largest * 0x1p40)) : 0 }
    self.weights = whole
    weightless = whole.indices.filter { whole[$0] == 0 }
    tree = WeightTree(whole)
    drawn = [UInt64](repeating: 0, count: (inputs + 63) / 64)
  }

  /// Draws `count` different inputs and appends them, ascending, to `columns`.
  ///
  /// - Complexity: O(inputs / 64 + count), times log(inputs) with weights.
  mutating func draw(_ count: Int, from stream: inout RandomStream, to columns: inout [UInt16]) {
    guard count < weights.count else {
      columns.append(contentsOf: weights.indices.map { UInt16($0) })
      return
    }
    let weighty = min(count, weights.count - weightless.count)
    for _ in 0..<weighty {
      let input = tree.index(at: stream.below(tree.total))
      tree.add(-weights[input], at: input)
      mark(input)
    }
    // Floyd's algorithm; Bentley & Floyd (1987), doi:10.1145/30401.315746.
    for candidate in (weightless.count - (count - weighty))..<weightless.count {
      let input = weightless[stream.below(candidate + 1)]
      mark(isMarked(input) ? weightless[candidate] : input)
    }
    empty(into: &columns)
  }

  private mutating func empty(into columns: inout [UInt16]) {
    for word in drawn.indices {
      while drawn[word] != 0 {
        let input = 64 * word + drawn[word].trailingZeroBitCount
        drawn[word] &= drawn[word] - 1
        columns.append(UInt16(input))
        if weights[input] > 0 { tree.add(weights[input], at: input) }
      }
    }
  }

  private func isMarked(_ input: Int) -> Bool { drawn[input >> 6] >> UInt64(input & 63) & 1 == 1 }

  private mutating func mark(_ input: Int) { drawn[input >> 6] |= 1 << UInt64(input & 63) }
}
