import ArgumentParser
import FaninKernels
import FaninTraining
import Foundation

struct KernelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernels",
    abstract: "Verifies each kernel against its reference, then times training steps.",
    discussion: """
      A step: gather a batch of 128 examples, forward, loss, backward, SGD with momentum; one \
      thread, every layer of the same sparsity. Times are medians over the steps during which the \
      system left the program its processor; close other programs first all the same.

      The peak is what this machine was just seen to reach with nothing but multiply-adds.
      """)

  @Flag(help: "A tenth of the steps: a glance, no measurement.")
  var quick = false

  @Option(help: "Only the networks whose name contains this, such as '784-512' or 'dense'.")
  var filter: String?

  @Flag(help: "Also the growth with the width of layers, and the memory of a large one.")
  var scale = false

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let verified = try verify()
    var document = BenchDocument(
      instructionSet: Kernels.best.instructionSet.rawValue, verified: verified,
      peakMultiplyAddsPerSecond: Kernels.best.measuredPeak())
    say(document.heading)
    say(BenchDocument.Row.heading)
    for network in BenchmarkNetwork.table where matches(network) {
      let row = try BenchDocument.Row(network, seconds: seconds, peak: document.peak)
      document.networks.append(row)
      say(row.text)
    }
    if matches(.typical) {
      let costs = try EpochBenchmark.costs(
        repetitions: quick ? 1 : 7,
        ledgerWrites: LedgerBenchmark.secondsPerRun(runs: quick ? 3 : 15))
      document.epoch = costs
      say(costs.text)
      let update = try UpdateBenchmark.costs(repetitions: quick ? 3 : 40)
      document.update = update
      say(update.text)
    }
    if scale { try measureScale(&document) }
    if json { print(try document.json) }
  }

  private func measureScale(_ document: inout BenchDocument) throws {
    say(BenchDocument.Width.heading)
    for network in BenchmarkNetwork.widening {
      let width = try BenchDocument.Width(network, seconds: seconds / 2)
      document.widening.append(width)
      say(width.text)
    }
    let bytes = try MemoryCommand.peakBytes()
    document.peakBytesOfWideLayer = bytes
    say(
      "\n\(BenchmarkNetwork.wide.name): the whole process never held more than "
        + "\(bytes / 1_000_000) MB")
  }

  private var seconds: Double { quick ? 0.1 : 1.5 }

  private func matches(_ network: BenchmarkNetwork) -> Bool {
    filter.map { network.name.contains($0) } ?? true
  }

  private func say(_ text: String) {
    if !json { print(text) }
  }

  /// Compares every kernel with its reference at every width of a tile.
  private func verify() throws -> [String] {
    let sets = InstructionSet.available.filter { $0 != .reference }
    for set in sets {
      for kernel in KernelVerification.Kernel.allCases {
        guard (1...8).allSatisfy({ KernelVerification.agrees(kernel, on: set, vectors: $0) }) else {
          throw BenchFault.wrong(kernel: kernel.rawValue, instructionSet: set.rawValue)
        }
      }
      say("\(set.rawValue): every kernel gives the reference's bits")
    }
    return sets.map(\.rawValue)
  }
}
