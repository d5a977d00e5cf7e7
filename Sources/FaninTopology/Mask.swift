/// Which connections of a layer exist, as one ascending list of inputs per neuron.
public struct Mask: Hashable, Sendable {
  /// The layer's size.
  public let shape: LayerShape
  /// `outputs` + 1 offsets: neuron j reads `columns[rowStarts[j] ..< rowStarts[j + 1]]`.
  public let rowStarts: [Int]
  /// The inputs of all neurons, ascending within each.
  public let columns: [UInt16]

  /// Creates a mask from lists of inputs, one per neuron, each strictly ascending.
  public init(shape: LayerShape, fanInLists: [[Int]]) {
    precondition(
      fanInLists.count == shape.outputs, "\(fanInLists.count) lists for \(shape.outputs) neurons")
    var starts = [0]
    var columns: [UInt16] = []
    for list in fanInLists {
      var previous = -1
      for input in list {
        precondition(
          input > previous && input < shape.inputs,
          "input \(input) after \(previous) of \(shape.inputs)")
        columns.append(UInt16(input))
        previous = input
      }
      starts.append(columns.count)
    }
    self.shape = shape
    self.rowStarts = starts
    self.columns = columns
  }

  /// The number of connections.
  public var connections: Int { columns.count }

  /// The fan-in of every neuron, in order.
  public var fanIns: [Int] {
    (0..<shape.outputs).map { rowStarts[$0 + 1] - rowStarts[$0] }
  }
}
