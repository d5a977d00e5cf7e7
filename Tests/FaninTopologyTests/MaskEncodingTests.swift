import FaninRandom
import FaninTopology
import Foundation
import Testing

struct MaskEncodingTests {
  @Test func `a mask is written as sizes, fan-ins and gaps`() {
    let mask = Mask(
      shape: LayerShape(inputs: 300, outputs: 3), fanInLists: [[0, 1, 299], [], [200]])

    // 300 = 44 + 2 · 128: bytes 172, 2. Gaps: 0, 0, 299 − 2 = 297 = 41 + 2 · 128; 200 = 72 + 128.
    #expect(mask.encoded == [172, 2, 3, 3, 0, 0, 169, 2, 0, 1, 200, 1])
    #expect(Mask(encoded: mask.encoded) == mask)
  }

  @Test(arguments: [
    (FanInProfile.erdosRenyi, 784, 512, 40_141), (.lognormal(.cv(1)), 784, 100, 784),
    (.dense, 50, 40, 2_000), (.uniform, 65_535, 2, 3), (.uniform, 3, 4, 0),
  ])
  func `masks come back exactly`(
    profile: FanInProfile, inputs: Int, outputs: Int, connections: Int
  ) throws {
    let mask = try Mask(
      profile: profile, shape: LayerShape(inputs: inputs, outputs: outputs),
      connections: connections, seed: Seed(3), layer: 0)

    #expect(Mask(encoded: mask.encoded) == mask)
    #expect(Mask(encoded: Data(mask.encoded)) == mask)
    #expect(try JSONDecoder().decode(Mask.self, from: JSONEncoder().encode(mask)) == mask)
  }

  @Test(
    arguments: [
      [], [4], [4, 0], [0, 4], [4, 1, 1], [4, 1, 1, 4], [4, 1, 5], [4, 1, 2, 3, 0], [4, 1, 0, 0],
      [132, 128, 128, 0, 1, 0], [4, 1, 132],
    ] as [[UInt8]])
  func `bytes that are no mask are refused`(bytes: [UInt8]) {
    #expect(Mask(encoded: bytes) == nil)
  }
}
