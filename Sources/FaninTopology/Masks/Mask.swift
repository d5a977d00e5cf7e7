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

  /// Takes lists from elsewhere; nil where they are not those of a mask.
  public init?(shape: LayerShape, checkingRowStarts starts: [Int], columns: [UInt16]) {
    guard starts.count == shape.outputs + 1, starts.first == 0, starts.last == columns.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    for neuron in 0..<shape.outputs {
      var next = 0
      for column in columns[starts[neuron]..<starts[neuron + 1]] {
        guard Int(column) >= next, Int(column) < shape.inputs else { return nil }
        next = Int(column) + 1
      }
    }
    self.init(shape: shape, rowStarts: starts, columns: columns)
  }

  /// Takes lists already known to be ascending and within the shape.
  init(shape: LayerShape, rowStarts: [Int], columns: [UInt16]) {
    self.shape = shape
    self.rowStarts = rowStarts
    self.columns = columns
  }

  /// The number of connections.
  public var connections: Int { columns.count }

  /// The fan-in of every neuron, in order.
  public var fanIns: [Int] {
    (0..<shape.outputs).map { rowStarts[$0 + 1] - rowStarts[$0] }
  }

  /// How many neurons read each input, in order of the inputs.
  public var fanOuts: [Int] {
    var counts = [Int](repeating: 0, count: shape.inputs)
    for column in columns { counts[Int(column)] += 1 }
    return counts
  }

  /// The number of neurons with fan-in 0 or fan-out 0.
  ///
  /// `next` is the mask of the layer that reads these neurons; nil for the output layer, whose
  /// neurons all count as read.
  public func emptyNeurons(readBy next: Mask?) -> Int {
    let fanIns = fanIns
    precondition(
      next.map { $0.shape.inputs == shape.outputs } ?? true,
      "\(shape.outputs) neurons are not the inputs of the next layer")
    guard let fanOuts = next?.fanOuts else { return fanIns.count { $0 == 0 } }
    return zip(fanIns, fanOuts).count { $0 == 0 || $1 == 0 }
  }
}
