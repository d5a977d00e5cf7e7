import FaninElementary

/// How the connection budget of a network is shared between its layers.
public enum Allocation: Hashable, Sendable {
  /// Every layer has the same density.
  case uniform
  /// Layer density ε(n+m)/(n·m): Erdős–Rényi-kernel, for an MLP the same as Erdős–Rényi.
  case erk
  /// Each sparse layer has its own sparsity: its factor times the cell's.
  case factors([Double])

  /// The exact number of connections of every layer.
  ///
  /// The budget of the first two is the same: Σ round((1 − s)·n·m) over the sparse layers.
  /// ```
  /// uniform: round((1 − s)·n·m)
  /// erk:     ε(n + m), where ε = (budget − Σ n·m over layers made dense) / Σ (n + m) over the rest;
  ///          while ε(n + m) > n·m somewhere, the layers densest by it are made dense, and again
  /// factors: round((1 − factor · s)·n·m)
  /// ```
  /// ERK's shares become whole by largest remainders, equal ones in the order of the layers.
  ///
  /// - Parameters:
  ///   - shapes: The layers, the output layer last.
  ///   - sparsity: Absent ÷ possible connections of the sparse layers.
  ///   - denseOutput: Whether the last layer keeps all its connections and shares no budget.
  /// - Returns: One count per layer, in their order.
  /// - Throws: ``TopologyError`` for a sparsity outside 0 ..< 1, for a layer left with nothing, and
  ///   for factors that are not one for each sparse layer.
  /// - Source: Evci et al. (2020), arXiv:1911.11134, and its code's `sparse_utils`.
  public func connections(
    of shapes: [LayerShape], sparsity: Double, denseOutput: Bool
  ) throws(TopologyError) -> [Int] {
    let sparse = denseOutput ? Array(shapes.dropLast()) : shapes
    let factors = try self.factors(layers: sparse.count)
    var counts: [Int] = []
    for (shape, factor) in zip(sparse, factors) {
      counts.append(try shape.connections(sparsity: factor * sparsity))
    }
    switch self {
    case .uniform, .factors: break
    case .erk: counts = Self.erk(sparse, budget: counts.reduce(0, +))
    }
    for (layer, count) in counts.enumerated() where count == 0 {
      throw .noConnections(sparse[layer], sparsity: factors[layer] * sparsity)
    }
    return counts + shapes.dropFirst(sparse.count).map(\.possibleConnections)
  }

  /// What the sparsity of every sparse layer is multiplied by.
  private func factors(layers: Int) throws(TopologyError) -> [Double] {
    switch self {
    case .uniform, .erk: return [Double](repeating: 1, count: layers)
    case .factors(let given):
      guard given.count == layers else {
        throw .allocationFactors(given.count, sparseLayers: layers)
      }
      return given
    }
  }

  private static func erk(_ shapes: [LayerShape], budget: Int) -> [Int] {
    var isDense = [Bool](repeating: false, count: shapes.count)
    while true {
      let free = shapes.indices.filter { !isDense[$0] }
      let kept = shapes.indices.reduce(0) {
        isDense[$1] ? $0 + shapes[$1].possibleConnections : $0
      }
      let sizes = free.reduce(0) { $0 + shapes[$1].inputs + shapes[$1].outputs }
      let epsilon = sizes == 0 ? 0 : Double(budget - kept) / Double(sizes)
      let densest = free.map { epsilon * erdosRenyiDensity(shapes[$0]) }.max() ?? 0
      guard densest > 1 else {
        let shares = shapes.indices.map { layer in
          isDense[layer]
            ? Double(shapes[layer].possibleConnections)
            : min(
              epsilon * Double(shapes[layer].inputs + shapes[layer].outputs),
              Double(shapes[layer].possibleConnections))
        }
        return LargestRemainders.round(shares, total: budget, ties: .first) {
          shapes[$0].possibleConnections
        }
      }
      for layer in free where epsilon * erdosRenyiDensity(shapes[layer]) == densest {
        isDense[layer] = true
      }
    }
  }

  private static func erdosRenyiDensity(_ shape: LayerShape) -> Double {
    Double(shape.inputs + shape.outputs) / Double(shape.possibleConnections)
  }
}

extension Allocation: RawRepresentable, CaseIterable, Codable {
  /// Those that are one word.
  public static let allCases = [Allocation.uniform, .erk]

  /// The compact text, such as `uniform` or `factors(1,0.9)`.
  public var rawValue: String {
    switch self {
    case .uniform: "uniform"
    case .erk: "erk"
    case .factors(let factors): "factors(\(factors.map(\.shortestText).joined(separator: ",")))"
    }
  }

  /// Reads the compact text; nil when it is not one.
  public init?(rawValue text: String) {
    switch text {
    case "uniform": self = .uniform
    case "erk": self = .erk
    default:
      guard text.hasPrefix("factors("), text.hasSuffix(")") else { return nil }
      let parts = text.dropFirst(8).dropLast().split(
        separator: ",", omittingEmptySubsequences: false)
      let factors = parts.compactMap { Double($0) }
      guard factors.count == parts.count else { return nil }
      self = .factors(factors)
    }
  }
}
