extension Mask {
  /// The mask in few bytes: about one for each connection, and one for each neuron.
  ///
  /// ```
  /// inputs · neurons · for each neuron: fan-in, then each input − (the one before it + 1)
  /// ```
  /// Every number is an unsigned LEB128: seven bits in each byte, the lowest first, the eighth set
  /// where more follow. The input "before" a neuron's first is −1.
  ///
  /// - Complexity: O(connections + neurons).
  public var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(connections + 2 * shape.outputs + 6)
    func append(_ number: Int) {
      var rest = number
      while rest >= 0x80 {
        bytes.append(UInt8(rest & 0x7f) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
    append(shape.inputs)
    append(shape.outputs)
    for neuron in 0..<shape.outputs {
      append(rowStarts[neuron + 1] - rowStarts[neuron])
      var next = 0
      for column in columns[rowStarts[neuron]..<rowStarts[neuron + 1]] {
        append(Int(column) - next)
        next = Int(column) + 1
      }
    }
    return bytes
  }

  /// Reads an encoded mask; nil where the bytes are not exactly one.
  public init?(encoded bytes: some Collection<UInt8>) {
    var rest = bytes[...]
    func next(below bound: Int) -> Int? {
      var number = 0
      for shift in [0, 7, 14] {
        guard let byte = rest.popFirst() else { return nil }
        number |= Int(byte & 0x7f) << shift
        if byte < 0x80 { return number < bound ? number : nil }
      }
      return nil
    }
    let sizes = 1...LayerShape.largestSize
    guard let inputs = next(below: sizes.upperBound + 1), sizes.contains(inputs),
      let outputs = next(below: sizes.upperBound + 1), sizes.contains(outputs)
    else { return nil }
    var starts = [0]
    var columns: [UInt16] = []
    for _ in 0..<outputs {
      guard let fanIn = next(below: inputs + 1) else { return nil }
      var free = 0
      for _ in 0..<fanIn {
        guard let gap = next(below: inputs - free) else { return nil }
        columns.append(UInt16(free + gap))
        free += gap + 1
      }
      starts.append(columns.count)
    }
    guard rest.isEmpty else { return nil }
    self.init(
      shape: LayerShape(inputs: inputs, outputs: outputs), rowStarts: starts, columns: columns)
  }
}

extension Mask: Codable {
  /// Reads an encoded mask.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let mask = Mask(encoded: try container.decode([UInt8].self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "the bytes are not a mask")
    }
    self = mask
  }

  /// Writes the encoded mask.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(encoded)
  }
}
