/// A set of a layer's possible connections: one bit each.
public struct ConnectionSet: Hashable, Sendable, Codable {
  /// One word more than is needed, so that a kernel may read a little beyond the last.
  private var bits: [UInt64]
  private(set) var count = 0
  private let possible: Int

  /// Begins with the connections of a mask.
  public init(_ mask: Mask) {
    possible = mask.shape.possibleConnections
    bits = [UInt64](repeating: 0, count: possible / 64 + 2)
    mask.forEachPosition { _, position in insert(position) }
  }

  /// Begins with some connections of a mask: one flag for each, in canonical order.
  init(_ mask: Mask, where flags: [Bool]) {
    possible = mask.shape.possibleConnections
    bits = [UInt64](repeating: 0, count: possible / 64 + 2)
    mask.forEachPosition { connection, position in
      let flag: UInt64 = flags[connection] ? 1 : 0
      bits[position >> 6] |= flag << UInt64(position & 63)
      count += Int(flag)
    }
  }

  /// Whether a position is in the set.
  func contains(_ position: Int) -> Bool {
    bits[position >> 6] >> UInt64(position & 63) & 1 == 1
  }

  /// Lends the bits: that of position p is bit p % 64 of word p / 64.
  public func withBits<Result>(_ body: (UnsafePointer<UInt64>) -> Result) -> Result {
    bits.withUnsafeBufferPointer { bits in
      // There are two words at least.
      guard let base = bits.baseAddress else { preconditionFailure("a set without words") }
      return body(base)
    }
  }

  /// Adds what an update brought.
  public mutating func add(_ change: Rewiring) {
    change.mask.forEachPosition { connection, position in
      if change.origins[connection] < 0 { insert(position) }
    }
  }

  private mutating func insert(_ position: Int) {
    let bit = UInt64(1) << UInt64(position & 63)
    if bits[position >> 6] & bit == 0 {
      bits[position >> 6] |= bit
      count += 1
    }
  }

  /// Elements ÷ possible connections; of all that were ever present it is R_s.
  ///
  /// - Source: Liu et al. (2021), arXiv:2102.02887.
  public var share: Double { Double(count) / Double(possible) }

  /// |A ∩ B| ÷ |A ∪ B| of the set and the connections of a mask of the same layer (Jaccard); 1 where
  /// both are empty.
  public func overlap(with mask: Mask) -> Double {
    precondition(mask.shape.possibleConnections == possible, "a mask of another layer")
    var shared = 0
    bits.withUnsafeBufferPointer { bits in
      mask.forEachPosition { _, position in
        shared &+= Int(bits[position >> 6] >> UInt64(position & 63) & 1)
      }
    }
    let either = count + mask.connections - shared
    return either == 0 ? 1 : Double(shared) / Double(either)
  }
}

extension Mask {
  /// Calls with every connection's place in canonical order and its position, neuron · inputs + input.
  @inline(__always)
  func forEachPosition(_ body: (_ connection: Int, _ position: Int) -> Void) {
    columns.withUnsafeBufferPointer { columns in
      for neuron in 0..<shape.outputs {
        let first = neuron * shape.inputs
        for connection in rowStarts[neuron]..<rowStarts[neuron + 1] {
          body(connection, first + Int(columns[connection]))
        }
      }
    }
  }
}
