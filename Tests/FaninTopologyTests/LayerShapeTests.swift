import FaninTopology
import Testing

struct LayerShapeTests {
  @Test func `layers follow from sizes`() throws {
    #expect(
      try LayerShape.layers(ofSizes: [784, 100, 10])
        == [LayerShape(inputs: 784, outputs: 100), LayerShape(inputs: 100, outputs: 10)])
  }

  @Test(arguments: [0, -1, 65_536, Int.max])
  func `a size that no index fits is refused`(size: Int) {
    #expect(throws: TopologyError.layerSizeOutOfRange(size)) {
      try LayerShape.layers(ofSizes: [10, size])
    }
  }

  @Test func `a shape past the largest size yields no fan-ins`() {
    let wide = LayerShape(inputs: 65_536, outputs: 2)

    #expect(throws: TopologyError.layerSizeOutOfRange(65_536)) {
      try FanInSequence(profile: .uniform, shape: wide, connections: 10)
    }
  }

  @Test(arguments: [[], [5]])
  func `a network has inputs and outputs`(sizes: [Int]) {
    #expect(throws: TopologyError.tooFewLayers) { try LayerShape.layers(ofSizes: sizes) }
  }
}
