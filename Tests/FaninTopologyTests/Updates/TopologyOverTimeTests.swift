import FaninTopology
import Testing

struct TopologyOverTimeTests {
  static func mask(_ lists: [[Int]]) -> Mask {
    Mask(shape: LayerShape(inputs: 4, outputs: lists.count), fanInLists: lists)
  }

  @Test func `the overlap is what is shared ÷ what either has`() {
    let first = Self.mask([[0, 1], [2]])
    let second = Self.mask([[1, 2], [2]])

    // Shared: (0, 1), (1, 2); either: four.
    let (one, other) = (ConnectionSet(first), ConnectionSet(second))
    #expect(one.overlap(with: second) == 0.5)
    #expect(other.overlap(with: first) == 0.5)
    #expect(one.overlap(with: first) == 1)
    #expect(ConnectionSet(Self.mask([[], []])).overlap(with: Self.mask([[], []])) == 1)
    #expect(ConnectionSet(Self.mask([[0], []])).overlap(with: Self.mask([[], [0]])) == 0)
  }

  // Liu et al. (2021), arXiv:2102.02887: R_s.
  @Test func `the share ever present never falls and counts a connection once`() {
    let layer = HandMadeLayer([[1, 2, nil, nil], [nil, nil, 3, nil]])
    var ever = ConnectionSet(layer.mask)
    #expect(ever.share == 3.0 / 8)

    // The smallest weight, at (0, 0), goes to (1, 3) and back.
    let there = Rewiring.rigl(
      layer.mask, weights: layer.weights, drop: 1,
      gradient: DenseGradient([[0, 0, 0, 0], [0, 0, 0, 9]]))
    ever.add(there)
    #expect(ever.share == 4.0 / 8)
    let back = Rewiring.rigl(
      there.mask, weights: [2, 3, 0], drop: 1,
      gradient: DenseGradient([[9, 0, 0, 0], [0, 0, 0, 0]]))
    #expect(back.mask == layer.mask)
    ever.add(back)
    #expect(ever.share == 4.0 / 8)
  }
}
