import FaninRandom
import FaninTopology
import FaninTraining
import Testing

struct HubConnectionsTests {
  /// Twenty neurons: the first two read ten inputs each, the others two each; the last is not read.
  static let mask = Mask(
    shape: LayerShape(inputs: 12, outputs: 20),
    fanInLists: [Array(0..<10), Array(2..<12)] + (0..<18).map { [$0 % 6, 6 + $0 % 6] })
  static let next = Mask(shape: LayerShape(inputs: 20, outputs: 1), fanInLists: [Array(0..<19)])

  @Test
  func `the other neurons lose as many connections as the hubs, whole neuron by whole neuron`()
    throws
  {
    let layer = HubConnections(Self.mask, readBy: Self.next)
    #expect(layer.ofHubs == Array(0..<20))

    var draws: Set<[Int]> = []
    for seed in 0..<5 {
      var stream = RandomStream(seed: Seed(UInt64(seed)), purpose: "test")
      let connections = try #require(layer.ofOthers(from: &stream))

      // Twenty connections of ten neurons with two each, none of the hubs' and none of the last's.
      #expect(connections.count == 20 && Set(connections).count == 20)
      #expect(connections == connections.sorted())
      let neurons = Dictionary(grouping: connections) { connection in
        (0..<20).first { connection < Self.mask.rowStarts[$0 + 1] } ?? -1
      }
      #expect(neurons.count == 10 && neurons.values.allSatisfy { $0.count == 2 })
      #expect(neurons.keys.allSatisfy { (2..<19).contains($0) })
      draws.insert(connections)
    }
    #expect(draws.count == 5)
  }

  @Test func `the last of the other neurons gives only what is missing`() throws {
    // Three inputs into the hub, two into each of the others.
    let mask = Mask(
      shape: LayerShape(inputs: 4, outputs: 4), fanInLists: [[0, 1, 2], [0, 1], [1, 2], [2, 3]])
    var stream = RandomStream(seed: Seed(3), purpose: "test")

    let layer = HubConnections(mask, readBy: nil)
    #expect(layer.ofOthers(from: &stream)?.count == 3)
  }

  @Test func `there is no such control where hubs read more than all others`() {
    let mask = Mask(
      shape: LayerShape(inputs: 4, outputs: 3), fanInLists: [[0, 1, 2, 3], [0], [1, 2]])
    var stream = RandomStream(seed: Seed(0), purpose: "test")

    #expect(HubConnections(mask, readBy: nil).ofOthers(from: &stream) == nil)
  }
}
