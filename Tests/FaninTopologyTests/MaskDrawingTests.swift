import FaninRandom
import FaninTopology
import Testing

struct MaskDrawingTests {
  // χ² with 5 and 14 degrees of freedom exceeds these with probability 1e-4 (SciPy: chi2.isf).
  static let fiveDegrees = 25.74
  static let fourteenDegrees = 42.58

  @Test(arguments: FanInSequenceTests.profiles)
  func `a mask holds the sequence, each list ascending and within the layer`(
    profile: FanInProfile
  ) throws {
    for (shape, sparsity) in FanInSequenceTests.layers {
      let connections = try shape.connections(sparsity: sparsity)
      let sequence = try FanInSequence(
        profile: profile, shape: shape, connections: connections, seed: Seed(3), layer: 1)
      let weights = (0..<shape.inputs).map { Double($0 % 3) }

      for weights in [nil, weights] {
        let mask = try Mask(
          sequence, placement: .shuffled, inputWeights: weights, seed: Seed(3), layer: 1)

        // The initializer from lists checks order and range.
        let lists = (0..<shape.outputs).map { neuron in
          mask.columns[mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1]].map { Int($0) }
        }
        #expect(Mask(shape: shape, fanInLists: lists) == mask)
        #expect(mask.connections == connections)
        #expect(mask.fanIns.sorted() == sequence.counts)
      }
    }
  }

  @Test func `by index, neuron j gets rank j`() throws {
    let shape = LayerShape(inputs: 100, outputs: 50)
    let sequence = try FanInSequence(
      profile: .family(.power, .parameter(2)), shape: shape, connections: 500)

    let placed = try Mask(sequence, placement: .byIndex, seed: Seed(1), layer: 0)
    let shuffled = try Mask(sequence, placement: .shuffled, seed: Seed(1), layer: 0)

    #expect(placed.fanIns == sequence.counts)
    #expect(shuffled.fanIns != sequence.counts)
  }

  @Test func `a seed places the ranks of every profile alike`() throws {
    // Both sequences rise strictly, so that order tells the ranks.
    let shape = LayerShape(inputs: 1_000, outputs: 20)
    let orders = try [FanInProfile.family(.linear, .parameter(1)), .lognormal(.parameter(1))].map {
      profile in
      let mask = try Mask(
        profile: profile, shape: shape, connections: 6_000, seed: Seed(5), layer: 0)
      return mask.fanIns.indices.sorted { mask.fanIns[$0] < mask.fanIns[$1] }
    }

    #expect(orders[0] == orders[1])
  }

  @Test func `every subset of inputs is equally likely`() throws {
    let counts = try pairs(weights: nil, neurons: 60_000, seed: 1)

    #expect(chiSquare(counts.values.map { ($0, 10_000) }) < Self.fiveDegrees)
    #expect(counts.count == 6)
  }

  @Test func `an input is read as its weight is to those left`() throws {
    let weights = [1.0, 2, 3, 4]
    let counts = try pairs(weights: weights, neurons: 60_000, seed: 2)

    // First one, then the other of what is left, in both orders.
    let expected = counts.map { pair, count in
      let (first, second) = (weights[pair[0]], weights[pair[1]])
      let probability = first / 10 * second / (10 - first) + second / 10 * first / (10 - second)
      return (count, 60_000 * probability)
    }
    #expect(chiSquare(expected) < Self.fiveDegrees)
    #expect(counts.count == 6)
  }

  @Test func `inputs of weight 0 are read when nothing else is left`() throws {
    let shape = LayerShape(inputs: 6, outputs: 3_000)
    let weights = [0.0, 1e-9, 0, 5, 0, 0]

    let two = try Mask(
      profile: .uniform, shape: shape, connections: 6_000, inputWeights: weights, seed: Seed(1),
      layer: 0)
    let three = try Mask(
      profile: .uniform, shape: shape, connections: 9_000, inputWeights: weights, seed: Seed(1),
      layer: 0)

    #expect(two.fanOuts == [0, 3_000, 0, 3_000, 0, 0])
    #expect(three.fanOuts[1] == 3_000 && three.fanOuts[3] == 3_000)
    // Binomial(3,000, ¼): four standard deviations are 95.
    #expect([0, 2, 4, 5].allSatisfy { (655...845).contains(three.fanOuts[$0]) })
  }

  @Test(arguments: [[1, 2], [1, 2, .nan], [1, -1, 2], [1, .infinity, 0], []])
  func `weights that are none are refused`(weights: [Double]) {
    #expect(throws: TopologyError.self) {
      try Mask(
        profile: .uniform, shape: LayerShape(inputs: 3, outputs: 2), connections: 2,
        inputWeights: weights, seed: Seed(1), layer: 0)
    }
  }

  @Test(arguments: [2, 4])
  func `every mask of that many connections is equally likely to be random`(connections: Int)
    throws
  {
    let shape = LayerShape(inputs: 2, outputs: 3)
    var counts: [Mask: Int] = [:]
    for seed in 0..<15_000 {
      let mask = try Mask(
        profile: .erdosRenyi, shape: shape, connections: connections, seed: Seed(UInt64(seed)),
        layer: 0)
      counts[mask, default: 0] += 1
    }

    #expect(counts.count == 15)
    #expect(chiSquare(counts.values.map { ($0, 1_000) }) < Self.fourteenDegrees)
  }

  /// Golden: FNV-1a over row starts and columns; a change here changes every run.
  @Test(arguments: [
    (
      FanInProfile.uniform, 9_172_006_291_381_993_899 as UInt64,
      10_458_251_107_513_224_863 as UInt64
    ),
    (.erdosRenyi, 14_008_452_081_904_308_566, 9_045_642_133_952_775_660),
    (.lognormal(.cv(1)), 13_428_664_642_483_317_885, 1_749_785_484_467_978_078),
    (.family(.power, .parameter(4)), 2_990_677_010_368_904_257, 15_947_539_722_905_505_146),
    (.powerLaw(.cv(1.5)), 13_180_103_716_637_396_137, 3_729_333_642_901_649_969),
  ])
  func `a seed gives the same mask for ever`(
    profile: FanInProfile, plain: UInt64, weighted: UInt64
  ) throws {
    let shape = LayerShape(inputs: 784, outputs: 256)
    let weights = (0..<784).map { Double($0 * $0 % 101) / 7 }

    let digests = try [nil, weights].map {
      digest(
        try Mask(
          profile: profile, shape: shape, connections: 20_070, inputWeights: $0, seed: Seed(42),
          layer: 1))
    }

    #expect(digests == [plain, weighted])
  }

  private func digest(_ mask: Mask) -> UInt64 {
    (mask.rowStarts + mask.columns.map { Int($0) }).reduce(0xcbf2_9ce4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
  }

  /// How often each pair of four inputs is drawn by neurons of fan-in 2.
  private func pairs(weights: [Double]?, neurons: Int, seed: UInt64) throws -> [[Int]: Int] {
    let mask = try Mask(
      profile: .uniform, shape: LayerShape(inputs: 4, outputs: neurons),
      connections: 2 * neurons, inputWeights: weights, seed: Seed(seed), layer: 0)
    var counts: [[Int]: Int] = [:]
    for start in mask.rowStarts.dropLast() {
      counts[mask.columns[start..<start + 2].map { Int($0) }, default: 0] += 1
    }
    return counts
  }

  private func chiSquare(_ cells: [(count: Int, expected: Double)]) -> Double {
    cells.reduce(0) {
      let excess = Double($1.count) - $1.expected
      return $0 + excess * excess / $1.expected
    }
  }
}
