import ArgumentParser
import FaninTraining
import Foundation

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes masks, weights and batches of the table's networks, one folder each.",
    shouldDisplay: false)

  @Argument(help: "The folder that receives the folders 00, 01, …", completion: .directory)
  var folder: String

  func run() throws {
    for (index, network) in BenchmarkNetwork.table.enumerated() {
      let name = String(format: "%02d", index)
      try StepBenchmark(network).export(
        to: URL(fileURLWithPath: folder, isDirectory: true).appending(path: name))
    }
  }
}
