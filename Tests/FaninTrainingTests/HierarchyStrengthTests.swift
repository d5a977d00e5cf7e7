import FaninTestSupport
import FaninTopology
import FaninTraining
import Testing

struct HierarchyStrengthTests {
  /// Ten neurons of fan-in 1, one of them with fan-in 4: the hub.
  static let mask = Mask(
    shape: LayerShape(inputs: 4, outputs: 10),
    fanInLists: [[0, 1, 2, 3]] + (0..<9).map { [$0 % 4] })

  @Test func `equal gradients per connection leave only the arithmetic`() throws {
    let strength = HierarchyStrength(
      gradients: [Float](repeating: 0.5, count: 13), mask: Self.mask, readBy: nil)

    // ‖(½, ½, ½, ½)‖ ÷ ‖(½)‖ = 2 = √4 ÷ √1.
    #expect(strength.perNeuron == 2)
    #expect(strength.arithmeticExpectation == 2)
    #expect(strength.perConnection == 1)
  }

  @Test func `stronger gradients at the hub exceed the arithmetic`() throws {
    let strength = HierarchyStrength(
      gradients: [Float](repeating: 3, count: 4) + [Float](repeating: 1, count: 9),
      mask: Self.mask, readBy: nil)

    #expect(strength.perNeuron == 6)
    #expect(strength.perConnection == 3)
  }

  @Test func `no gradient in the rest gives no number`() {
    let strength = HierarchyStrength(
      gradients: [Float](repeating: 1, count: 4) + [Float](repeating: 0, count: 9),
      mask: Self.mask, readBy: nil)

    #expect(strength.perNeuron == nil)
    #expect(strength.perConnection == nil)
  }

  @Test func `a neuron that nobody reads is not the rest`() throws {
    // Given a next layer that reads every neuron but the last, whose gradient is 0 therefore
    let next = Mask(shape: LayerShape(inputs: 10, outputs: 1), fanInLists: [Array(0..<9)])
    let strength = HierarchyStrength(
      gradients: [Float](repeating: 0.5, count: 12) + [0], mask: Self.mask, readBy: next)

    // Then nothing but the arithmetic is left, as if the neuron were not there
    #expect(strength.perNeuron == 2)
    #expect(strength.perConnection == 1)
    #expect(strength.arithmeticExpectation == 2)
  }

  // Half and double are equally far from equal: the mean of ½ and 2 is 1, not 1.25.
  @Test func `a network's strength is the geometric mean of its layers'`() throws {
    func layer(_ number: Int, _ strength: Double?) -> LayerMeasurement {
      LayerMeasurement(
        layer: number, moment: .final, inputs: 4, neurons: 10, connections: 13, fanInCV: 0.7,
        fanInGini: 0.2, emptyNeurons: 0, hierarchyStrength: strength,
        hierarchyStrengthPerConnection: 3, arithmeticExpectation: 4, fanIns: [], fanInCounts: [])
    }

    let network = NetworkMeasurement([layer(0, 0.5), layer(1, 2)], at: .final)
    #expect(isClose(try #require(network.hierarchyStrength), to: 1, absolute: 1e-15))
    #expect(isClose(try #require(network.arithmeticExpectation), to: 4, absolute: 1e-14))
    #expect(NetworkMeasurement([layer(0, 2.5)], at: .final).hierarchyStrength == 2.5)
    #expect(NetworkMeasurement([layer(0, 2), layer(1, nil)], at: .final).hierarchyStrength == nil)
  }
}
