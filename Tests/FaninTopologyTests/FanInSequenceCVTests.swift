import FaninTestSupport
import FaninTopology
import Testing

struct FanInSequenceCVTests {
  static let names = FanInProfile.names.filter { FanInProfile.parameterName(of: $0) != nil }

  struct Layer: Sendable, CustomTestStringConvertible {
    let shape: LayerShape
    let sparsity: Double

    init(_ inputs: Int, _ outputs: Int, _ sparsity: Double) {
      shape = LayerShape(inputs: inputs, outputs: outputs)
      self.sparsity = sparsity
    }

    var testDescription: String { "\(shape) at \(sparsity)" }
  }

  static let layers = [
    Layer(784, 512, 0.9), Layer(784, 512, 0.8), Layer(54, 256, 0.9),
    Layer(300, 100, 0.95), Layer(256, 10, 0.9), Layer(784, 64, 0.999), Layer(250, 250, 0.992),
  ]

  @Test(arguments: names, layers)
  func `a CV is met, or refused with what the layer reaches`(name: String, layer: Layer) throws {
    let connections = try layer.shape.connections(sparsity: layer.sparsity)
    let mean = Double(connections) / Double(layer.shape.outputs)
    // Rounding by largest remainders moves each fan-in by ½ in root mean square at most, hence the
    // CV by ½ ÷ mean at most.
    let tolerance = max(0.01, 0.5 / mean)
    for cv in stride(from: 0.25, through: 3, by: 0.25) {
      let profile = try #require(FanInProfile(name: name, shape: .cv(cv)))
      let outcome = Result { () throws(TopologyError) in
        try FanInSequence(profile: profile, shape: layer.shape, connections: connections)
      }

      switch outcome {
      case .success(let sequence):
        let achieved = FanInSummary(fanIns: sequence.counts).coefficientOfVariation
        #expect((achieved - cv).magnitude <= tolerance)
        #expect(sequence.counts.reduce(0, +) == connections)
      case .failure(.cvOutOfReach(let asked, let named, let shape, _, let reach, let bound)):
        #expect(asked == cv && named == name && shape == layer.shape)
        #expect(cv < reach.lowerBound || cv > reach.upperBound)
        #expect(reach.upperBound <= bound)
        #expect(bound <= FanInSequence.maximumCV(density: 1 - layer.sparsity) + 0.01)
      case .failure(let error):
        Issue.record(error)
      }
    }
  }

  @Test(arguments: names)
  func `at 90 % every profile reaches nearly every CV`(name: String) throws {
    let shape = LayerShape(inputs: 784, outputs: 512)
    for cv in [0.01, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 2.9] {
      let profile = try #require(FanInProfile(name: name, shape: .cv(cv)))

      let sequence = try FanInSequence(profile: profile, shape: shape, connections: 40_141)

      // A step's two levels move in whole numbers together; all others reach two digits more.
      let achieved = FanInSummary(fanIns: sequence.counts).coefficientOfVariation
      #expect((achieved - cv).magnitude <= (name == "step" ? 0.005 : 0.0005))
    }
  }

  @Test(arguments: names)
  func `more of the parameter is more inequality`(name: String) throws {
    let shape = LayerShape(inputs: 784, outputs: 512)
    var previous = 0.0
    for exponent in stride(from: -6.0, through: 12, by: 0.25) {
      let inequality = exponent < 0 ? 1 / power(2, -exponent) : power(2, exponent)
      let parameter =
        switch name {
        case "step": 1 + inequality
        case "power-law": 1 / inequality
        default: inequality
        }
      let profile = try #require(FanInProfile(name: name, shape: .parameter(parameter)))

      let counts = try FanInSequence(profile: profile, shape: shape, connections: 40_141).counts

      let cv = FanInSummary(fanIns: counts).coefficientOfVariation
      #expect(cv >= previous)
      previous = cv
    }
    // Sigmoid and step end at a tenth of the neurons reading all they can: √(0.9/0.1) = 3 but for
    // the one connection everybody keeps; the others at the layer's own bound.
    let bound = FanInSequence.maximumCV(shape: shape, connections: 40_141)
    #expect(previous <= bound && previous > bound - 0.011)
  }

