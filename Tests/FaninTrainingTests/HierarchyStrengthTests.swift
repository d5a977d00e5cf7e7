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
      gradients: [Float](repeating: 0.5, count: 13), mask: Self.mask)

    // ‖(½, ½, ½, ½)‖ ÷ ‖(½)‖ = 2 = √4 ÷ √1.
    #expect(strength.perNeuron == 2)
    #expect(strength.arithmeticExpectation == 2)
    #expect(strength.perConnection == 1)
  }

  @Test func `stronger gradients at the hub exceed the arithmetic`() throws {
    let strength = HierarchyStrength(
      gradients: [Float](repeating: 3, count: 4) + [Float](repeating: 1, count: 9),
      mask: Self.mask)

    #expect(strength.perNeuron == 6)
    #expect(strength.perConnection == 3)
  }

  @Test func `no gradient in the rest gives no number`() {
    let strength = HierarchyStrength(
      gradients: [Float](repeating: 1, count: 4) + [Float](repeating: 0, count: 9),
      mask: Self.mask)

    #expect(strength.perNeuron == nil)
    #expect(strength.perConnection == nil)
  }
}
