import ArgumentParser
import FaninExecution
import FaninTraining
import Foundation

struct MemoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory",
    abstract: "Trains a layer of 16,384 × 16,384 for a few steps; prints the peak memory in bytes.",
    shouldDisplay: false)

  func run() throws {
    var benchmark = try StepBenchmark(.wide)
    _ = benchmark.take(3)
    print(PeakMemory.ofThisProcess)
  }

  /// What this command prints when it runs in a process of its own.
  static func peakBytes() throws -> Int {
    let (code, text) = try OtherProcess(.bench, ["memory"]).end()
    let bytes = Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    guard code == 0, let bytes else {
      throw BenchFault.failed(command: "fanin-bench memory", code: code)
    }
    return bytes
  }
}
