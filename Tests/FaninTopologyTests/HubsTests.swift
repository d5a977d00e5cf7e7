import FaninTopology
import Testing

struct HubsTests {
  @Test(arguments: [(1, 1), (4, 1), (14, 1), (15, 2), (256, 26), (512, 51), (65_535, 6_554)])
  func `a tenth of the neurons are hubs, at least one`(neurons: Int, hubs: Int) {
    #expect(Hubs.count(among: neurons) == hubs)
  }

  @Test func `of equal fan-ins the lower index is the hub`() {
    var fanIns = [Int](repeating: 2, count: 20)
    fanIns[13] = 5

    #expect(Hubs(fanIns: fanIns).indices == [0, 13])
    #expect(Hubs(fanIns: fanIns).rest == Array(1...12) + Array(14...19))
    #expect(Hubs(fanIns: []).indices.isEmpty)
  }

  @Test func `empty neurons are neither hubs nor rest`() {
    // Given twenty neurons of which five read nothing, and the largest is read by none
    let fanIns = [9] + [Int](repeating: 3, count: 13) + [4] + [Int](repeating: 0, count: 5)
    let fanOuts = [0] + [Int](repeating: 2, count: 19)

    // Then a tenth of the other fourteen is one hub
    let hubs = Hubs(fanIns: fanIns, fanOuts: fanOuts)
    #expect(hubs.indices == [14])
    #expect(hubs.rest == Array(1...13))
    #expect(Hubs(fanIns: [0, 0, 0]).indices.isEmpty)
  }

  @Test func `the share of hubs counts their connections`() {
    func share(_ fanIns: [Int]) -> Double { Hubs(fanIns: fanIns).connectionShare(fanIns: fanIns) }
    #expect(share([1, 1, 6, 0]) == 0.75)
    #expect(share([0, 0]) == 0)
  }

  private static func expectation(_ fanIns: [Int]) -> Double? {
    Hubs(fanIns: fanIns).arithmeticExpectation(fanIns: fanIns)
  }

  @Test func `the expectation is the ratio of mean roots`() {
    #expect(Self.expectation([4, 16, 9, 1]) == 2)
    #expect(Self.expectation([0, 3, 0]) == nil)
    #expect(Self.expectation([3]) == nil)
    #expect(Self.expectation([]) == nil)
  }

  /// Expected: the same definition over real fan-ins clip(c·f, 1, 784), in NumPy, printed with two
  /// decimals; whole fan-ins may move the last of them by one.
  @Test(arguments: [
    (FanInProfile.uniform, 1.00),
    (.erdosRenyi, 1.11),
    (.family(.linear, .parameter(1)), 1.54),
    (.family(.power, .parameter(2)), 2.10),
    (.family(.power, .parameter(4)), 3.24),
    (.family(.power, .parameter(8)), 5.61),
    (.lognormal(.parameter(0.5)), 1.60),
    (.lognormal(.parameter(1)), 2.48),
    (.lognormal(.parameter(1.5)), 3.57),
    (.lognormal(.parameter(2)), 4.77),
  ])
  func `arithmetic alone gives hubs larger gradients`(profile: FanInProfile, expected: Double)
    throws
  {
    let shape = LayerShape(inputs: 784, outputs: 512)

    let sequence = try FanInSequence(profile: profile, shape: shape, connections: 40_141)

    let actual = try #require(Self.expectation(sequence.counts))
    #expect((actual - expected).magnitude < 0.01)
  }
}