  @Test(arguments: names)
  func `CV 0 is uniform`(name: String) throws {
    for layer in Self.layers {
      let connections = try layer.shape.connections(sparsity: layer.sparsity)
      let profile = try #require(FanInProfile(name: name, shape: .cv(0)))
      let uniform = try FanInSequence(
        profile: .uniform, shape: layer.shape, connections: connections)

      let sequence = try FanInSequence(
        profile: profile, shape: layer.shape, connections: connections)

      #expect(sequence.counts == uniform.counts)
      #expect(sequence.parameter?.isFinite ?? (name == "power-law"))
    }
  }

  @Test func `the solved parameter gives the same fan-ins`() throws {
    let shape = LayerShape(inputs: 784, outputs: 512)
    let solved = try FanInSequence(
      profile: .lognormal(.cv(1.5)), shape: shape, connections: 40_141)
    let parameter = try #require(solved.parameter)

    let given = try FanInSequence(
      profile: .lognormal(.parameter(parameter)), shape: shape, connections: 40_141)

    #expect(given.counts == solved.counts)
    // Clipping takes from the tail, so σ exceeds the unclipped √ln(1 + 1.5²) = 1.086.
    #expect(parameter > 1.086 && parameter < 1.4)
  }

  @Test func `an unreachable CV is refused by name, bound and layer`() throws {
    let shape = LayerShape(inputs: 784, outputs: 512)

    let error = #expect(throws: TopologyError.self) {
      try FanInSequence(profile: .lognormal(.cv(2.5)), shape: shape, connections: 80_282)
    }

    // The bound: 101 neurons with 784 inputs, one with 688, the other 410 with one connection.
    #expect(
      error?.description
        == "lognormal cannot have a CV of 2.5 in the layer of 784 inputs × 512 neurons with 80282 "
        + "connections: it reaches from 0.003 to 1.992, and no sequence of that layer exceeds "
        + "1.992")
  }

  @Test func `a CV at the very end is met by a plain parameter`() throws {
    let shape = LayerShape(inputs: 784, outputs: 512)

    let sequence = try FanInSequence(
      profile: .family(.linear, .cv(2)), shape: shape, connections: 80_282)

    // The end is 1.992. A slope of 1 / 0.2 leaves four fifths of the neurons without a share.
    let parameter = try #require(sequence.parameter)
    #expect(isClose(parameter, to: 5, relative: 0.05))
    #expect(FanInSummary(fanIns: sequence.counts).coefficientOfVariation > 1.99)
  }

  @Test func `a CV below what whole numbers allow is refused`() throws {
    // 50 connections over 64 neurons are 50 ones and 14 zeros: CV √(14/50) = 0.529 at least.
    let shape = LayerShape(inputs: 784, outputs: 64)

    let error = #expect(throws: TopologyError.self) {
      try FanInSequence(profile: .lognormal(.cv(0.25)), shape: shape, connections: 50)
    }

    #expect(try #require(error).description.contains("it reaches from 0.529 to "))
  }

  @Test(arguments: [(0.2, 2.0), (0.1, 3.0), (0.5, 1.0), (1, 0)])
  func `the bound of many neurons is √((1 − p) ÷ p)`(density: Double, expected: Double) {
    #expect((FanInSequence.maximumCV(density: density) - expected).magnitude < 1e-15)
  }

  private func power(_ base: Double, _ exponent: Double) -> Double {
    // Quarter powers of two: exact halvings and two square roots.
    var value = 1.0
    for _ in 0..<Int(exponent * 4) { value *= base.squareRoot().squareRoot() }
    return value
  }
}
