/// The gradient of a layer's loss with respect to every possible connection, present or not, formed
/// in panels and never held as a whole.
public struct DenseGradient {
  /// The neurons of a panel, and its inputs, at most; the latter are a multiple of 32.
  public static let panel = (neurons: 256, inputs: 64)

  /// Writes the panel of some neurons and inputs.
  ///
  /// - Shape: the r-th neuron and the i-th input stand at r · ``stride`` + i.
  public typealias Fill = (
    _ neurons: Spaced, _ inputs: Spaced, _ panel: UnsafeMutablePointer<Float>
  ) -> Void

  /// Some neurons or inputs of a layer, each as far from the one before.
  public struct Spaced {
    /// The first one.
    public let first: Int
    /// How many they are.
    public let count: Int
    /// From one to the next.
    public let step: Int

    /// The n-th of them.
    public subscript(n: Int) -> Int { first + n * step }

    init(_ range: Range<Int>) { (first, count, step) = (range.lowerBound, range.count, 1) }

    /// At most `most` over all of `whole`, the `part`-th of so many `parts` between two.
    init(most: Int, over whole: Int, part: Int, of parts: Int) {
      count = min(most, whole)
      step = whole / max(1, count)
      first = part * step / parts
    }
  }

  /// Numbers of neurons and inputs next to each other.
  public struct Panel {
    /// Row by row.
    public let numbers: UnsafePointer<Float>
    /// Neurons, and inputs.
    public let rows: Int, columns: Int
    /// The distance of two rows in memory.
    public let stride: Int
    /// The position of the first number, and how far on that of the next row's is.
    public let first: Int, rowLength: Int

    /// The position neuron · inputs + input of a number.
    func position(_ row: Int, _ column: Int) -> Int { first + row * rowLength + column }
  }

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
  /// It writes down the bits of the magnitudes, and the positions, of those numbers of a panel that
  /// have at least the bits `least`, are numbers and not excluded; and says how many there are.
  public init(
    _ shape: LayerShape,
    find:
      @escaping (
        _ panel: Panel, _ least: UInt32, _ excluded: ConnectionSet?,
        _ magnitudes: UnsafeMutablePointer<UInt32>, _ positions: UnsafeMutablePointer<UInt32>
      ) -> Int,
    fill: @escaping Fill
  ) {
    self.shape = shape
    self.find = find
    self.fill = fill
  }

  /// Finds the largest over the layer of all that are not excluded; of equal ones the earlier.
  ///
  /// - Returns: Positions neuron · inputs + input, ascending; fewer where there are not so many.
  /// - Complexity: O(n·m·batch) time, O(count) memory beside the set.
  func largest(_ count: Int, excluding excluded: ConnectionSet?) -> [Int] {
    guard count > 0 else { return [] }
    let guess = threshold(for: count, excluding: excluded)
    let found = largest(count, excluding: excluded, from: guess)
    // A sample can mislead.
    return found.count < count && guess > 0
      ? largest(count, excluding: excluded, from: 0) : found
  }

  private func largest(
    _ count: Int, excluding excluded: ConnectionSet?, from threshold: UInt32
  ) -> [Int] {
    LargestMagnitudes.finding(
      count, excluding: excluded, from: threshold,
      panel: Self.panel.neurons * Self.panel.inputs, find: find
    ) { largest in
      forEachPanel(neurons: 0..<shape.outputs) { largest.add($0) }
      return largest.ascendingPositions(in: 0..<shape.possibleConnections)
    }
  }

  /// The `counts[j]` largest of every neuron j of all its inputs that are not excluded.
  ///
  /// - Complexity: O(n·m·batch) time, memory for the gradients of a few neurons.
  func largestOfEach(_ counts: [Int], excluding excluded: ConnectionSet) -> [Int] {
    var positions: [Int] = []
    for first in Swift.stride(from: 0, to: shape.outputs, by: Self.together) {
      let neurons = first..<min(first + Self.together, shape.outputs)
      guard neurons.contains(where: { counts[$0] > 0 }) else { continue }
      withRows(neurons) { rows in
        for neuron in neurons where counts[neuron] > 0 {
          let row = Panel(
            numbers: rows + (neuron - first) * shape.inputs, rows: 1, columns: shape.inputs,
            stride: shape.inputs, first: neuron * shape.inputs, rowLength: shape.inputs)
          positions += LargestMagnitudes.finding(
            counts[neuron], excluding: excluded, panel: shape.inputs, find: find
          ) { largest in
            largest.add(row)
            return largest.ascendingPositions(in: row.first..<row.first + shape.inputs)
          }
        }
      }
    }
    return positions
  }

