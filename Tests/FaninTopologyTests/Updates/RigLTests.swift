import FaninRandom
import FaninTopology
import Testing

// Source of the rule: Evci et al. (2020), arXiv:1911.11134, algorithm 1.
struct RigLTests {
  @Test func `the smallest weights of the layer go and the largest gradients come`() {
    let layer = HandMadeLayer([
      [0.5, nil, -0.1, nil],
      [nil, -0.9, nil, 0.2],
    ])
    let gradient = DenseGradient([
      [9, 3, 0.5, 1],
      [7, 9, -4, 2],
    ])

    let change = Rewiring.rigl(layer.mask, weights: layer.weights, drop: 2, gradient: gradient)

    // −0.1 and 0.2 go. Of what is not kept the gradients are 3, 0.5, 1 and 7, −4, 2.
    #expect(change.mask.lists == [[0], [0, 1, 2]])
    #expect(change.origins == [0, -1, 2, -1])
    #expect(change.newConnections == 2)
  }

  @Test func `fan-ins are free to drift, to a neuron that reads all and one that reads nothing`() {
    let layer = HandMadeLayer([[0.1, 0.2, nil], [nil, 5, 6]])
    let gradient = DenseGradient([[0, 0, 0], [9, 0, 0]])

    let change = Rewiring.rigl(layer.mask, weights: layer.weights, drop: 2, gradient: gradient)

    // Of the other gradients, all 0, the lowest position comes: the one just dropped.
    #expect(change.mask.lists == [[0], [0, 1, 2]])
    #expect(change.origins == [0, -1, 2, 3])
  }

  @Test func `a connection dropped and grown at once keeps its weight`() {
    let layer = HandMadeLayer([[0.1, 0.5, nil]])
    let change = Rewiring.rigl(
      layer.mask, weights: layer.weights, drop: 1, gradient: DenseGradient([[8, 9, 1]]))

    #expect(change.mask == layer.mask)
    #expect(change.origins == [0, 1])
  }

  @Test func `of equal weights the later goes, of equal gradients the earlier comes`() {
    let layer = HandMadeLayer([[1, -1, nil, nil], [nil, nil, 1, -1]])
    let gradient = DenseGradient([[2, 2, 2, 2], [2, 2, 2, 2]])

    let change = Rewiring.rigl(layer.mask, weights: layer.weights, drop: 2, gradient: gradient)

    #expect(change.mask.lists == [[0, 1, 2, 3], []])
    #expect(change.origins == [0, 1, -1, -1])
  }

  @Test func `nothing to drop changes nothing and asks for no gradient`() {
    for rows in [[[nil, nil]], [[3, nil]]] as [[[Float?]]] {
      let layer = HandMadeLayer(rows)
      let change = Rewiring.rigl(
        layer.mask, weights: layer.weights, drop: 0, gradient: .unwanted(layer.mask))

      #expect(change.mask == layer.mask)
      #expect(change.newConnections == 0)
    }
  }

  @Test func `the only connection can move`() {
    let layer = HandMadeLayer([[nil, 3], [nil, nil]])
    let change = Rewiring.rigl(
      layer.mask, weights: layer.weights, drop: 1, gradient: DenseGradient([[0, 1], [0, -2]]))

    #expect(change.mask.lists == [[], [1]])
    #expect(change.origins == [-1])
  }

  @Test func `a layer with every connection stays so`() {
    let layer = HandMadeLayer([[1, 2], [3, 4]])
    let change = Rewiring.rigl(
      layer.mask, weights: layer.weights, drop: 2, gradient: DenseGradient([[0, 0], [0, 0]]))

    #expect(change.mask == layer.mask)
    #expect(change.origins == [0, 1, 2, 3])
  }

  @Test func `a gradient that is not a number never comes`() {
    let layer = HandMadeLayer([[1, nil, nil]])
    let change = Rewiring.rigl(
      layer.mask, weights: layer.weights, drop: 1, gradient: DenseGradient([[.nan, .nan, 1]]))

    #expect(change.mask.lists == [[2]])
  }

