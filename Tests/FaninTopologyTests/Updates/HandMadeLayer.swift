import FaninTopology

/// A layer small enough to be written down: one row per neuron, nil where there is no connection.
struct HandMadeLayer {
  let mask: Mask
  /// In canonical order.
  let weights: [Float]

  init(_ rows: [[Float?]]) {
    mask = Mask(
      shape: LayerShape(inputs: rows[0].count, outputs: rows.count),
      fanInLists: rows.map { row in row.indices.filter { row[$0] != nil } })
    weights = rows.flatMap { $0.compactMap(\.self) }
  }
}

extension DenseGradient {
  /// The gradient whose every number is written down, one row per neuron.
  init(_ rows: [[Float]]) {
    self.init(LayerShape(inputs: rows[0].count, outputs: rows.count)) { neurons, inputs, panel in
      for j in 0..<neurons.count {
        for i in 0..<inputs.count {
          panel[j * DenseGradient.stride + i] = rows[neurons[j]][inputs[i]]
        }
      }
    }
  }

  /// A gradient nobody may ask for.
  static func unwanted(_ mask: Mask) -> DenseGradient {
    DenseGradient(mask.shape) { _, _, _ in preconditionFailure("the gradient was formed") }
  }
}

extension Mask {
  /// The inputs of every neuron.
  var lists: [[Int]] {
    (0..<shape.outputs).map { columns[rowStarts[$0]..<rowStarts[$0 + 1]].map { Int($0) } }
  }
}
