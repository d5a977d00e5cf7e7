import ArgumentParser
import FaninTraining

struct BenchMemoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory",
    abstract: "Trains a layer of 16,384 × 16,384 for a few steps; prints the peak memory in bytes.",
    shouldDisplay: false)

  func run() throws {
    var benchmark = try StepBenchmark(.wide)
    _ = benchmark.take(3)
    print(PeakMemory.ofThisProcess)
  }
}
