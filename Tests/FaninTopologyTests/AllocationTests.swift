import FaninTopology
import Testing

struct AllocationTests {
  static let networks: [[Int]] = [
    [784, 300, 100, 10], [54, 256, 256, 128, 7], [784, 1_024, 1_024, 10], [3, 2, 65_535, 4],
    [100, 100], [28, 5, 5, 5, 5, 10],
  ]
  static let sparsities = [0, 0.1, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999]

  @Test(arguments: networks, [false, true])
  func `both allocations spend the same budget to the connection`(
    sizes: [Int], denseOutput: Bool
  ) throws {
    let shapes = try LayerShape.layers(ofSizes: sizes)
    for sparsity in Self.sparsities {
      let sparse = denseOutput ? shapes.dropLast() : shapes[...]
      let shares = try sparse.map { try $0.connections(sparsity: sparsity) }
      let dense = denseOutput ? shapes[shapes.count - 1].possibleConnections : 0
      guard shares.allSatisfy({ $0 > 0 }) else { continue }

      let uniform = try Allocation.uniform.connections(
        of: shapes, sparsity: sparsity, denseOutput: denseOutput)
      let erk = try Allocation.erk.connections(
        of: shapes, sparsity: sparsity, denseOutput: denseOutput)

      #expect(uniform == shares + (denseOutput ? [dense] : []))
      #expect(erk.reduce(0, +) == uniform.reduce(0, +))
      #expect(zip(erk, shapes).allSatisfy { 0 < $0 && $0 <= $1.possibleConnections })
      if denseOutput { #expect(erk.last == dense) }
    }
  }

  @Test func `ERK shares the budget in proportion to inputs and neurons`() throws {
    let shapes = try LayerShape.layers(ofSizes: [784, 300, 100, 10])

    let counts = try Allocation.erk.connections(of: shapes, sparsity: 0.9, denseOutput: true)

    // By hand: (23,520 + 3,000) / (1,084 + 400) = 17.87062; × 1,084 = 19,371.75, × 400 = 7,148.25.
    #expect(counts == [19_372, 7_148, 1_000])
  }

  @Test func `ERK makes layers past density 1 dense, one after the other`() throws {
    let shapes = try LayerShape.layers(ofSizes: [100, 100, 10, 10])

    let counts = try Allocation.erk.connections(of: shapes, sparsity: 0.5, denseOutput: false)

    // By hand, budget 5,550: ε = 16.8 gives the last layer density 3.4; without it ε = 17.6 gives
    // the middle one 1.9; the first keeps 5,550 − 1,000 − 100.
    #expect(counts == [4_450, 1_000, 100])
  }

  @Test func `half a connection counts as one`() throws {
    #expect(try LayerShape(inputs: 3, outputs: 3).connections(sparsity: 0.5) == 5)
  }

  @Test(arguments: [-0.1, 1, 1.4, .nan, .infinity])
  func `a sparsity outside its range is refused`(sparsity: Double) throws {
    let shapes = try LayerShape.layers(ofSizes: [4, 4])

    let error = #expect(throws: TopologyError.self) {
      try Allocation.uniform.connections(of: shapes, sparsity: sparsity, denseOutput: false)
    }

    let text = try #require(error).description
    #expect(text.hasPrefix("the sparsity must be at least 0 and below 1; got "))
  }

  @Test(arguments: Allocation.allCases)
  func `a layer left without connections is named`(allocation: Allocation) throws {
    let shapes = try LayerShape.layers(ofSizes: [10, 2, 2])

    let error = #expect(throws: TopologyError.self) {
      try allocation.connections(of: shapes, sparsity: 0.99, denseOutput: false)
    }

    #expect(
      error?.description == "the layer of 10 inputs × 2 neurons keeps no connection at sparsity "
        + "0.99; lower the sparsity or widen the layer")
  }
}
