import ArgumentParser
import FaninTopology
import FaninTraining
import Foundation

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Takes steps on request, in turn with other programs.",
    discussion: """
      Reads lines and answers each with a line of JSON:
        load FOLDER   prepares the network that 'export' described there
        steps N       takes N steps; the seconds of each, and the losses before each
      """,
    shouldDisplay: false)

  private struct Description: Decodable {
    let sizes: [Int]
    let profile: FanInProfile
    let sparsity: Double
  }

  private struct Answer: Encodable {
    var seconds: [Double] = []
    var interruptions = 0
    var losses: [Double] = []
  }

  func run() throws {
    var benchmark: StepBenchmark?
    var group = 1
    while let line = readLine() {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      var answer = Answer()
      switch (words.first, words.last) {
      case ("load", let folder?):
        benchmark = try StepBenchmark(network(in: folder))
        group = 1
      case ("steps", let count?):
        let taken = benchmark?.take(Int(count) ?? 1, group: group)
        guard let taken else { throw ValidationError("load a network first") }
        group = StepBenchmark.group(stepSeconds: taken.timings.median)
        answer = Answer(
          seconds: taken.timings.seconds, interruptions: taken.timings.interruptions,
          losses: taken.losses)
      default:
        throw ValidationError("'\(line)' is neither 'load FOLDER' nor 'steps N'")
      }
      print(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self))
      // The other end waits for the answer.
      fflush(nil)
    }
  }

  private func network(in folder: String) throws -> BenchmarkNetwork {
    let file = URL(fileURLWithPath: folder, isDirectory: true).appending(path: "network.json")
    let description = try JSONDecoder().decode(Description.self, from: Data(contentsOf: file))
    return BenchmarkNetwork(
      sizes: description.sizes, profile: description.profile, sparsity: description.sparsity)
  }
}
