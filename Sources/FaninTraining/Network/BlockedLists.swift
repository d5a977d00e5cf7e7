import FaninKernels
import FaninTopology

/// A layer's fan-in lists cut into blocks of inputs, so that the inputs of a block stay in the
/// first-level cache while one neuron after the other reads them.
///
/// Within a block neurons may be visited in the order of how many of its inputs they read: a loop that
/// takes as many turns as the one before is guessed right by the processor.
struct BlockedLists {
  /// Canonical places of the connections, in the order of the visits.
  let connections: AlignedArray<Int32>

  private let neurons: Int
  private let visits: AlignedArray<ConnectionLists.Visit>
  private let indices: AlignedArray<UInt16>
  private let count: Int

  /// Neurons that are put in order at a time; their rows lie close enough together.
  private static let window = 64

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

  init(_ mask: Mask, isOrdered: Bool) {
    let (inputs, neurons) = (mask.shape.inputs, mask.shape.outputs)
    let density = Double(mask.connections) / Double(neurons) / Double(inputs)
    let width = Self.blockInputs(density: density, inputs: inputs)
    let blocks = (inputs + width - 1) / width
    let window = isOrdered ? Self.window : 1
    let connections = AlignedArray<Int32>(count: mask.connections)
    let indices = AlignedArray<UInt16>(count: mask.connections)
    let visits = AlignedArray<ConnectionLists.Visit>(count: blocks * neurons)

    // Inputs ascend within a neuron, so each neuron is read once, block after block.
    var next = mask.rowStarts
    var order = [(length: Int, neuron: Int)](repeating: (0, 0), count: window)
    var end = 0
    var visited = 0
    mask.columns.withUnsafeBufferPointer { columns in
      for block in 0..<blocks {
        let bound = min((block + 1) * width, inputs)
        for first in stride(from: 0, to: neurons, by: window) {
          let size = min(window, neurons - first)
          for place in 0..<size {
            let neuron = first + place
            var connection = next[neuron]
            while connection < mask.rowStarts[neuron + 1], columns[connection] < bound {
              connection += 1
            }
            order[place] = (connection - next[neuron], neuron)
          }
          if size > 1 {
            order[..<size].sort {
              $0.length == $1.length ? $0.neuron < $1.neuron : $0.length > $1.length
            }
          }
          for (length, neuron) in order[..<size] {
            // The first visit brings the bias, the last one the activation.
            if length == 0, block > 0, block < blocks - 1 { continue }
            for connection in next[neuron]..<next[neuron] + length {
              indices.pointer[end] = columns[connection]
              connections.pointer[end] = Int32(connection)
              end += 1
            }
            next[neuron] += length
            visits.pointer[visited] = ConnectionLists.Visit(
              row: neuron, end: end, isFirst: block == 0, isLast: block == blocks - 1)
            visited += 1
          }
        }
      }
    }
    (self.connections, self.indices, self.visits) = (connections, indices, visits)
    (self.neurons, count) = (neurons, visited)
  }

  /// The lists, whose weights are stored at `positions`; nil in the order of the visits.
  func lists(positions: AlignedArray<Int32>?) -> ConnectionLists {
    ConnectionLists(
      rows: neurons, visits: visits, count: count, indices: indices, positions: positions)
  }
}
