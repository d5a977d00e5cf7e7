/// A layer of 83 inputs and 7 neurons with a fifth of the connections and made-up numbers.
package struct VerificationLayer {
  package static let inputs = 83
  package static let outputs = 7

  package let weights: AlignedArray<Float>
  package let biases: AlignedArray<Float>
  package let x: AlignedArray<Float>
  package let dy: AlignedArray<Float>
  /// By neuron; weights are stored by input.
  package let fanIn: ConnectionLists
  /// The same in four blocks of inputs.
  package let blockedFanIn: ConnectionLists
  /// In four blocks of inputs, weights stored in that order.
  package let blockedInOrder: ConnectionLists
  /// Every input of every neuron, in four blocks; some weights are shared.
  package let complete: ConnectionLists
  /// The same, weights stored in that order: more than ``weights`` has, fewer than ``x``.
  package let completeInOrder: ConnectionLists
  /// By input, weights stored in that order.
  package let fanOut: ConnectionLists

  package init(vectors: Int) {
    var state: UInt64 = 42
    func number() -> Float {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(Int64(bitPattern: state) >> 40) / 8_388_608
    }
    let connections = (0..<Self.outputs).flatMap { j in
      (0..<Self.inputs).compactMap { i in number() < -0.6 ? (output: j, input: i) : nil }
    }
    let byInput = connections.sorted { ($0.input, $0.output) < ($1.input, $1.output) }
    func position(_ j: Int, _ i: Int) -> Int32 {
      let index = byInput.firstIndex { $0.output == j && $0.input == i }
      return Int32(index ?? (j + i) % byInput.count)
    }
    let all = (0..<Self.outputs).flatMap { j in
      (0..<Self.inputs).map { i in (output: j, input: i) }
    }
    func lists(
      blocks: Int, inOrder: Bool, of connections: [(output: Int, input: Int)]
    ) -> ConnectionLists {
      let width = (Self.inputs + blocks - 1) / blocks
      var starts: [Int32] = []
      var indices: [UInt16] = []
      var positions: [Int32] = []
      for block in 0..<blocks {
        for j in 0..<Self.outputs {
          starts.append(Int32(indices.count))
          for c in connections where c.output == j && c.input / width == block {
            indices.append(UInt16(c.input))
            positions.append(position(j, c.input))
          }
        }
        starts.append(Int32(indices.count))
      }
      return ConnectionLists(
        rows: Self.outputs, blocks: blocks, starts: starts, indices: indices,
        positions: inOrder ? nil : positions)
    }
    fanIn = lists(blocks: 1, inOrder: false, of: connections)
    blockedFanIn = lists(blocks: 4, inOrder: false, of: connections)
    blockedInOrder = lists(blocks: 4, inOrder: true, of: connections)
    complete = lists(blocks: 4, inOrder: false, of: all)
    completeInOrder = lists(blocks: 4, inOrder: true, of: all)
    fanOut = ConnectionLists(
      rows: Self.inputs, blocks: 1,
      starts: (0...Self.inputs).map { i in Int32(byInput.filter { $0.input < i }.count) },
      indices: byInput.map { UInt16($0.output) }, positions: nil)
    weights = AlignedArray(connections.map { _ in number() })
    biases = AlignedArray((0..<Self.outputs).map { _ in number() })
    x = AlignedArray((0..<(Self.inputs * vectors * 16)).map { _ in number() })
    dy = AlignedArray((0..<(Self.outputs * vectors * 16)).map { _ in number() })
  }
}
