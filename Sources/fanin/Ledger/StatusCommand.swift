import ArgumentParser
import FaninExecution
import FaninLedger
import FaninStudy

/// `fanin status`: where a study or a ledger stands.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints counts by state, workers, rate, time left and first errors.",
    discussion: "Without a study: the whole ledger, and each of its studies.")

  @Argument(help: "The study file.", completion: .file(extensions: ["yaml", "yml"]))
  var study: String?
  @OptionGroup var ledger: LedgerOptions
  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let name = try study.map { try StudyArgument.read($0).name }
    let ledger = try Ledger(at: ledger.url, for: .readOnly)
    let status = try ledger.status(of: name)
    if json { return try JSONDocument.print(status) }
    for line in status.lines { print(line) }
    guard name == nil else { return }
    var table = TextTable(["study"] + RunState.allCases.map(\.rawValue))
    for study in try ledger.studies() {
      let counts = try ledger.status(of: study).counts
      table.append([study] + RunState.allCases.map { String(counts[$0]) })
    }
    for line in table.lines { print(line) }
  }
}

extension LedgerStatus {
  /// What to tell a person.
  var lines: [String] {
    let states = RunState.allCases.filter { counts[$0] > 0 }.map { "\(counts[$0]) \($0.rawValue)" }
    var lines = [
      "\(study ?? "all studies"): \(counts.total) runs"
        + (states.isEmpty ? "" : ": " + states.joined(separator: ", "))
    ]
    if workersAlive > 0 {
      var work = "\(workersAlive) worker\(workersAlive == 1 ? "" : "s") at work"
      if let runsPerMinute { work += ", \(ExecutionProgress.text(ofRate: runsPerMinute / 60))" }
      if let secondsRemaining {
        work += ", \(ExecutionProgress.text(ofSeconds: secondsRemaining)) left"
      }
      lines.append(work)
    }
    if outOfStudy > 0 { lines.append("\(outOfStudy) runs left the study; their results are kept") }
    if waiting > 0 {
      lines.append(
        "\(waiting) pending runs wait some seconds: the process that had them was killed")
    }
    lines += firstErrors.map { "  failed \($0.run.short): \($0.error)" }
    return lines + blockedLines + advice
  }
}
