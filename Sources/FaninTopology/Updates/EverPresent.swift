/// Which of a layer's possible connections have ever been present: one bit each.
public struct EverPresent: Hashable, Sendable, Codable {
  private var bits: [UInt64]
  private var count = 0
  private let possible: Int

  /// Begins with the connections of a mask.
  public init(_ mask: Mask) {
    possible = mask.shape.possibleConnections
    bits = [UInt64](repeating: 0, count: (possible + 63) / 64)
    add(mask)
  }

  /// Adds the connections of a mask of the same layer.
  public mutating func add(_ mask: Mask) {
    for neuron in 0..<mask.shape.outputs {
      for connection in mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1] {
        let position = neuron * mask.shape.inputs + Int(mask.columns[connection])
        let bit = UInt64(1) << UInt64(position & 63)
        if bits[position >> 6] & bit == 0 {
          bits[position >> 6] |= bit
          count += 1
        }
      }
    }
  }

  /// Ever present ÷ possible, R_s.
  ///
  /// - Source: Liu et al. (2021), arXiv:2102.02887.
  public var share: Double { Double(count) / Double(possible) }
}
