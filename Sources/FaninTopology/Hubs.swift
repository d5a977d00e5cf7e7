/// The neurons of a layer that read the most.
public enum Hubs {
  /// The number of hubs among `neurons`: a tenth, rounded (halves up), and at least one.
  public static func count(among neurons: Int) -> Int { max(1, (neurons + 5) / 10) }

  /// The hubs of a layer, ascending: the top tenth by fan-in, of equal ones the lower index first.
  ///
  /// - Complexity: O(m log m).
  public static func indices(fanIns: [Int]) -> [Int] {
    let order = fanIns.indices.sorted {
      fanIns[$0] == fanIns[$1] ? $0 < $1 : fanIns[$0] > fanIns[$1]
    }
    return order.prefix(count(among: fanIns.count)).sorted()
  }

  /// The share of a layer's connections that hubs read; 0 in a layer without connections.
  public static func connectionShare(fanIns: [Int]) -> Double {
    let total = fanIns.reduce(0, +)
    guard total > 0 else { return 0 }
    return Double(indices(fanIns: fanIns).reduce(0) { $0 + fanIns[$1] }) / Double(total)
  }

  /// What arithmetic alone makes of the hubs' gradient norms relative to the others'.
  ///
  /// With independent signals the gradient norm of a neuron grows like √fan-in:
  /// ```
  /// mean √k over hubs ÷ mean √k over the others
  /// ```
  ///
  /// - Returns: nil where there are no others, or none of them has a connection.
  public static func arithmeticExpectation(fanIns: [Int]) -> Double? {
    let hubs = indices(fanIns: fanIns)
    let isHub = Set(hubs)
    let others = fanIns.indices.filter { !isHub.contains($0) }
    func meanRoot(_ neurons: [Int]) -> Double {
      neurons.reduce(0) { $0 + Double(fanIns[$1]).squareRoot() } / Double(neurons.count)
    }
    let ofOthers = others.isEmpty ? 0 : meanRoot(others)
    return ofOthers > 0 ? meanRoot(hubs) / ofOthers : nil
  }
}
