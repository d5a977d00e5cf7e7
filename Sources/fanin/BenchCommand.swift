import ArgumentParser
import FaninKernels
import FaninTopology
import FaninTraining
import Foundation

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Verifies each kernel against its reference, then times training steps.",
    discussion: """
      A step is: gather a batch of 128 examples, forward, backward, SGD with momentum; one thread, \
      every layer sparse. Close other programs first: times are medians, but the machine is shared.
      """)

  private static let networks = [
    [784, 512, 256, 10], [784, 1_024, 1_024, 10], [54, 256, 256, 128, 7],
  ]
  private static let sparsities = [0, 0.8, 0.9, 0.95, 0.99, 0.999]

  func run() throws {
    for set in InstructionSet.available where set != .reference {
      for kernel in KernelVerification.Kernel.allCases {
        guard (1...8).allSatisfy({ KernelVerification.agrees(kernel, on: set, vectors: $0) }) else {
          FileHandle.standardError.write(
            Data("fanin: \(kernel.rawValue) on \(set.rawValue) differs from its reference\n".utf8))
          throw ExitCode(1)
        }
      }
      print("\(set.rawValue): every kernel gives the reference's bits")
    }
    print("\nlayers                sparsity  connections     µs/step  G FMA/s  dense ÷ this")
    for sizes in Self.networks {
      var dense: Double?
      for sparsity in Self.sparsities {
        var benchmark = try StepBenchmark(
          sizes: sizes, profile: sparsity == 0 ? .dense : .uniform, sparsity: sparsity)
        let time = benchmark.medianMicroseconds()
        dense = dense ?? time
        let columns = [
          sizes.map(String.init).joined(separator: "-").padding(
            toLength: 20, withPad: " ", startingAt: 0),
          String(format: "%9.3f", sparsity), String(format: "%12d", benchmark.connections),
          String(format: "%11.1f", time),
          String(format: "%8.1f", Double(benchmark.multiplyAdds) / time / 1_000),
          String(format: "%13.1f", (dense ?? time) / time),
        ]
        print(columns.joined(separator: " "))
      }
    }
  }
}
