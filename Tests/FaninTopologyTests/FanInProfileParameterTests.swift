import FaninTopology
import Testing

struct FanInProfileParameterTests {
  @Test func `every profile can be named`() {
    #expect(
      FanInProfile.names == [
        "dense", "uniform", "erdos-renyi", "linear", "power", "exponential", "logarithmic",
        "sigmoid", "gaussian", "cosine", "step", "lognormal", "power-law",
      ])
    for name in FanInProfile.names {
      let shaped = FanInProfile.parameterName(of: name) != nil
      #expect((FanInProfile(text: name) != nil) == !shaped)
      #expect((FanInProfile(name: name, shape: .cv(1)) != nil) == shaped)
    }
  }

  @Test(arguments: FanInProfile.names.filter { FanInProfile.parameterName(of: $0) != nil })
  func `the compact text reads back`(name: String) throws {
    for shape: FanInProfile.Shape in [.cv(1), .parameter(2.5)] {
      let profile = try #require(FanInProfile(name: name, shape: shape))

      #expect(FanInProfile(text: profile.description) == profile)
      #expect(profile.name == name)
      #expect(profile.shape == shape)
    }
  }

  @Test(
    arguments: [
      ("linear", 0.0, -0.1), ("power", 0, -1), ("exponential", 0, -1), ("logarithmic", 0, -1),
      ("sigmoid", 0, -1), ("gaussian", 0, -1), ("cosine", 0, -1), ("step", 1, 0.9),
      ("lognormal", 0, -1), ("power-law", 1e-9, 0),
    ])
  func `a parameter outside its range is refused`(
    name: String, least: Double, tooSmall: Double
  ) throws {
    try #require(FanInProfile(name: name, shape: .parameter(least))).validate()
    try #require(FanInProfile(name: name, shape: .cv(0))).validate()

    for value in [tooSmall, .nan, .infinity] {
      let profile = try #require(FanInProfile(name: name, shape: .parameter(value)))
      #expect(throws: TopologyError.self) { try profile.validate() }
    }
    for value in [-0.1, .nan, .infinity] {
      let profile = try #require(FanInProfile(name: name, shape: .cv(value)))
      #expect(throws: TopologyError.self) { try profile.validate() }
    }
  }

  @Test func `the refusal names parameter, profile and range`() {
    let error = #expect(throws: TopologyError.self) {
      try FanInProfile.family(.step, .parameter(0.5)).validate()
    }

    #expect(
      error?.description
        == "the ratio of step must be a finite number of at least 1; got 0.5")
  }
}