  // A float holds whole numbers up to 2²⁴ only: SparseProp keeps its indices in floats.
  @Test func `positions beyond 2²⁴ stay exact`() {
    let shape = LayerShape(inputs: 4_096, outputs: 4_100)
    let wanted = (1 << 24) + 1
    var lists = [[Int]](repeating: [], count: shape.outputs)
    lists[0] = [7]
    let gradient = DenseGradient(shape) { neurons, inputs, panel in
      panel.update(repeating: 0, count: DenseGradient.panel.neurons * DenseGradient.stride)
      for j in 0..<neurons.count where neurons[j] == wanted / 4_096 {
        for i in 0..<inputs.count where inputs[i] == wanted % 4_096 {
          panel[j * DenseGradient.stride + i] = 1
        }
      }
    }

    let change = Rewiring.rigl(
      Mask(shape: shape, fanInLists: lists), weights: [1], drop: 1, gradient: gradient)

    #expect(change.mask.lists[4_096] == [1])
  }

  /// The rule word by word: sort everything.
  static func plainly(
    _ layer: HandMadeLayer, drop: Int, gradient: [[Float]]
  ) -> [[Int]] {
    let inputs = layer.mask.shape.inputs
    let positions = layer.mask.lists.enumerated().flatMap { neuron, list in
      list.map { neuron * inputs + $0 }
    }
    let order = positions.indices.sorted {
      let (a, b) = (abs(layer.weights[$0]), abs(layer.weights[$1]))
      return a == b ? $0 < $1 : a > b
    }
    let kept = Set(order.prefix(positions.count - drop).map { positions[$0] })
    let gradients = gradient.flatMap(\.self)
    let grown = gradients.indices.filter { !kept.contains($0) }.sorted {
      let (a, b) = (abs(gradients[$0]), abs(gradients[$1]))
      return a == b ? $0 < $1 : a > b
    }.prefix(drop)
    let all = kept.union(grown)
    return gradient.indices.map { neuron in
      (0..<inputs).filter { all.contains(neuron * inputs + $0) }
    }
  }

  @Test(arguments: 0..<40)
  func `layers of any shape give what sorting everything gives`(seed: Int) throws {
    var stream = RandomStream(seed: Seed(UInt64(seed)), purpose: "rigl", index: 0)
    let (inputs, outputs) = (1 + stream.below(150), 1 + stream.below(90))
    // Few different values, so that there are many ties.
    func number(_ stream: inout RandomStream) -> Float { Float(stream.below(9)) - 4 }
    let density = Double(stream.below(1_000)) / 1_000
    let rows: [[Float?]] = (0..<outputs).map { _ in
      (0..<inputs).map { _ in stream.uniform() < density ? number(&stream) : nil }
    }
    let gradient = (0..<outputs).map { _ in (0..<inputs).map { _ in number(&stream) } }
    let layer = HandMadeLayer(rows)

    for drop in Set([0, 1, layer.mask.connections / 3, layer.mask.connections])
    where drop <= layer.mask.connections {
      let change = Rewiring.rigl(
        layer.mask, weights: layer.weights, drop: drop, gradient: DenseGradient(gradient))

      #expect(change.mask.connections == layer.mask.connections)
      #expect(change.mask.lists == Self.plainly(layer, drop: drop, gradient: gradient))
    }
  }

  // The layer is sampled at every second input at most, all of them even.
  @Test(arguments: [1, 200, 9_000, 20_000])
  func `a sample of the gradient that misleads changes nothing`(drop: Int) {
    var stream = RandomStream(seed: Seed(0), purpose: "rigl", index: 0)
    let rows: [[Float?]] = (0..<100).map { _ in
      (0..<400).map { _ in stream.uniform() < 0.55 ? Float(stream.uniform()) : nil }
    }
    let gradient: [[Float]] = (0..<100).map { _ in
      (0..<400).map { input in Float(stream.below(500)) * (input % 2 == 0 ? 1 : 0.001) }
    }
    let layer = HandMadeLayer(rows)

    let change = Rewiring.rigl(
      layer.mask, weights: layer.weights, drop: drop, gradient: DenseGradient(gradient))

    #expect(change.mask.connections == layer.mask.connections)
    #expect(change.mask.lists == Self.plainly(layer, drop: drop, gradient: gradient))
  }
}
