public import FaninRandom

extension Mask {
  /// Swaps tried for each connection: a hundred forget where a network began.
  ///
  /// - Source: Milo and others (2003), arXiv:cond-mat/0312028.
  private static let trialsPerConnection = 100

  /// Another mask with the same fan-ins and fan-outs, every one as likely.
  ///
  /// Two connections i → a and j → b drawn at random become j → a and i → b where neither is there
  /// yet; where one is, nothing happens, and the trial counts. Every mask can be reached so
  /// (Ryser 1957), and each step is as likely as its reverse, so that in the end all are equally
  /// likely.
  ///
  /// - Complexity: O(connections), a hundred trials each.
  public func rewired(from stream: inout RandomStream) -> Mask {
    var columns = self.columns.map { Int($0) }
    let rows = (0..<shape.outputs).flatMap { neuron in
      [Int](repeating: neuron, count: rowStarts[neuron + 1] - rowStarts[neuron])
    }
    guard columns.count > 1 else { return self }
    var isPresent = [Bool](repeating: false, count: shape.possibleConnections)
    forEachPosition { _, position in isPresent[position] = true }
    for _ in 0..<Self.trialsPerConnection * columns.count {
      let (first, second) = (stream.below(columns.count), stream.below(columns.count))
      let (a, b) = (rows[first] * shape.inputs, rows[second] * shape.inputs)
      let (i, j) = (columns[first], columns[second])
      // Of one neuron or of one input, the swap would change nothing; either is present then.
      guard !isPresent[a + j], !isPresent[b + i] else { continue }
      isPresent[a + i] = false
      isPresent[b + j] = false
      isPresent[a + j] = true
      isPresent[b + i] = true
      columns[first] = j
      columns[second] = i
    }
    var sorted: [UInt16] = []
    sorted.reserveCapacity(columns.count)
    for neuron in 0..<shape.outputs {
      sorted += columns[rowStarts[neuron]..<rowStarts[neuron + 1]].sorted().map { UInt16($0) }
    }
    return Mask(shape: shape, rowStarts: rowStarts, columns: sorted)
  }
}