  /// Neurons whose whole rows are formed together.
  private static let together = 32

  /// Lends the gradients of some neurons, row by row.
  private func withRows(_ neurons: Range<Int>, _ body: (UnsafePointer<Float>) -> Void) {
    let capacity = neurons.count * shape.inputs
    withUnsafeTemporaryAllocation(of: Float.self, capacity: capacity) { memory in
      guard let rows = memory.baseAddress else { return }
      forEachPanel(neurons: neurons) { panel in
        for row in 0..<panel.rows {
          let place = panel.position(row, 0) - neurons.lowerBound * shape.inputs
          (rows + place).update(from: panel.numbers + row * panel.stride, count: panel.columns)
        }
      }
      body(rows)
    }
  }

  private func forEachPanel(neurons: Range<Int>, _ body: (Panel) -> Void) {
    withPanel { panel in
      // Inputs outside: their activations stay in the fastest cache for all neurons.
      for input in Swift.stride(from: 0, to: shape.inputs, by: Self.panel.inputs) {
        let inputs = input..<min(input + Self.panel.inputs, shape.inputs)
        for neuron in Swift.stride(
          from: neurons.lowerBound, to: neurons.upperBound, by: Self.panel.neurons)
        {
          let part = neuron..<min(neuron + Self.panel.neurons, neurons.upperBound)
          fill(Spaced(part), Spaced(inputs), panel)
          body(
            Panel(
              numbers: panel, rows: part.count, columns: inputs.count, stride: Self.stride,
              first: neuron * shape.inputs + input, rowLength: shape.inputs))
        }
      }
    }
  }

  /// Lends memory for a panel, on a boundary of 64 bytes, as the kernels want it.
  private func withPanel<Result>(_ body: (UnsafeMutablePointer<Float>) -> Result) -> Result {
    let size = Self.panel.neurons * Self.stride * MemoryLayout<Float>.stride
    return withUnsafeTemporaryAllocation(byteCount: size, alignment: 64) { memory in
      let numbers = memory.bindMemory(to: Float.self)
      guard let base = numbers.baseAddress else { preconditionFailure("no memory") }
      return body(base)
    }
  }

  // MARK: The sample

  /// Panels of the sample, and their neurons and inputs at most.
  private static let sample = (panels: 3, neurons: 32, inputs: 64)

  /// Bits that about twice as many magnitudes as are wanted have at least, by a sample of gradients
  /// all over the layer; 0 where the layer is small.
  private func threshold(for count: Int, excluding excluded: ConnectionSet?) -> UInt32 {
    let sampled = Self.sample.panels * Self.sample.neurons * Self.sample.inputs
    guard shape.possibleConnections > 4 * sampled else { return 0 }
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: sampled) { magnitudes in
      guard let base = magnitudes.baseAddress else { return 0 }
      var used = 0
      withPanel { panel in
        for part in 0..<Self.sample.panels {
          let (neurons, inputs) = (
            Spaced(
              most: Self.sample.neurons, over: shape.outputs, part: part, of: Self.sample.panels),
            Spaced(
              most: Self.sample.inputs, over: shape.inputs, part: part, of: Self.sample.panels)
          )
          fill(neurons, inputs, panel)
          for j in 0..<neurons.count {
            for i in 0..<inputs.count {
              let number = panel[j * Self.stride + i]
              let position = neurons[j] * shape.inputs + inputs[i]
              guard !number.isNaN, !(excluded?.contains(position) ?? false) else { continue }
              base[used] = number.magnitude.bitPattern
              used += 1
            }
          }
        }
      }
      let candidates = shape.possibleConnections - (excluded?.count ?? 0)
      // A few more, for where hardly any are wanted.
      let rank = 2 * used * count / max(1, candidates) + 8
      guard rank <= used, let border = MagnitudeClasses.border(of: base, used, rank: rank) else {
        return 0
      }
      return MagnitudeClasses.least(of: border.group)
    }
  }
}

extension DenseGradient.Panel {
  /// One row whose positions count from 0.
  init(row numbers: UnsafePointer<Float>, count: Int) {
    self.init(
      numbers: numbers, rows: 1, columns: count, stride: count, first: 0, rowLength: count)
  }
}
