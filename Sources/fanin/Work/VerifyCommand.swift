import ArgumentParser
import FaninBuild
import FaninData
import FaninExecution
import FaninLedger
import FaninStudy
import Foundation

/// `fanin verify`: executes finished runs again and compares their digests bit by bit.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Executes finished runs again and compares their digests bit by bit.",
    discussion: """
      Every stored measurement is compared with the one computed again. \
      What became of every re-run is kept in the ledger and stands in the report. A sample is drawn \
      by its own seed, so that anybody can draw the same one. A digest that differs ends the command \
      with exit code 1.

      Given a report's folder, it trains nothing: it computes the report's numbers again from the \
      results.csv and the study.yaml beside them, and says where the report differs.

      EXAMPLE:
        fanin verify studies/demo.yaml --sample 25
        fanin verify reports/demo
      """)

  @OptionGroup var study: StudyArgument

  @Option(help: ArgumentHelp("Execute only this many, drawn at random.", valueName: "n"))
  var sample: Int?

  @Option(help: ArgumentHelp("The seed that draws the sample.", valueName: "seed"))
  var sampleSeed: UInt64 = 0

  @OptionGroup var part: ShardOption

  @Option(
    help: ArgumentHelp(
      "Threads that train, one run each (default: one per core it may use).", valueName: "n"))
  var workers: Int?

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    if let sample, sample < 1 {
      throw ValidationError("--sample must be at least 1; got \(sample)")
    }
    if let workers, !(1...1_024).contains(workers) {
      throw ValidationError("--workers must be from 1 to 1024; got \(workers)")
    }
  }

  func run() throws {
    if let report = ReportVerification(study.study) { return try report.run(json: json) }
    let study = try study.read()
    let ledger = try Ledger(at: ledger.url, for: .existing)
    try ledger.checkIntegrity()
    defer { ledger.close() }
    let records = try ledger.storedRecords(of: study.name)
    let all = records.filter(Verifier.isVerifiable)
    guard !all.isEmpty else {
      Terminal.write(
        records.contains { $0.source != nil }
          ? "fanin: study '\(study.name)' has imported results alone; only what fanin trained can be "
            + "executed again\n"
          : "fanin: study '\(study.name)' has no finished run to verify; run it first\n")
      throw ExitCode(.badInput)
    }
    let mine = part.shard.map { $0.runs(of: Plan(study)) }
    let eligible = mine.map { mine in all.filter { mine.contains($0.id) } } ?? all
    let chosen = sample.map { Verifier.sample($0, of: eligible, seed: sampleSeed) } ?? eligible
    var verifier = Verifier(
      of: chosen, in: ledger, datasets: SharedDatasets(DataLibrary(directory: data.url)),
      build: .this)
    if let workers { verifier.workers = workers }
    let stop = StopRequest()
    let interruption = Interruption(stop) {
      Terminal.write("stopping; what is verified is kept\n")
    } onAgain: {
      _exit(ExitStatus.interrupted.rawValue)
    }
    let outcomes = try withExtendedLifetime(interruption) {
      try verifier.run(on: study.data, until: stop)
    }
    let differing = outcomes.filter { !$0.agrees }
    if json {
      try JSONDocument.print(
        Document(
          study: study.name, finished: all.count, executed: outcomes.count,
          identical: outcomes.count - differing.count, differing: differing))
    } else {
      print(text(of: outcomes, differing: differing, finished: all.count))
    }
    if !differing.isEmpty { throw ExitCode(.unsuccessful) }
    if stop.isMade, outcomes.count < chosen.count { throw ExitCode(.interrupted) }
  }

  private func text(of outcomes: [Verification], differing: [Verification], finished: Int) -> String
  {
    var lines = [
      "\(outcomes.count - differing.count) of \(outcomes.count) re-runs identical "
        + "(\(finished) finished runs)"
    ]
    lines += differing.map {
      "run \($0.run): the ledger holds \($0.expected), the re-run gave \($0.found)"
    }
    return lines.joined(separator: "\n")
  }

  private struct Document: Encodable {
    let study: String
    let finished: Int
    let executed: Int
    let identical: Int
    let differing: [Verification]
  }
}
