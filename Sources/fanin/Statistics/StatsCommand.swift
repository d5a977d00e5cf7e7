import ArgumentParser
import FaninStatistics
import Foundation

/// `fanin stats`: statistical procedures on JSON lines.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Runs statistical procedures: JSON lines in, JSON lines out.",
    discussion: """
      Every line of standard input is one request, answered by one line of standard output in the \
      same order. Differences are x - y. The texts "NaN", "Infinity" and "-Infinity" stand for \
      those numbers; an undefined result is null. What cannot be computed is answered with a \
      reason and its kind: invalid_option, length_mismatch, non_finite_input, \
      too_few_observations or zero_variance.

      EXAMPLE:
        echo '{"procedure": "holm", "inputs": {"p": [0.01, 0.04]}}' | fanin stats
      """)

  @Flag(help: "List the procedures with their inputs and options.")
  var list = false

  func run() throws {
    if list {
      print(StatsCommand.listing)
      return
    }
    while let line = readLine() {
      if line.allSatisfy(\.isWhitespace) { continue }
      Swift.print(StatisticsRequest.answer(line))
      // A program at the other end waits for each answer.
      try StandardOutput.flush()
    }
  }

  /// Every procedure with what it takes; what stands after `=` is the value when absent.
  private static var listing: String {
    Procedure.all.map { procedure in
      let lines = [
        line("inputs", procedure.inputs), line("options", procedure.options),
      ]
      return (["\(procedure.name): \(procedure.summary)"] + lines.compactMap(\.self))
        .joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private static func line(_ title: String, _ parameters: [Procedure.Parameter]) -> String? {
    if parameters.isEmpty { return nil }
    let texts = parameters.map { parameter in
      let standard = parameter.whenAbsent.map { " = \($0)" } ?? ""
      return "\(parameter.name) (\(parameter.accepts))\(standard)"
    }
    return "  \(title): \(texts.joined(separator: "; "))"
  }
}
