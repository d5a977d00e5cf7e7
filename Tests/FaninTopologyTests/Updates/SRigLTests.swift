import FaninRandom
import FaninTopology
import Testing

// Source of the rule: Lasby et al. (2024), arXiv:2305.02299, section 3.
struct SRigLTests {
  static func change(
    _ layer: HandMadeLayer, drop: Int, ablating: Bool = true, _ gradient: [[Float]]
  ) -> Rewiring {
    Rewiring.srigl(
      layer.mask, weights: layer.weights, drop: drop, ablating: ablating,
      gradient: DenseGradient(gradient))
  }

  static let layer = HandMadeLayer([
    [0.9, 0.8, nil, nil],
    [0.7, 0.6, nil, nil],
    [0.1, 0.05, nil, nil],
  ])
  static let gradient: [[Float]] = [[0, 0, 5, 0], [0, 0, 0, 4], [1, 0.5, 3, 0]]

  @Test func `a neuron with nothing salient loses its connections to the others`() {
    // Salient are the four largest weights and the gradients 5 and 4: three, three and none.
    let change = Self.change(Self.layer, drop: 2, Self.gradient)

    #expect(change.mask.lists == [[0, 1, 2], [0, 1, 3], []])
    #expect(change.origins == [0, 1, -1, 2, 3, -1])
  }

  @Test func `where none may be ablated every neuron keeps the fan-in`() {
    let change = Self.change(Self.layer, drop: 2, ablating: false, Self.gradient)

    // The third neuron lost both and grows the gradients 3 and 1; the latter it had.
    #expect(change.mask.lists == [[0, 1], [0, 1], [0, 2]])
    #expect(change.origins == [0, 1, 2, 3, 4, -1])
  }

  @Test
  func `an empty neuron with salient gradients comes back, and others give up their smallest`() {
    let layer = HandMadeLayer([
      [0.9, 0.2, 0.8, nil],
      [0.1, 0.15, 0.7, nil],
      [nil, nil, nil, nil],
    ])
    let change = Self.change(layer, drop: 2, [[0, 0, 0, 0], [0, 0, 0, 1], [9, 8, 0, 0]])

    // Not the first in the row, as a sorted boolean mask would have it: the smallest, 0.2.
    #expect(change.mask.lists == [[0, 2], [2, 3], [0, 1]])
    #expect(change.origins == [0, 2, 5, -1, -1, -1])
  }

  @Test func `a position salient for both reasons counts once`() {
    // 0.3 · 7 = 2.1: a neuron needs two. The second has one position, salient twice.
    let layer = HandMadeLayer([
      [9, 9, 9, 9, 9, 9, 9],
      [5, 1, 1, 1, 1, 1, 1],
    ])
    let change = Self.change(
      layer, drop: 6, [[0, 8, 8, 8, 8, 8, 0], [9, 0, 0, 0, 0, 0, 0]])

    #expect(change.mask.connections == 14)
    // Ablated it would be, but one neuron cannot hold fourteen of seven inputs.
    #expect(change.mask.fanIns == [7, 7])

    let wider = HandMadeLayer([
      [9, 9, 9, 9, 9, 9, 9] + [Float?](repeating: nil, count: 7),
      [5, 1, 1, 1, 1, 1, 1] + [Float?](repeating: nil, count: 7),
    ])
    let alone = Self.change(
      wider, drop: 6,
      [
        [0, 8, 8, 8, 8, 8, 0] + [Float](repeating: 1, count: 7),
        [9, 0, 0, 0, 0, 0, 0] + [Float](repeating: 0, count: 7),
      ])
    #expect(alone.mask.fanIns == [14, 0])
  }

  @Test func `what cannot be shared equally goes to the most salient`() {
    let layer = HandMadeLayer([
      [1, 1, nil, nil],
      [1, 1, nil, nil],
      [2, 2, 2, nil],
    ])
    let change = Self.change(layer, drop: 0, [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])

    #expect(change.mask == layer.mask)
  }

  @Test func `a layer of no connection stays so`() {
    let layer = HandMadeLayer([[nil, nil]])

    #expect(Self.change(layer, drop: 0, [[1, 1]]).mask == layer.mask)
  }

  @Test(arguments: 0..<40)
  func `layers of any shape keep their connections and equal fan-ins`(seed: Int) {
    var stream = RandomStream(seed: Seed(UInt64(seed)), purpose: "srigl", index: 0)
    let (inputs, outputs) = (1 + stream.below(80), 1 + stream.below(40))
    let density = stream.uniform()
    let rows: [[Float?]] = (0..<outputs).map { _ in
      (0..<inputs).map { _ in
        stream.uniform() < density ? Float(stream.below(9)) - 4 : nil
      }
    }
    let gradient = (0..<outputs).map { _ in (0..<inputs).map { _ in Float(stream.below(9)) } }
    let layer = HandMadeLayer(rows)

    for drop in Set([0, layer.mask.connections / 3]) {
      for ablating in [true, false] {
        let mask = Self.change(layer, drop: drop, ablating: ablating, gradient).mask
        let fanIns = mask.fanIns.filter { $0 > 0 }

        #expect(mask.connections == layer.mask.connections)
        #expect((fanIns.max() ?? 0) - (fanIns.min() ?? 0) <= 1)
        if !ablating, mask.connections >= outputs { #expect(fanIns.count == outputs) }
      }
    }
  }
}
