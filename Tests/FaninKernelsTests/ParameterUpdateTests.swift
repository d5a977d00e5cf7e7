import FaninKernels
import Testing

struct ParameterUpdateTests {
  /// Takes one step with gradients of 0.
  private static func step(
    _ set: InstructionSet, count: Int, _ update: ParameterUpdate
  ) throws {
    try #require(Kernels(set)).biasGradient(
      biases: AlignedArray(count: count), update: update, vectors: 1,
      dy: AlignedArray(count: count * 16))
  }

  @Test(arguments: InstructionSet.available, [false, true])
  func `a velocity below 2⁻¹⁰⁰ becomes 0`(set: InstructionSet, nesterov: Bool) throws {
    let velocity = AlignedArray<Float>([
      0x1p-99, 0x1.1p-100, 0x1p-100, -0x1p-100, 0x1p-140, -1, .nan,
    ])

    try Self.step(
      set, count: 7,
      .momentum(
        learningRate: 1, momentum: 0.9375, nesterov: nesterov, weightDecay: 0, velocity: velocity))

    // 0.9375 = 15/16; 15/16 · 17/16 < 1.
    #expect(velocity.elements.prefix(6) == [0x1.ep-100, 0, 0, 0, 0, -0.9375])
    #expect(velocity[6].isNaN, "a diverging network cannot hide")
  }

  @Test(arguments: InstructionSet.available)
  func `both moments of Adam below 2⁻¹⁰⁰ become 0`(set: InstructionSet) throws {
    let first = AlignedArray<Float>([1, 0x1p-100, 0x1p-130, .nan])
    let second = AlignedArray(copying: first)

    try Self.step(
      set, count: 4,
      .adamW(
        learningRate: 0, weightDecay: 0, beta1Power: 0.9, beta2Power: 0.999, first: first,
        second: second))

    #expect(first.elements.prefix(3) == [0.9, 0, 0] && first[3].isNaN)
    #expect(second.elements.prefix(3) == [0.999, 0, 0] && second[3].isNaN)
  }

  @Test(arguments: InstructionSet.available)
  func `a weight's state is never subnormal, however long its gradient is 0`(
    set: InstructionSet
  ) throws {
    let kernels = try #require(Kernels(set))
    let velocity = AlignedArray<Float>([1, -1])
    let biases = AlignedArray<Float>(count: 2)
    let dy = AlignedArray<Float>(count: 32)

    for _ in 0..<1_000 {
      kernels.biasGradient(
        biases: biases,
        update: .momentum(
          learningRate: 0.1, momentum: 0.9, nesterov: false, weightDecay: 0, velocity: velocity),
        vectors: 1, dy: dy)
      #expect(velocity.elements.allSatisfy { !$0.isSubnormal })
    }

    #expect(velocity.elements == [0, 0])
  }
}
