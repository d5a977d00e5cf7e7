import FaninKernels
import Testing

/// Every instruction set gives the bits of the reference, at every width of a tile.
struct KernelsTests {
  static let cases: [(InstructionSet, Int)] = InstructionSet.available.flatMap { set in
    (1...8).map { (set, $0) }
  }

  @Test(arguments: cases)
  func `a forward pass equals the reference`(set: InstructionSet, vectors: Int) throws {
    let layer = SmallLayer(vectors: vectors)

    for (lists, rectify) in [(layer.fanIn, true), (layer.blockedFanIn, false)] {
      let results = try [InstructionSet.reference, set].map { set in
        let y = AlignedArray<Float>(count: SmallLayer.outputs * vectors * 16)
        try #require(Kernels(set)).sparseForward(
          fanIn: lists, weights: layer.weights, biases: layer.biases, rectify: rectify,
          vectors: vectors, x: layer.x, y: y)
        return y.elements
      }
      #expect(results[0] == results[1])
      #expect(results[0].contains { $0 != 0 })
    }
  }

  @Test(arguments: cases)
  func `blocks of columns do not change a forward pass`(set: InstructionSet, vectors: Int) throws {
    let layer = SmallLayer(vectors: vectors)
    let kernels = try #require(Kernels(set))

    let results = [layer.fanIn, layer.blockedFanIn].map { lists in
      let y = AlignedArray<Float>(count: SmallLayer.outputs * vectors * 16)
      kernels.sparseForward(
        fanIn: lists, weights: layer.weights, biases: layer.biases, rectify: true,
        vectors: vectors, x: layer.x, y: y)
      return y.elements
    }

    #expect(results[0] == results[1])
  }

  @Test(arguments: cases)
  func `a backward pass equals the reference`(set: InstructionSet, vectors: Int) throws {
    for rule in UpdateRule.allCases {
      let results = try [InstructionSet.reference, set].map { set in
        let layer = SmallLayer(vectors: vectors)
        let states = UpdateStates(count: layer.weights.count)
        let dx = AlignedArray<Float>(count: SmallLayer.inputs * vectors * 16)
        try #require(Kernels(set)).sparseBackward(
          fanOut: layer.fanOut, weights: layer.weights, update: states.update(rule),
          vectors: vectors, x: layer.x, dy: layer.dy, dx: dx)
        return dx.elements + layer.weights.elements + states.numbers
      }
      #expect(results[0] == results[1], "\(rule)")
    }
  }

  @Test(arguments: cases)
  func `a weight gradient equals the reference`(set: InstructionSet, vectors: Int) throws {
    for rule in UpdateRule.allCases {
      let results = try [InstructionSet.reference, set].map { set in
        let layer = SmallLayer(vectors: vectors)
        let states = UpdateStates(count: layer.weights.count)
        try #require(Kernels(set)).sparseWeightGradient(
          fanIn: layer.blockedInOrder, weights: layer.weights, update: states.update(rule),
          vectors: vectors, x: layer.x, dy: layer.dy)
        return layer.weights.elements + states.numbers
      }
      #expect(results[0] == results[1], "\(rule)")
    }
  }

  @Test(arguments: cases)
  func `a bias gradient equals the reference`(set: InstructionSet, vectors: Int) throws {
    let results = try [InstructionSet.reference, set].map { set in
      let layer = SmallLayer(vectors: vectors)
      let states = UpdateStates(count: layer.biases.count)
      try #require(Kernels(set)).biasGradient(
        biases: layer.biases, update: states.update(.momentum), vectors: vectors, dy: layer.dy)
      return layer.biases.elements + states.numbers
    }

    #expect(results[0] == results[1])
  }

  @Test(arguments: cases)
  func `softmax and cross-entropy equal the reference`(set: InstructionSet, vectors: Int) throws {
    let results = try [InstructionSet.reference, set].map { set in
      let layer = SmallLayer(vectors: vectors)
      let lanes = vectors * 16
      let labels = AlignedArray<UInt16>(
        (0..<lanes).map { $0 == lanes - 1 ? UInt16.max : UInt16($0 % SmallLayer.outputs) })
      let losses = AlignedArray<Float>(count: lanes)
      let predictions = AlignedArray<UInt16>(count: lanes)
      let dlogits = AlignedArray<Float>(count: SmallLayer.outputs * lanes)
      try #require(Kernels(set)).softmaxCrossEntropy(
        classes: SmallLayer.outputs, vectors: vectors, logits: layer.dy, labels: labels,
        scale: 1 / Float(lanes), losses: losses, predictions: predictions, dlogits: dlogits)
      return losses.elements + dlogits.elements + predictions.elements.map { Float($0) }
    }

    #expect(results[0] == results[1])
    #expect(results[0][vectors * 16 - 1] == 0, "a lane without an example has no loss")
  }

  @Test(arguments: InstructionSet.available, [1, 15, 16, 17, 100, 128])
  func `gathering equals the reference for any count`(set: InstructionSet, count: Int) throws {
    let features = 37
    let bytes = (0..<(200 * features)).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 3) }
    let numbers = bytes.map { Float($0) - 100 }
    let indices = (0..<count).map { Int32($0 * 57 % 200) }
    let vectors = Kernels.vectors(for: count)

    let results = try [InstructionSet.reference, set].map { set in
      let kernels = try #require(Kernels(set))
      let x = AlignedArray<Float>(count: features * vectors * 16)
      let y = AlignedArray<Float>(count: features * vectors * 16)
      indices.withUnsafeBufferPointer {
        kernels.gather(bytes: bytes, features: features, indices: $0, vectors: vectors, into: x)
        kernels.gather(numbers: numbers, features: features, indices: $0, vectors: vectors, into: y)
      }
      return x.elements + y.elements
    }

    #expect(results[0] == results[1])
    #expect(
      results[0][0] == Float(bytes[Int(indices[0]) * features]) * (1 / 255), "bytes are scaled")
  }

  @Test(arguments: InstructionSet.available)
  func `NaN passes the activation and reaches the loss`(set: InstructionSet) throws {
    let kernels = try #require(Kernels(set))
    let layer = SmallLayer(vectors: 1)
    layer.x[0] = .nan
    let y = AlignedArray<Float>(count: SmallLayer.outputs * 16)
    let losses = AlignedArray<Float>(count: 16)
    let labels = AlignedArray<UInt16>(count: 16)
    kernels.sparseForward(
      fanIn: layer.fanIn, weights: layer.weights, biases: layer.biases, rectify: true, vectors: 1,
      x: layer.x, y: y)

    kernels.softmaxCrossEntropy(
      classes: SmallLayer.outputs, vectors: 1, logits: y, labels: labels, scale: 1, losses: losses,
      predictions: AlignedArray(count: 16), dlogits: nil)

    #expect(losses[0].isNaN)
    #expect(!losses[1].isNaN)
  }
}
