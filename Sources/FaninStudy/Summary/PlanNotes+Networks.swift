import FaninData
import FaninElementary
import FaninTopology
import FaninTraining

extension PlanNotes {
  /// Networks so sparse that a hidden layer has fewer connections than neurons: many of them have no
  /// path from inputs to outputs, and learn nothing.
  mutating func noteNetworks(of plan: Plan, facts: [String: DatasetFacts]) {
    var known: [NetworkDesign: Thinness?] = [:]
    let thin = plan.cells.compactMap { cell -> (Cell, Thinness)? in
      guard let facts = facts[cell.data] else { return nil }
      let design = NetworkDesign(of: cell.recipe, facts: facts)
      let thinness = known[design] ?? Thinness(design)
      known[design] = thinness
      return thinness.map { (cell, $0) }
    }
    guard let (cell, worst) = thin.min(by: { $0.1.paths < $1.1.paths }) else { return }
    let sparsity = cell.sparsity.map { " at sparsity \($0.shortestText)" } ?? ""
    let cells = "\(thin.count) of \(plan.cells.count) \(plan.cells.count == 1 ? "cell" : "cells")"
    texts.append(
      "too sparse to learn? \(cells) have a hidden layer whose mean fan-in is below 1; \(cell.profile) "
        + "on \(cell.data)\(sparsity) has \(worst.connections) connections for "
        + "\(worst.neurons) neurons in hidden layer \(worst.layer), and "
        + "\(Self.twoDigits(worst.paths)) paths from inputs to outputs on average")
  }

  private static func twoDigits(_ value: Double) -> String {
    if value >= 100 { return "\(Int(min(value, 1e15)))" }
    let digits = value < 0.01 ? "less than 0.01" : ((value * 100).rounded() / 100).shortestText
    return digits
  }
}

/// How thin the thinnest hidden layer of a network is, where its mean fan-in is below 1.
private struct Thinness {
  /// Its place, from 1.
  let layer: Int
  let connections: Int
  let neurons: Int
  /// The paths from inputs to outputs to be expected where inputs are drawn at random.
  ///
  /// ```
  /// Π connections of every layer ÷ Π neurons of every hidden layer
  /// ```
  let paths: Double

  init?(_ design: NetworkDesign) {
    guard let shapes = try? LayerShape.layers(ofSizes: design.sizes),
      let connections = try? design.layerConnections()
    else { return nil }
    let hidden = shapes.indices.dropLast()
    let thinnest = hidden.min { one, other in
      connections[one] * shapes[other].outputs < connections[other] * shapes[one].outputs
    }
    guard let thinnest, connections[thinnest] < shapes[thinnest].outputs else { return nil }
    layer = thinnest + 1
    self.connections = connections[thinnest]
    neurons = shapes[thinnest].outputs
    paths = hidden.reduce(Double(connections[shapes.count - 1])) {
      $0 * Double(connections[$1]) / Double(shapes[$1].outputs)
    }
  }
}
