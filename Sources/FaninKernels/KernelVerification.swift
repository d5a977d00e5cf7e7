/// Compares every kernel of an instruction set with the reference that defines it, to the bit.
public enum KernelVerification {
  /// What is compared.
  public enum Kernel: String, Sendable, CaseIterable {
    case gather
    case sparseForward = "sparse forward"
    case sparseBackward = "sparse backward"
    case sparseWeightGradient = "sparse weight gradient"
    case biasGradient = "bias gradient"
    case denseGradient = "dense gradient"
    case largeMagnitudes = "large magnitudes"
    case softmaxCrossEntropy = "softmax cross-entropy"
    case multiplyAdds = "multiply-adds"
  }

  /// Whether a kernel gives the reference's bits on a made-up layer, in tiles of `vectors` × 16
  /// lanes, under every update rule; false when this processor lacks the instruction set.
  public static func agrees(_ kernel: Kernel, on set: InstructionSet, vectors: Int) -> Bool {
    guard let kernels = Kernels(set), let reference = Kernels(.reference) else { return false }
    return zip(outputs(kernel, kernels, vectors), outputs(kernel, reference, vectors))
      .allSatisfy { $0.bitPattern == $1.bitPattern }
  }

  private static func outputs(_ kernel: Kernel, _ kernels: Kernels, _ vectors: Int) -> [Float] {
    switch kernel {
    case .gather: gather(kernels, vectors)
    case .sparseForward: forward(kernels, vectors)
    case .softmaxCrossEntropy: softmax(kernels, vectors)
    case .denseGradient: denseGradient(kernels, vectors)
    case .largeMagnitudes: largeMagnitudes(kernels, vectors)
    case .multiplyAdds: multiplyAdds(kernels, vectors)
    default: UpdateRule.allCases.flatMap { gradients(kernel, kernels, vectors, $0) }
    }
  }

