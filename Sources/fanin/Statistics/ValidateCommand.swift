import ArgumentParser
import FaninReport
import FaninStatistics
import Foundation

/// `fanin validate`: error rates of the procedures on studies drawn from known distributions.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Draws studies from known distributions and counts how often procedures are wrong.",
    discussion: """
      Every procedure is applied to as many studies as asked for; the share in which it was wrong is \
      compared with what it promises. Prints a report in Markdown; the same number of studies gives \
      the same bytes. A broken promise ends the command with exit code 1.
      """)

  @Option(help: "Studies drawn for every procedure.")
  var studies = 10_000

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  func validate() throws {
    if !(100...10_000_000).contains(studies) {
      throw ValidationError("--studies must be from 100 to 10000000; got \(studies)")
    }
  }

  func run() throws {
    let checks = try checks()
    if json {
      try JSONDocument.print(checks)
    } else {
      print(ValidationReport(checks).text, terminator: "")
    }
    if checks.contains(where: { !$0.holds }) { throw ExitCode(.unsuccessful) }
  }

  /// All checks in their order; procedures are shared among the cores.
  private func checks() throws -> [SimulatedStudies.Check] {
    let trials = SimulatedStudies.trials
    let simulated = SimulatedStudies(count: studies)
    let results = Results(count: trials.count)
    DispatchQueue.concurrentPerform(iterations: trials.count) { index in
      results.set(index, Result { try simulated.check(trials[index]) })
    }
    return try results.all.map { try $0.get() }
  }

  /// Results that threads fill in.
  private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private var values: [Result<SimulatedStudies.Check, any Error>?]

    init(count: Int) { values = Array(repeating: nil, count: count) }

    func set(_ index: Int, _ value: Result<SimulatedStudies.Check, any Error>) {
      lock.withLock { values[index] = value }
    }

    var all: [Result<SimulatedStudies.Check, any Error>] {
      lock.withLock { values.compactMap(\.self) }
    }
  }
}
