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

    #expect(Hubs.indices(fanIns: fanIns) == [0, 13])
    #expect(Hubs.indices(fanIns: []).isEmpty)
  }

  @Test func `the share of hubs counts their connections`() {
    #expect(Hubs.connectionShare(fanIns: [1, 1, 6, 0]) == 0.75)
    #expect(Hubs.connectionShare(fanIns: [0, 0]) == 0)
  }

  @Test func `the expectation is the ratio of mean roots`() {
    #expect(Hubs.arithmeticExpectation(fanIns: [4, 16, 9, 1]) == 2)
    #expect(Hubs.arithmeticExpectation(fanIns: [0, 3, 0]) == nil)
    #expect(Hubs.arithmeticExpectation(fanIns: [3]) == nil)
    #expect(Hubs.arithmeticExpectation(fanIns: []) == nil)
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

    let actual = try #require(Hubs.arithmeticExpectation(fanIns: sequence.counts))
    #expect((actual - expected).magnitude < 0.01)
  }
}
