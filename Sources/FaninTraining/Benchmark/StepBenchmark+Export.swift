import FaninData
import FaninTopology
public import Foundation

extension StepBenchmark {
  /// The sizes of what ``export(to:)`` writes, as `network.json`.
  private struct Description: Codable {
    let name: String
    let sizes: [Int]
    let profile: String
    let sparsity: Double
    let connections: Int
    let batch: Int
    let batches: Int
    let learningRate: Double
    let momentum: Double
  }

  /// Writes masks, weights and batches for programs that take the same steps.
  ///
  /// Plain little-endian numbers: `starts-L`, `columns-L` and `weights-L` of every layer L in the
  /// canonical order of its mask (int64, uint16, float32), `examples` (float32) and `labels`
  /// (uint16), row by row. Biases and velocities begin at 0.
  public func export(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func write<Number: FixedWidthInteger>(_ numbers: [Number], _ name: String) throws {
      let data = numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
      try data.write(to: folder.appending(path: name))
    }
    for (index, layer) in network.layers.enumerated() {
      try write(layer.mask.rowStarts.map { Int64($0) }, "starts-\(index)")
      try write(layer.mask.columns, "columns-\(index)")
      try write(layer.canonical(layer.weights).map(\.bitPattern), "weights-\(index)")
    }
    if case .bytes(let bytes) = examples.values {
      try write(bytes.map { (Float($0) * (1 / 255)).bitPattern }, "examples")
    }
    try write(examples.labels, "labels")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let description = Description(
      name: design.name, sizes: design.sizes, profile: design.profile.description,
      sparsity: design.sparsity, connections: connections, batch: Self.batch,
      batches: Self.batches, learningRate: BenchmarkNetwork.learningRate,
      momentum: design.recipe.training.momentum)
    try encoder.encode(description).write(to: folder.appending(path: "network.json"))
  }
}
