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
  /// The same in four blocks of inputs, neurons with many in a block first.
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
    typealias Connection = (row: Int, column: Int, position: Int32)
    func lists(
      rows: Int = Self.outputs, blocks: Int, isOrdered: Bool, inOrder: Bool,
      of connections: [Connection]
    ) -> ConnectionLists {
      let width = (Self.inputs + blocks - 1) / blocks
      var visits: [ConnectionLists.Visit] = []
      var visited: [Connection] = []
      for block in 0..<blocks {
        let lists = (0..<rows).map { row in
          (row, connections.filter { $0.row == row && $0.column / width == block })
        }
        let ordered = isOrdered ? lists.sorted { $0.1.count > $1.1.count } : lists
        for (row, list) in ordered {
          visited += list
          visits.append(
            ConnectionLists.Visit(
              row: row, end: visited.count, isFirst: block == 0, isLast: block == blocks - 1))
        }
      }
      return ConnectionLists(
        rows: rows, visits: AlignedArray(visits), count: visits.count,
        indices: AlignedArray(visited.map { UInt16($0.column) }),
        positions: inOrder ? nil : AlignedArray(visited.map(\.position)))
    }
    let sparse: [Connection] = connections.map {
      ($0.output, $0.input, position($0.output, $0.input))
    }
    let all: [Connection] = (0..<Self.outputs).flatMap { j in
      (0..<Self.inputs).map { i in (j, i, position(j, i)) }
    }
    fanIn = lists(blocks: 1, isOrdered: false, inOrder: false, of: sparse)
    blockedFanIn = lists(blocks: 4, isOrdered: true, inOrder: false, of: sparse)
    blockedInOrder = lists(blocks: 4, isOrdered: true, inOrder: true, of: sparse)
    complete = lists(blocks: 4, isOrdered: false, inOrder: false, of: all)
    completeInOrder = lists(blocks: 4, isOrdered: false, inOrder: true, of: all)
    fanOut = lists(
      rows: Self.inputs, blocks: 1, isOrdered: false, inOrder: true,
      of: byInput.map { ($0.input, $0.output, 0) })
    weights = AlignedArray(connections.map { _ in number() })
    biases = AlignedArray((0..<Self.outputs).map { _ in number() })
    x = AlignedArray((0..<(Self.inputs * vectors * 16)).map { _ in number() })
    dy = AlignedArray((0..<(Self.outputs * vectors * 16)).map { _ in number() })
  }
}
