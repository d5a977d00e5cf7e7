import FaninTraining
import Foundation

extension BenchDocument {
  /// What stands above the tables.
  var heading: String {
    String(
      format: "peak of one thread on %@: %.1f G multiply-adds/s\n", instructionSet, peak / 1e9)
  }
}

extension BenchDocument.Row {
  static let heading =
    "network".padding(toLength: 36, withPad: " ", startingAt: 0)
    + " connections   µs/step  G FMA/s  of peak   phases, µs"

  var text: String {
    let phases = phases.map { String(format: "%@ %.1f", $0.name, $0.seconds * 1e6) }
    return name.padding(toLength: 36, withPad: " ", startingAt: 0)
      + String(
        format: "%12d %9.1f %8.1f %7.1f%%   ", connections, stepSeconds * 1e6,
        multiplyAddsPerSecond / 1e9, shareOfPeak * 100)
      + phases.joined(separator: ", ")
  }
}

extension BenchDocument.Width {
  static let heading =
    "\nfan-in 32      connections   µs/step  ns/connection  activations, MB"

  var text: String {
    String(
      format: "%6d wide %15d %9.1f %14.2f %16.1f", width, connections, stepSeconds * 1e6,
      secondsPerConnection * 1e9, Double(activationBytes) / 1e6)
  }
}

extension EpochBenchmark.Costs {
  /// The parts of an epoch, in milliseconds and as shares of the training.
  var text: String {
    let parts = [
      ("shuffling", shuffling), ("gathering", gathering), ("evaluation", evaluation),
      ("hierarchy strength", hierarchyStrength), ("ledger", ledgerWrites),
    ]
    let lines = parts.map { name, seconds in
      String(
        format: "  %@ %8.2f ms %6.2f %%", name.padding(toLength: 18, withPad: " ", startingAt: 0),
        seconds * 1e3, seconds / training * 100)
    }
    return """

      an epoch of \(EpochBenchmark.trainingExamples) examples, \(BenchmarkNetwork.typical.name):
      \(String(format: "  training           %8.2f ms", training * 1e3))
      \(lines.joined(separator: "\n"))
      \(String(format: "  beside the training            %6.2f %%", overhead * 100))
      \(String(format: "  evaluated once, at the end     %6.2f %%", overheadWithoutCurves * 100))
      """
  }
}

extension UpdateBenchmark.Costs {
  /// One update, and what a training pays for all of them.
  var text: String {
    """

    topology, \(BenchmarkNetwork.typical.name):
    \(String(format: "  one update of RigL %8.2f ms", update * 1e3))
    \(String(format: "  a training with one every %d steps takes %.3f times its static twin's time",
      UpdateBenchmark.interval, ratio))
    """
  }
}
