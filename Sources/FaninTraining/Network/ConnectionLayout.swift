import FaninKernels
import FaninTopology

/// The order in which a layer's weights lie in memory, and the lists the kernels walk.
///
/// The canonical order of a mask is by neuron, inputs ascending. The first layer needs no input
/// deltas and stores its weights in the order of its blocked fan-in lists; the others store them by
/// input, the order of the fused backward pass.
struct ConnectionLayout {
  /// By neuron, in blocks of inputs.
  let fanIn: ConnectionLists
  /// By input; nil in the first layer.
  let fanOut: ConnectionLists?
  /// Where each connection of the canonical order is stored.
  let storage: AlignedArray<Int32>

  init(_ mask: Mask, isFirst: Bool) {
    storage = AlignedArray(count: mask.connections)
    // Ordered visits read the outputs' rows out of order: where the fan-ins are even, and no gradient
    // is taken of the same lists, that costs as much as it saves.
    let blocked = BlockedLists(mask, isOrdered: isFirst || mask.isUneven)
    if isFirst {
      fanOut = nil
      for position in 0..<mask.connections {
        storage.pointer[Int(blocked.connections.pointer[position])] = Int32(position)
      }
      fanIn = blocked.lists(positions: nil)
    } else {
      fanOut = Self.byInput(mask, storage: storage)
      // The list of connections becomes that of their places.
      for position in 0..<mask.connections {
        let connection = Int(blocked.connections.pointer[position])
        blocked.connections.pointer[position] = storage.pointer[connection]
      }
      fanIn = blocked.lists(positions: blocked.connections)
    }
  }

  private static func byInput(_ mask: Mask, storage: AlignedArray<Int32>) -> ConnectionLists {
    let visits = AlignedArray<ConnectionLists.Visit>(count: mask.shape.inputs)
    let outputs = AlignedArray<UInt16>(count: mask.connections)
    var next = [Int32](repeating: 0, count: mask.shape.inputs)
    mask.columns.withUnsafeBufferPointer { columns in
      next.withUnsafeMutableBufferPointer { next in
        for input in columns { next[Int(input)] += 1 }
        var end = 0
        for input in next.indices {
          let first = end
          end += Int(next[input])
          next[input] = Int32(first)
          visits.pointer[input] = ConnectionLists.Visit(
            row: input, end: end, isFirst: true, isLast: true)
        }
        for neuron in 0..<mask.shape.outputs {
          for connection in mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1] {
            let input = Int(columns[connection])
            let position = next[input]
            next[input] = position + 1
            outputs.pointer[Int(position)] = UInt16(neuron)
            storage.pointer[connection] = position
          }
        }
      }
    }
    return ConnectionLists(
      rows: mask.shape.inputs, visits: visits, count: mask.shape.inputs, indices: outputs,
      positions: nil)
  }
}

extension Mask {
  /// Whether the fan-ins differ by more than a quarter of their mean, in the root of the mean square.
  fileprivate var isUneven: Bool {
    let mean = Double(connections) / Double(shape.outputs)
    let square = (0..<shape.outputs).reduce(0.0) { sum, neuron in
      let distance = Double(rowStarts[neuron + 1] - rowStarts[neuron]) - mean
      return sum + distance * distance
    }
    return square > mean * mean / 16 * Double(shape.outputs)
  }
}
