import FaninTopology
import Testing

struct MaskTests {
  static let mask = Mask(
    shape: LayerShape(inputs: 4, outputs: 3), fanInLists: [[0, 3], [], [0, 1, 3]])

  @Test func `fan-ins and fan-outs count the same connections`() {
    #expect(Self.mask.connections == 5)
    #expect(Self.mask.fanIns == [2, 0, 3])
    #expect(Self.mask.fanOuts == [2, 1, 0, 2])
  }

  @Test func `a neuron without inputs or without readers is empty, and counts once`() {
    let next = Mask(shape: LayerShape(inputs: 3, outputs: 2), fanInLists: [[0], []])

    #expect(Self.mask.emptyNeurons(readBy: next) == 2)
    #expect(next.emptyNeurons(readBy: nil) == 1)
  }
}
