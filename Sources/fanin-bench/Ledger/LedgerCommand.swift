import ArgumentParser
import FaninBuild
import FaninExecution
import FaninLedger
import Foundation

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Times the ledger against its goals, with pretended runs; prints Markdown.",
    discussion: """
      Times are medians, but the slowest of three for noticing a killed process. Close other \
      programs first. The ledgers, some 2 GB of them, are removed at the end.
      """)

  @Flag(help: "A tenth of the sizes: a glance, no measurement.")
  var quick = false
  @Option(help: "Only the rows whose key contains this, such as 'plan' or 'cold'.")
  var filter: String?
  @Option(help: "Where the ledgers are put meanwhile.", completion: .directory)
  var folder = "."

  func run() throws {
    let place = URL(fileURLWithPath: folder, isDirectory: true)
      .appending(path: "fanin-bench-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let benchmark = LedgerTimings(folder: place, divisor: quick ? 10 : 1)
    let provenance = ComputingBuild.this.provenance(dataDigest: "")
    print("# The ledger\n")
    print(
      "fanin \(provenance.version) (\(provenance.build)), "
        + "\(provenance.program?.shortCommit ?? "unknown"), \(provenance.processor), "
        + "\(ProcessInfo.processInfo.activeProcessorCount) cores, \(provenance.system)\n")
    print("| what | goal | measured | met |\n| --- | --- | --- | --- |")
    var explanations: [String] = []
    for (key, measure) in rows(of: benchmark) where filter.map(key.contains) ?? true {
      for row in try measure() {
        print(row.row)
        explanations += [row.explanation].compactMap(\.self)
        // Somebody waits.
        fflush(nil)
      }
    }
    if !explanations.isEmpty { print("\nWhy not:\n") }
    for text in explanations { print("- \(text)") }
  }

  private func rows(of benchmark: LedgerTimings) -> [(String, () throws -> [LedgerGoal])] {
    [
      ("plan", { try [benchmark.planning(runs: 10_000, below: 0.3)] }),
      ("plan", { try [benchmark.planning(runs: 100_000, below: 3)] }),
      ("plan-again", { try [benchmark.replanning()] }),
      ("cycle", { try benchmark.oneProcess() }),
      ("growth", { try [benchmark.growth()] }),
      ("share", { try [benchmark.sharing(processes: 16)] }),
      ("share", { try [benchmark.sharing(processes: 64)] }),
      ("cold", { try [benchmark.coldStart()] }),
      ("killed", { try [benchmark.noticing()] }),
      ("status", { try [benchmark.status()] }),
      ("report", { try [benchmark.reporting()] }),
      ("merge", { try [benchmark.merging()] }),
    ]
  }
}
