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
  let storage: [Int32]

  /// The most inputs of a block: their rows of 512 bytes fill a first-level cache of 48 KB, or most
  /// of it where each of them is read often.
  private static func mostBlockInputs(density: Double) -> Int { density > 0.15 ? 80 : 100 }

  /// The inputs of a block, for neurons that read this share of their inputs.
  ///
  /// Smaller blocks lose less to the row that every neuron fetches in turn, but fetch it more often.
  /// With fewer than about four connections of a neuron in each, blocks do not pay. All blocks of a
  /// layer are of one size, lest a small last one cost as many visits as a full one.
  private static func blockInputs(density: Double, inputs: Int) -> Int {
    let most = mostBlockInputs(density: density)
    guard density * Double(most) >= 4 else { return inputs }
    let blocks = (inputs + most - 1) / most
    return (inputs + blocks - 1) / blocks
  }

  init(_ mask: Mask, isFirst: Bool) {
    let shape = mask.shape
    let density =
      Double(mask.connections) / Double(shape.outputs) / Double(shape.inputs)
    let width = Self.blockInputs(density: density, inputs: shape.inputs)
    let blocked = BlockedOrder(mask, width: width)
    if isFirst {
      var storage = [Int32](repeating: 0, count: mask.connections)
      for (position, connection) in blocked.connections.enumerated() {
        storage[Int(connection)] = Int32(position)
      }
      self.storage = storage
      fanOut = nil
      fanIn = blocked.lists(of: mask, positions: nil)
    } else {
      let (lists, storage) = Self.byInput(mask)
      self.storage = storage
      fanOut = lists
      fanIn = blocked.lists(of: mask, positions: blocked.connections.map { storage[Int($0)] })
    }
  }

  private static func byInput(_ mask: Mask) -> (ConnectionLists, storage: [Int32]) {
    var starts = [Int32](repeating: 0, count: mask.shape.inputs + 1)
    for input in mask.columns { starts[Int(input) + 1] += 1 }
    for input in 0..<mask.shape.inputs { starts[input + 1] += starts[input] }
    var next = starts
    var outputs = [UInt16](repeating: 0, count: mask.connections)
    var storage = [Int32](repeating: 0, count: mask.connections)
    for neuron in 0..<mask.shape.outputs {
      for connection in mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1] {
        let input = Int(mask.columns[connection])
        let position = next[input]
        next[input] += 1
        outputs[Int(position)] = UInt16(neuron)
        storage[connection] = position
      }
    }
    let lists = ConnectionLists(
      rows: mask.shape.inputs, blocks: 1, starts: starts, indices: outputs, positions: nil)
    return (lists, storage)
  }
}

/// The canonical connections regrouped by blocks of inputs, by neuron within a block.
private struct BlockedOrder {
  let blocks: Int
  let starts: [Int32]
  /// Canonical positions in the new order.
  let connections: [Int32]

  init(_ mask: Mask, width: Int) {
    let blocks = (mask.shape.inputs + width - 1) / width
    var starts: [Int32] = []
    starts.reserveCapacity(blocks * (mask.shape.outputs + 1))
    var connections: [Int32] = []
    connections.reserveCapacity(mask.connections)
    // Inputs ascend within a neuron, so each neuron is read once, block after block.
    var next = mask.rowStarts
    for block in 0..<blocks {
      let end = min((block + 1) * width, mask.shape.inputs)
      for neuron in 0..<mask.shape.outputs {
        starts.append(Int32(connections.count))
        while next[neuron] < mask.rowStarts[neuron + 1], Int(mask.columns[next[neuron]]) < end {
          connections.append(Int32(next[neuron]))
          next[neuron] += 1
        }
      }
      starts.append(Int32(connections.count))
    }
    self.blocks = blocks
    self.starts = starts
    self.connections = connections
  }

  func lists(of mask: Mask, positions: [Int32]?) -> ConnectionLists {
    ConnectionLists(
      rows: mask.shape.outputs, blocks: blocks, starts: starts,
      indices: connections.map { mask.columns[Int($0)] }, positions: positions)
  }
}
