/// What a layer's fan-ins look like in a few numbers.
public struct FanInSummary: Hashable, Sendable {
  /// The mean; 0 without neurons.
  public let mean: Double
  /// Population standard deviation ÷ mean; 0 in a layer without connections.
  public let coefficientOfVariation: Double
  /// The Gini coefficient: 0 when all are equal, towards 1 when one neuron has everything.
  public let gini: Double
  /// The smallest fan-in.
  public let minimum: Int
  /// The largest fan-in.
  public let maximum: Int
  /// Neurons with fan-in 0.
  public let withoutInputs: Int
  /// How many neurons have each fan-in that occurs, ascending.
  public let histogram: [Bin]

  /// One fan-in and the number of neurons that have it.
  public struct Bin: Hashable, Sendable {
    /// The fan-in.
    public let fanIn: Int
    /// The number of neurons.
    public let neurons: Int
  }

  /// Summarizes the fan-ins of a layer, given in any order.
  ///
  /// ```
  /// CV = √(Σ(k − k̄)² / m) / k̄      Gini = Σ (2i − m − 1)·k₍ᵢ₎ / (m · Σk),  i = 1 … m, ascending
  /// ```
  ///
  /// - Complexity: O(m log m).
  public init(fanIns: [Int]) {
    let ordered = fanIns.sorted()
    let count = ordered.count
    let total = ordered.reduce(0, +)
    let mean = count == 0 ? 0 : Double(total) / Double(count)
    let squares = ordered.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    var weighted = 0
    for (index, fanIn) in ordered.enumerated() { weighted += (2 * index + 1 - count) * fanIn }
    var bins: [Bin] = []
    for fanIn in ordered {
      if let last = bins.last, last.fanIn == fanIn {
        bins[bins.count - 1] = Bin(fanIn: fanIn, neurons: last.neurons + 1)
      } else {
        bins.append(Bin(fanIn: fanIn, neurons: 1))
      }
    }
    self.mean = mean
    coefficientOfVariation =
      total == 0 ? 0 : (squares / Double(count)).squareRoot() / mean
    gini = total == 0 ? 0 : Double(weighted) / (Double(count) * Double(total))
    minimum = ordered.first ?? 0
    maximum = ordered.last ?? 0
    withoutInputs = ordered.prefix { $0 == 0 }.count
    histogram = bins
  }
}
