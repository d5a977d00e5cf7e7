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
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = ["memory"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }
}
