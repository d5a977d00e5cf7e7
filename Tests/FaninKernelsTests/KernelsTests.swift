import FaninKernels
import FaninTestSupport
import Testing

struct KernelsTests {
  @Test(arguments: InstructionSet.available, KernelVerification.Kernel.allCases)
  func `every kernel gives the reference's bits at every width of a tile`(
    set: InstructionSet, kernel: KernelVerification.Kernel
  ) {
    for vectors in 1...8 {
      #expect(KernelVerification.agrees(kernel, on: set, vectors: vectors), "\(vectors) vectors")
    }
  }

  @Test(arguments: InstructionSet.available)
  func `blocks of columns do not change a forward pass`(set: InstructionSet) throws {
    let kernels = try #require(Kernels(set))
    let layer = VerificationLayer(vectors: 3)

    let results = [layer.fanIn, layer.blockedFanIn].map { lists in
      let y = AlignedArray<Float>(count: VerificationLayer.outputs * 48)
      kernels.sparseForward(
        fanIn: lists, weights: layer.weights, biases: layer.biases, rectify: true, vectors: 3,
        x: layer.x, y: y)
      return y.elements
    }

    #expect(results[0] == results[1])
    #expect(results[0].contains { $0 > 0 } && results[0].contains { $0 == 0 })
  }

  @Test(arguments: InstructionSet.available, [1, 15, 16, 17, 100, 128])
  func `gathering fills the lanes of its examples and clears the rest`(
    set: InstructionSet, count: Int
  ) throws {
    let features = 3
    let bytes = (0..<(200 * features)).map { UInt8(truncatingIfNeeded: $0) }
    let indices = (0..<count).map { Int32($0 * 57 % 200) }
    let vectors = Kernels.vectors(for: count)
    let x = AlignedArray<Float>(count: features * vectors * 16)

    try indices.withUnsafeBufferPointer {
      try #require(Kernels(set))
        .gather(bytes: bytes, features: features, indices: $0, vectors: vectors, into: x)
    }

    for feature in 0..<features {
      for lane in 0..<(vectors * 16) {
        let byte = lane < count ? bytes[Int(indices[lane]) * features + feature] : 0
        #expect(x[feature * vectors * 16 + lane] == Float(byte) * (1 / 255))
      }
    }
  }

  @Test(arguments: InstructionSet.available, [5, 64, 100, 128])
  func `features that are read are gathered whichever are not`(
    set: InstructionSet, count: Int
  ) throws {
    let features = 75
    let bytes = (0..<(count * features)).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let isRead = AlignedArray<UInt8>((0..<features).map { $0 % 3 == 1 || $0 > 40 ? 1 : 0 })
    let vectors = Kernels.vectors(for: count)
    let all = AlignedArray<Float>(count: features * vectors * 16)
    let some = AlignedArray<Float>(count: features * vectors * 16)
    let kernels = try #require(Kernels(set))

    (0..<Int32(count)).map { $0 }.withUnsafeBufferPointer {
      kernels.gather(bytes: bytes, features: features, indices: $0, vectors: vectors, into: all)
      kernels.gather(
        bytes: bytes, features: features, indices: $0, vectors: vectors, isRead: isRead,
        into: some)
    }

    for feature in 0..<features where isRead[feature] == 1 {
      let row = feature * vectors * 16..<(feature + 1) * vectors * 16
      #expect(some.elements[row] == all.elements[row])
    }
  }

  @Test(arguments: InstructionSet.available)
  func `softmax and cross-entropy follow their definition`(set: InstructionSet) throws {
    // Two examples of three classes, and fourteen lanes without one.
    let logits = AlignedArray<Float>(count: 48)
    for (lane, column) in [(0, [1.0, 2, 3]), (1, [0, 0, 0])] as [(Int, [Float])] {
      for c in 0..<3 { logits[16 * c + lane] = column[c] }
    }
    let labels = AlignedArray<UInt16>([0, 2] + [UInt16](repeating: .max, count: 14))
    let losses = AlignedArray<Float>(count: 16)
    let predictions = AlignedArray<UInt16>(count: 16)
    let deltas = AlignedArray<Float>(count: 48)

    try #require(Kernels(set)).softmaxCrossEntropy(
      classes: 3, vectors: 1, logits: logits, labels: labels, scale: 0.5, losses: losses,
      predictions: predictions, dlogits: deltas)

    // ln(e + e² + e³) − 1 and ln 3; softmax of (1, 2, 3) is (0.0900306, 0.2447285, 0.6652410)
    // (SciPy 1.17 `softmax`). Single precision: a few times 2⁻²⁴.
    #expect(isClose(Double(losses[0]), to: 2.407606, absolute: 1e-6))
    #expect(isClose(Double(losses[1]), to: 1.0986123, absolute: 1e-6))
    #expect(isClose(Double(deltas[0]), to: 0.5 * (0.0900306 - 1), absolute: 1e-6))
    #expect(isClose(Double(deltas[16]), to: 0.5 * 0.2447285, absolute: 1e-6))
    #expect(isClose(Double(deltas[32]), to: 0.5 * 0.6652410, absolute: 1e-6))
    #expect(predictions[0] == 2)
    #expect(predictions[1] == 0, "the first of equals")
    #expect((2..<16).allSatisfy { losses[$0] == 0 && deltas[$0] == 0 })
  }

  @Test(arguments: InstructionSet.available)
  func `input deltas may take the place of the inputs`(set: InstructionSet) throws {
    let kernels = try #require(Kernels(set))

    let results = [false, true].map { inPlace in
      let layer = VerificationLayer(vectors: 3)
      let velocity = AlignedArray<Float>(count: layer.weights.count)
      let dx = inPlace ? layer.x : AlignedArray<Float>(count: layer.x.count)
      kernels.sparseBackward(
        fanOut: layer.fanOut, weights: layer.weights,
        update: .momentum(
          learningRate: 0.1, momentum: 0.9, nesterov: false, weightDecay: 0, velocity: velocity),
        vectors: 3, x: layer.x, dy: layer.dy, dx: dx)
      return dx.elements + layer.weights.elements
    }

    #expect(results[0] == results[1])
  }

  @Test(arguments: InstructionSet.available)
  func `NaN passes the activation and reaches the loss`(set: InstructionSet) throws {
    let kernels = try #require(Kernels(set))
    let layer = VerificationLayer(vectors: 1)
    layer.x[0] = .nan
    let y = AlignedArray<Float>(count: VerificationLayer.outputs * 16)
    let losses = AlignedArray<Float>(count: 16)

    kernels.sparseForward(
      fanIn: layer.fanIn, weights: layer.weights, biases: layer.biases, rectify: true, vectors: 1,
      x: layer.x, y: y)
    kernels.softmaxCrossEntropy(
      classes: VerificationLayer.outputs, vectors: 1, logits: y,
      labels: AlignedArray(count: 16), scale: 1, losses: losses,
      predictions: AlignedArray(count: 16), dlogits: nil)

    #expect(losses[0].isNaN)
    #expect(!losses[1].isNaN)
  }
}
