/// The neurons of a layer that read the most, and the others.
///
/// Empty neurons, which read nothing or are read by none, are neither: they have no gradient, and
/// would make any other neuron look important.
public struct Hubs: Hashable, Sendable {
  /// The top tenth of the neurons that are not empty by fan-in, of equal ones the lower index first;
  /// ascending.
  public let indices: [Int]
  /// The neurons that are neither hubs nor empty, ascending.
  public let rest: [Int]

  /// Tells the hubs of a layer.
  ///
  /// - Shape: one fan-in a neuron, and one fan-out; without fan-outs every neuron counts as read.
  /// - Complexity: O(m log m).
  public init(fanIns: [Int], fanOuts: [Int]? = nil) {
    let neurons = fanIns.indices.filter { fanIns[$0] > 0 && fanOuts?[$0] != 0 }
    let order = neurons.sorted {
      fanIns[$0] == fanIns[$1] ? $0 < $1 : fanIns[$0] > fanIns[$1]
    }
    let count = Self.count(among: order.count)
    indices = order.prefix(count).sorted()
    rest = order.dropFirst(count).sorted()
  }

  /// Tells the hubs of a layer that `next` reads; nil for the output layer.
  public init(_ mask: Mask, readBy next: Mask?) {
    self.init(fanIns: mask.fanIns, fanOuts: next?.fanOuts)
  }

  /// The number of hubs among `neurons` that are not empty: a tenth, rounded (halves up), and at
  /// least one.
  public static func count(among neurons: Int) -> Int { max(1, (neurons + 5) / 10) }

  /// The share of a layer's connections that hubs read; 0 in a layer without connections.
  public func connectionShare(fanIns: [Int]) -> Double {
    let total = fanIns.reduce(0, +)
    guard total > 0 else { return 0 }
    return Double(indices.reduce(0) { $0 + fanIns[$1] }) / Double(total)
  }

  /// What arithmetic alone makes of the hubs' gradient norms relative to the others'.
  ///
  /// With independent signals the gradient norm of a neuron grows like √fan-in:
  /// ```
  /// mean √k over hubs ÷ mean √k over the others
  /// ```
  ///
  /// - Returns: nil where there are no others.
  public func arithmeticExpectation(fanIns: [Int]) -> Double? {
    func meanRoot(_ neurons: [Int]) -> Double {
      neurons.reduce(0) { $0 + Double(fanIns[$1]).squareRoot() } / Double(neurons.count)
    }
    return rest.isEmpty ? nil : meanRoot(indices) / meanRoot(rest)
  }
}