  private static func gather(_ kernels: Kernels, _ vectors: Int) -> [Float] {
    let features = 37
    let bytes = (0..<(200 * features)).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 3) }
    let x = AlignedArray<Float>(count: features * vectors * 16)
    let y = AlignedArray<Float>(count: features * vectors * 16)
    // The last vector is not full.
    (0..<(vectors * 16 - 5)).map { Int32($0 * 57 % 200) }.withUnsafeBufferPointer {
      kernels.gather(bytes: bytes, features: features, indices: $0, vectors: vectors, into: x)
      kernels.gather(
        numbers: bytes.map { Float($0) - 100 }, features: features, indices: $0, vectors: vectors,
        into: y)
    }
    return x.elements + y.elements
  }

  private static func forward(_ kernels: Kernels, _ vectors: Int) -> [Float] {
    let layer = VerificationLayer(vectors: vectors)
    return [
      (layer.fanIn, layer.weights, true), (layer.blockedFanIn, layer.weights, false),
      (layer.complete, layer.weights, true), (layer.completeInOrder, layer.x, false),
    ].flatMap { lists, weights, rectify in
      let y = AlignedArray<Float>(count: VerificationLayer.outputs * vectors * 16)
      kernels.sparseForward(
        fanIn: lists, weights: weights, biases: layer.biases, rectify: rectify,
        vectors: vectors, x: layer.x, y: y)
      return y.elements
    }
  }

  private static func softmax(_ kernels: Kernels, _ vectors: Int) -> [Float] {
    let layer = VerificationLayer(vectors: vectors)
    let lanes = vectors * 16
    let classes = VerificationLayer.outputs
    let losses = AlignedArray<Float>(count: lanes)
    let predictions = AlignedArray<UInt16>(count: lanes)
    let dlogits = AlignedArray<Float>(count: classes * lanes)
    kernels.softmaxCrossEntropy(
      classes: classes, vectors: vectors, logits: layer.dy,
      labels: AlignedArray((0..<lanes).map { $0 == lanes - 1 ? .max : UInt16($0 % classes) }),
      scale: 1 / Float(lanes), losses: losses, predictions: predictions, dlogits: dlogits)
    return losses.elements + dlogits.elements + predictions.elements.map { Float($0) }
  }

  private static func denseGradient(_ kernels: Kernels, _ vectors: Int) -> [Float] {
    let layer = VerificationLayer(vectors: vectors)
    let stride = 96
    let panel = AlignedArray<Float>(count: VerificationLayer.outputs * stride)
    // Next to each other, and some of the inputs here and there.
    return [(1, 78, 1), (2, 9, 9), (0, 33, 2)].flatMap { inputs -> [Float] in
      let neurons = (first: 1, count: (VerificationLayer.outputs - 1) / inputs.2, step: inputs.2)
      guard neurons.count > 0 else { return [] }
      for isAdding in [false, true] {
        kernels.denseGradient(
          neurons: neurons, inputs: inputs, stride: stride, isAdding: isAdding, vectors: vectors,
          x: layer.x, dy: layer.dy, panel: panel.pointer)
      }
      return (0..<neurons.count).flatMap { row in
        panel.elements[row * stride..<row * stride + inputs.1]
      }
    }
  }

  private static func largeMagnitudes(_ kernels: Kernels, _ vectors: Int) -> [Float] {
    let special: [Float] = [0, -0, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, -1]
    let (rows, columns) = (3, vectors * 9)
    let stride = columns + 5
    let numbers = (0..<(rows * stride)).map {
      $0 % 5 == 0 ? special[$0 / 5 % special.count] : Float($0 * 37 % 101) - 50
    }
    // Rows are 90 positions apart, the first number is at 3: fewer than 64 · 5.
    let odd: [UInt64] = (0..<6).map { _ in 0xaaaa_aaaa_aaaa_aaaa }
    let magnitudes = AlignedArray<UInt32>(count: rows * columns + 16)
    let positions = AlignedArray<UInt32>(count: rows * columns + 16)
    return [0, 1, Float(20).bitPattern, Float.infinity.bitPattern].flatMap { least in
      [nil, odd].flatMap { excluded -> [Float] in
        func find(_ set: UnsafePointer<UInt64>?) -> Int {
          kernels.largeMagnitudes(
            numbers, rows: rows, columns: columns, stride: stride, first: 3, rowLength: 90,
            least: least, excluded: set, magnitudes: magnitudes.pointer,
            positions: positions.pointer)
        }
        let found =
          excluded.map { $0.withUnsafeBufferPointer { find($0.baseAddress) } } ?? find(nil)
        return [Float(found)] + magnitudes.elements[..<found].map { Float(bitPattern: $0) }
          + positions.elements[..<found].map { Float($0) }
      }
    }
  }

  private static func multiplyAdds(_ kernels: Kernels, _ vectors: Int) -> [Float] {
    let sums = AlignedArray((0..<(vectors * 16)).map { Float($0) })
    kernels.multiplyAdds(rounds: 20, factor: 0.7, vectors: vectors, sums: sums)
    return sums.elements
  }

  private static func gradients(
    _ kernel: Kernel, _ kernels: Kernels, _ vectors: Int, _ rule: UpdateRule
  ) -> [Float] {
    let layer = VerificationLayer(vectors: vectors)
    let parameters = kernel == .biasGradient ? layer.biases : layer.weights
    let states = UpdateStates(count: parameters.count)
    let update = states.update(rule)
    let dx = AlignedArray<Float>(count: VerificationLayer.inputs * vectors * 16)
    switch kernel {
    case .biasGradient:
      kernels.biasGradient(biases: layer.biases, update: update, vectors: vectors, dy: layer.dy)
    case .sparseBackward:
      kernels.sparseBackward(
        fanOut: layer.fanOut, weights: layer.weights, update: update, vectors: vectors, x: layer.x,
        dy: layer.dy, dx: dx)
    default:
      kernels.sparseWeightGradient(
        fanIn: layer.blockedInOrder, weights: layer.weights, update: update, vectors: vectors,
        x: layer.x, dy: layer.dy)
    }
    return dx.elements + parameters.elements + states.first.elements + states.second.elements
  }
}

/// The ways a gradient can be used.
private enum UpdateRule: CaseIterable {
  case store
  case storeAdding
  case momentum
  case nesterov
  case adamW
}

/// The states of one array of parameters under every rule; some of them on either side of 2⁻¹⁰⁰.
private struct UpdateStates {
  let first: AlignedArray<Float>
  let second: AlignedArray<Float>

  init(count: Int) {
    let tiny: [Float] = [0x1.2p-100, -0x1.1p-100, 0x1p-120, .leastNonzeroMagnitude]
    first = AlignedArray((0..<count).map { $0 % 7 == 6 ? tiny[$0 % 4] : Float($0 % 5) / 8 })
    second = AlignedArray((0..<count).map { $0 % 7 == 5 ? tiny[$0 % 4] : Float($0 % 3) / 4 })
  }

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
