/// What one update makes of one layer: its new mask, and where each connection comes from.
public struct Rewiring: Hashable, Sendable {
  /// The mask after the update.
  public let mask: Mask
  /// For every connection of the new mask, in canonical order, its place in the old one's canonical
  /// order; −1 for a new connection.
  public let origins: [Int32]
  /// The fan-in of every neuron before anything has grown: what the drop has left.
  public let survivingFanIns: [Int]

  /// The number of new connections.
  public var newConnections: Int { origins.count { $0 < 0 } }

  /// Puts kept and grown connections together.
  ///
  /// - Parameters:
  ///   - mask: The mask before the update.
  ///   - isKept: For each of its connections, in canonical order, whether it was kept.
  ///   - grown: Positions neuron · inputs + input, ascending, none of them kept.
  ///   - restoring: Whether a dropped connection that grows again at once is still the old one.
  init(_ mask: Mask, isKept: [Bool], grown: [Int], restoring: Bool) {
    let inputs = mask.shape.inputs
    var starts = [0]
    starts.reserveCapacity(mask.shape.outputs + 1)
    // As many at most: every connection kept, and every one grown.
    let room = mask.connections + grown.count
    var origins = [Int32](repeating: 0, count: room)
    var count = 0
    var next = 0
    let columns = [UInt16](unsafeUninitializedCapacity: room) { columns, initialized in
      origins.withUnsafeMutableBufferPointer { origins in
        for neuron in 0..<mask.shape.outputs {
          let first = neuron * inputs
          func grow(before position: Int) {
            while next < grown.count, grown[next] < position {
              columns[count] = UInt16(grown[next] - first)
              origins[count] = -1
              count += 1
              next += 1
            }
          }
          for connection in mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1] {
            let column = mask.columns[connection]
            grow(before: first + Int(column))
            let isRegrown = next < grown.count && grown[next] == first + Int(column)
            if isRegrown { next += 1 }
            if isKept[connection] || isRegrown {
              columns[count] = column
              origins[count] = isKept[connection] || restoring ? Int32(connection) : -1
              count += 1
            }
          }
          grow(before: first + inputs)
          starts.append(count)
        }
      }
      initialized = count
    }
    origins.removeLast(room - count)
    self.mask = Mask(shape: mask.shape, rowStarts: starts, columns: columns)
    self.origins = origins
    survivingFanIns = (0..<mask.shape.outputs).map { neuron in
      isKept[mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1]].count { $0 }
    }
  }
}
