import FaninTraining
import Foundation

/// What `fanin-bench --json` prints; seconds, bytes and plain counts.
struct BenchDocument: Codable {
  let instructionSet: String
  /// The instruction sets on which every kernel gave the reference's bits.
  let verified: [String]
  let peakMultiplyAddsPerSecond: Double
  var networks: [Row] = []
  var epoch: EpochBenchmark.Costs?
  var update: UpdateBenchmark.Costs?
  var widening: [Width] = []
  var peakBytesOfWideLayer: Int?

  var peak: Double { peakMultiplyAddsPerSecond }

  /// The step of one network.
  struct Row: Codable {
    let name: String
    let connections: Int
    let multiplyAdds: Int
    let stepSeconds: Double
    let multiplyAddsPerSecond: Double
    let shareOfPeak: Double
    let phases: [Phase]

    struct Phase: Codable {
      let name: String
      let seconds: Double
    }

    init(_ network: BenchmarkNetwork, seconds: Double, peak: Double) throws {
      var benchmark = try StepBenchmark(network)
      name = network.name
      connections = benchmark.connections
      multiplyAdds = benchmark.multiplyAdds
      stepSeconds = benchmark.timings(seconds: seconds).median
      multiplyAddsPerSecond = Double(multiplyAdds) / stepSeconds
      shareOfPeak = multiplyAddsPerSecond / peak
      phases = benchmark.phases(seconds: seconds / 3).map {
        Phase(name: $0.phase.description, seconds: $0.seconds)
      }
    }
  }

  /// The step of a network whose layers are this wide.
  struct Width: Codable {
    let width: Int
    let connections: Int
    let stepSeconds: Double
    let secondsPerConnection: Double
    /// Activations of a batch, which deltas overwrite, and the deltas of the last layer.
    let activationBytes: Int

    init(_ network: BenchmarkNetwork, seconds: Double) throws {
      var benchmark = try StepBenchmark(network)
      width = network.sizes.first ?? 0
      connections = benchmark.connections
      stepSeconds = benchmark.timings(seconds: seconds).median
      secondsPerConnection = stepSeconds / Double(connections)
      let rows = network.sizes.reduce(0, +) + (network.sizes.last ?? 0)
      activationBytes = rows * StepBenchmark.batch * 4
    }
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      encoder.keyEncodingStrategy = .convertToSnakeCase
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}
