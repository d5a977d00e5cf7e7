import FaninRandom
import FaninTestSupport
import FaninTopology
import Testing

// Source of the rule: Mocanu et al. (2018), arXiv:1707.04780, algorithm 2.
struct SETTests {
  static let layer = HandMadeLayer([
    [0.1, -0.3, nil, 0.4],
    [nil, 0.2, -0.1, nil],
  ])

  static func change(_ layer: HandMadeLayer = layer, share: Double = 0.5, seed: Int = 0) -> Rewiring
  {
    var stream = RandomStream(seed: Seed(UInt64(seed)), purpose: "set", index: 0)
    return Rewiring.set(layer.mask, weights: layer.weights, share: share, from: &stream)
  }

  @Test func `the smallest positive and the largest negative weights go, each share rounded down`()
  {
    // Half of 0.1, 0.4, 0.2 is one: 0.1. Half of −0.3, −0.1 is one: −0.1.
    for seed in 0..<50 {
      let change = Self.change(seed: seed)

      #expect(change.mask.connections == 5)
      #expect(change.origins.filter { $0 >= 0 } == [1, 2, 3])
      #expect(change.mask.lists[0].contains(1) && change.mask.lists[0].contains(3))
      #expect(change.mask.lists[1].contains(1))
    }
  }

  @Test func `every empty position is as likely to come, those just dropped among them`() {
    var counts: [Int: Int] = [:]
    for seed in 0..<4_000 {
      let change = Self.change(seed: seed)
      for (neuron, list) in change.mask.lists.enumerated() {
        for input in list { counts[neuron * 4 + input, default: 0] += 1 }
      }
    }

    // Two of five: 1,600 of 4,000, standard deviation 31.
    for position in [0, 2, 4, 6, 7] {
      #expect(
        isClose(Double(counts[position, default: 0]), to: 1_600, absolute: 155), "\(position)")
    }
    #expect(counts[1] == 4_000 && counts[3] == 4_000 && counts[5] == 4_000)
  }

  @Test func `a weight of 0 counts as positive, of equal ones the later goes`() {
    let layer = HandMadeLayer([[0, 0, -2, -2, nil]])

    for seed in 0..<20 {
      #expect(Self.change(layer, seed: seed).origins.filter { $0 >= 0 } == [0, 2])
    }
  }

  @Test func `too few to make a whole share change nothing`() {
    let layer = HandMadeLayer([[1, nil], [nil, -1]])

    #expect(Self.change(layer, share: 0.9).mask == layer.mask)
  }

  @Test func `a layer of no connection stays so`() {
    let layer = HandMadeLayer([[nil, nil]])

    #expect(Self.change(layer).mask == layer.mask)
  }

  @Test func `the same stream gives the same connections`() {
    #expect(Self.change(seed: 3) == Self.change(seed: 3))
    #expect((0..<20).contains { Self.change(seed: $0) != Self.change(seed: 100) })
  }
}
