import FaninRandom
import FaninTopology
import Testing

struct RewiredMaskTests {
  /// Every mask of a shape with the fan-ins and fan-outs of another, by trying all subsets.
  static func all(like mask: Mask) -> Set<Mask> {
    let (inputs, outputs) = (mask.shape.inputs, mask.shape.outputs)
    var found: Set<Mask> = []
    for bits in 0..<(1 << mask.shape.possibleConnections)
    where bits.nonzeroBitCount == mask.connections {
      let lists = (0..<outputs).map { neuron in
        (0..<inputs).filter { bits >> (neuron * inputs + $0) & 1 == 1 }
      }
      let other = Mask(shape: mask.shape, fanInLists: lists)
      if other.fanIns == mask.fanIns, other.fanOuts == mask.fanOuts { found.insert(other) }
    }
    return found
  }

  // Expected: χ² of 3,000 draws over the masks enumerated; its 99.9 % point at 89 degrees of freedom is
  // 135 (R: qchisq(0.999, 89) = 135.98), at 5 it is 20.5.
  @Test(arguments: [
    (Mask(shape: LayerShape(inputs: 3, outputs: 3), fanInLists: [[0], [1], [2]]), 6, 20.5),
    (
      Mask(
        shape: LayerShape(inputs: 4, outputs: 4), fanInLists: [[0, 1], [0, 1], [2, 3], [2, 3]]),
      90, 135.98
    ),
    (
      Mask(
        shape: LayerShape(inputs: 4, outputs: 3), fanInLists: [[0, 1, 2], [0, 3], [1]]), nil, nil
    ),
  ])
  func `every wiring with the same fan-ins and fan-outs is as likely`(
    mask: Mask, count: Int?, limit: Double?
  ) throws {
    let all = Self.all(like: mask)
    if let count { #expect(all.count == count) }
    let draws = 3_000
    var counts: [Mask: Int] = [:]
    for seed in 0..<draws {
      var stream = RandomStream(seed: Seed(UInt64(seed)), purpose: "rewiring")
      counts[mask.rewired(from: &stream), default: 0] += 1
    }

    #expect(Set(counts.keys) == all)
    let expected = Double(draws) / Double(all.count)
    let statistic = all.reduce(0.0) { sum, each in
      let difference = Double(counts[each, default: 0]) - expected
      return sum + difference * difference / expected
    }
    // Without a limit given, mean and six standard deviations of χ².
    let freedom = Double(all.count - 1)
    #expect(statistic < limit ?? (freedom + 6 * (2 * freedom).squareRoot()))
  }

  @Test func `a wiring that is the only one stays`() {
    let nested = Mask(
      shape: LayerShape(inputs: 3, outputs: 3), fanInLists: [[0, 1, 2], [0, 1], [0]])
    let empty = Mask(shape: LayerShape(inputs: 2, outputs: 2), fanInLists: [[], []])
    var stream = RandomStream(seed: Seed(1), purpose: "rewiring")

    #expect(nested.rewired(from: &stream) == nested)
    #expect(empty.rewired(from: &stream) == empty)
  }

  @Test func `transplanted degrees are every neuron's and every input's, with other wiring`() throws
  {
    let mask = try LearnedTopologyTests.mask()
    let kept = try mask.keeping(.degrees, seed: Seed(9), layer: 0)

    #expect(kept.fanIns == mask.fanIns && kept.fanOuts == mask.fanOuts)
    #expect(kept != mask)
    #expect(kept == (try mask.keeping(.degrees, seed: Seed(9), layer: 0)))
    #expect(kept != (try mask.keeping(.degrees, seed: Seed(8), layer: 0)))
    #expect(kept != (try mask.keeping(.degrees, seed: Seed(9), layer: 1)))
  }
}
