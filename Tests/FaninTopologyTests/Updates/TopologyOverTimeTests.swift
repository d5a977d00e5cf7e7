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
    #expect(first.overlap(with: second) == 0.5)
    #expect(second.overlap(with: first) == 0.5)
    #expect(first.overlap(with: first) == 1)
    #expect(Self.mask([[], []]).overlap(with: Self.mask([[], []])) == 1)
    #expect(Self.mask([[0], []]).overlap(with: Self.mask([[], [0]])) == 0)
  }

  // Liu et al. (2021), arXiv:2102.02887: R_s.
  @Test func `the share ever present never falls and counts a connection once`() {
    var ever = EverPresent(Self.mask([[0, 1], [2]]))
    #expect(ever.share == 3.0 / 8)

    ever.add(Self.mask([[1, 2], [2]]))
    #expect(ever.share == 4.0 / 8)
    ever.add(Self.mask([[0], []]))
    #expect(ever.share == 4.0 / 8)
    ever.add(Self.mask([[0, 1, 2, 3], [0, 1, 2, 3]]))
    #expect(ever.share == 1)
  }
}
