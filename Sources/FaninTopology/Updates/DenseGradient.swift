/// The gradient of a layer's loss with respect to every possible connection, present or not, formed
/// in panels and never held as a whole.
public struct DenseGradient {
  /// The neurons of a panel, and its inputs; the latter are a multiple of 16.
  public static let panel = (neurons: 32, inputs: 64)

  /// Writes the panel of some neurons and inputs.
  ///
  /// - Shape: neuron r and input i, counted within the panel, stand at r · ``stride`` + i.
  public typealias Fill = (
    _ neurons: Range<Int>, _ inputs: Range<Int>, _ panel: UnsafeMutablePointer<Float>
  ) -> Void

  /// The distance of two neurons in a panel.
  public static var stride: Int { panel.inputs }

  private let shape: LayerShape
  private let fill: Fill
  private let find: LargestMagnitudes.Find

  /// Takes the gradient from a function that forms it.
  public init(_ shape: LayerShape, fill: @escaping Fill) {
    self.init(shape, find: LargestMagnitudes.find, fill: fill)
  }

  /// Takes also a function that finds the large ones in it, a faster one than this module has.
  ///
  /// It writes down the places, ascending, of the numbers whose magnitude has at least the bits
  /// `least`, NaN excluded, and says how many there are.
  public init(
    _ shape: LayerShape,
    find:
      @escaping (
        _ numbers: UnsafePointer<Float>, _ count: Int, _ least: UInt32,
        _ places: UnsafeMutablePointer<UInt16>
      ) -> Int,
    fill: @escaping Fill
  ) {
    self.shape = shape
    self.find = find
    self.fill = fill
  }

  /// Finds the largest over the layer of all that are not excluded; of equal ones the earlier.
  ///
  /// - Returns: Positions neuron · inputs + input, ascending.
  /// - Complexity: O(n·m·batch) time, O(count) memory beside the set.
  func largest(_ count: Int, excluding excluded: ConnectionSet?) -> [Int] {
    guard count > 0 else { return [] }
    return LargestMagnitudes.positions(count: count, excluding: excluded, find: find) { largest in
      forEachPanel(neurons: 0..<shape.outputs) { neurons, inputs, panel in
        for neuron in neurons {
          let row = panel + (neuron - neurons.lowerBound) * Self.stride
          largest.add(row, count: inputs.count, at: neuron * shape.inputs + inputs.lowerBound)
        }
      }
    }
  }

  /// The `counts[j]` largest of every neuron j of all its inputs that are not excluded.
  func largestOfEach(_ counts: [Int], excluding excluded: ConnectionSet) -> [Int] {
    var positions: [Int] = []
    for neuron in 0..<shape.outputs where counts[neuron] > 0 {
      positions += LargestMagnitudes.positions(
        count: counts[neuron], excluding: excluded, find: find
      ) { largest in
        forEachPanel(neurons: neuron..<neuron + 1) { _, inputs, panel in
          largest.add(panel, count: inputs.count, at: neuron * shape.inputs + inputs.lowerBound)
        }
      }
    }
    return positions
  }

  private func forEachPanel(
    neurons: Range<Int>,
    _ body: (Range<Int>, Range<Int>, UnsafeMutablePointer<Float>) -> Void
  ) {
    // On a boundary of 64 bytes, as the kernels want it.
    let size = Self.panel.neurons * Self.stride * MemoryLayout<Float>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    defer { memory.deallocate() }
    let panel = memory.initializeMemory(as: Float.self, repeating: 0, count: size / 4)
    // Inputs outside: their activations stay in the fastest cache for all neurons.
    for input in Swift.stride(from: 0, to: shape.inputs, by: Self.panel.inputs) {
      let inputs = input..<min(input + Self.panel.inputs, shape.inputs)
      for neuron in Swift.stride(
        from: neurons.lowerBound, to: neurons.upperBound, by: Self.panel.neurons)
      {
        let part = neuron..<min(neuron + Self.panel.neurons, neurons.upperBound)
        fill(part, inputs, panel)
        body(part, inputs, panel)
      }
    }
  }
}
