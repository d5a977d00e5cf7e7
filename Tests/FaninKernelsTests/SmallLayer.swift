import FaninKernels

/// A layer of 50 inputs and 7 neurons with a fifth of the connections and made-up numbers.
struct SmallLayer {
  static let inputs = 50
  static let outputs = 7

  let weights: AlignedArray<Float>
  let biases: AlignedArray<Float>
  let x: AlignedArray<Float>
  let dy: AlignedArray<Float>
  /// By neuron; weights are stored by input.
  let fanIn: ConnectionLists
  /// The same in four blocks of inputs.
  let blockedFanIn: ConnectionLists
  /// In four blocks of inputs, weights stored in that order.
  let blockedInOrder: ConnectionLists
  /// By input, weights stored in that order.
  let fanOut: ConnectionLists

  init(vectors: Int) {
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
      Int32(byInput.firstIndex { $0.output == j && $0.input == i } ?? 0)
    }
    func lists(blocks: Int, inOrder: Bool) -> ConnectionLists {
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
    fanIn = lists(blocks: 1, inOrder: false)
    blockedFanIn = lists(blocks: 4, inOrder: false)
    blockedInOrder = lists(blocks: 4, inOrder: true)
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

/// The ways a gradient can be used.
enum UpdateRule: CaseIterable {
  case store
  case storeAdding
  case momentum
  case nesterov
  case adamW
}

/// The states of one array of parameters under every rule.
struct UpdateStates {
  let first: AlignedArray<Float>
  let second: AlignedArray<Float>

  init(count: Int) {
    first = AlignedArray((0..<count).map { Float($0 % 5) / 8 })
    second = AlignedArray((0..<count).map { Float($0 % 3) / 4 })
  }

  var numbers: [Float] { first.elements + second.elements }

  func update(_ rule: UpdateRule) -> ParameterUpdate {
    switch rule {
    case .store: .store(into: first)
    case .storeAdding: ParameterUpdate.store(into: first).adding(second)
    case .momentum: momentum(nesterov: false)
    case .nesterov: momentum(nesterov: true)
    case .adamW:
      .adamW(
        learningRate: 0.01, weightDecay: 0.1, beta1Power: 0.9, beta2Power: 0.999, first: first,
        second: second)
    }
  }

  private func momentum(nesterov: Bool) -> ParameterUpdate {
    .momentum(
      learningRate: 0.1, momentum: 0.9, nesterov: nesterov, weightDecay: 0.01, velocity: first)
  }
}
