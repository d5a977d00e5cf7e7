import ArgumentParser
import FaninData
import Foundation

/// `fanin doctor`: what this machine has, and what to do about what is wrong.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Examines this machine: processor, libraries, cores, data, ledger, disk.",
    discussion: """
      Each finding is good, an advice, or a fault; the last two with what to do. Nothing is changed. \
      The exit code is 0 without a fault, else that of the first: 1 kernels, 65 or 66 data, 74 ledger, \
      library or disk.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var data: DataOptions
  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let findings =
      Machine().findings + DataHealth.findings(in: DataLibrary(directory: data.url))
      + LedgerPlace(of: ledger.url).findings + [LedgerHealth.finding(of: ledger.url)]
    let fault = findings.first { $0.state == .fault }
    if json {
      try JSONDocument.print(Document(isHealthy: fault == nil, findings: findings))
    } else {
      for finding in findings {
        print(
          finding.state.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
            + finding.check.padding(toLength: 14, withPad: " ", startingAt: 0) + finding.words)
        if let remedy = finding.remedy { print(String(repeating: " ", count: 22) + "→ \(remedy)") }
      }
    }
    if let status = fault?.status { throw ExitCode(status) }
  }

  private struct Document: Encodable {
    let isHealthy: Bool
    let findings: [Finding]
  }
}
