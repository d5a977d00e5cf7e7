import ArgumentParser
import FaninLedger
import FaninStudy
import Foundation

/// `fanin status`: where a study or a ledger stands.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints counts by state, workers, rate, time left and first errors.",
    discussion: "Without a study: the whole ledger, and each of its studies.")

  @Argument(help: "The study file.", completion: .studies)
  var study: String?
  @OptionGroup var ledger: LedgerOptions
  @Flag(help: "Print one JSON document.")
  var json = false
  @Flag(help: "Show it again and again, a bar for each study, until nothing is left to do.")
  var watch = false
  @Option(help: "Seconds between two looks of --watch.")
  var interval = 2.0

  func validate() throws {
    if watch, json { throw ValidationError("--watch is for people: ask again with --json instead") }
    if !(interval >= 0.1 && interval <= 86_400) {
      throw ValidationError("--interval takes seconds, from 0.1 to 86400; got \(interval)")
    }
  }

  func run() throws {
    let name = try study.map { try StudyArgument.read($0, recalling: self.ledger).name }
    let ledger = try Ledger(at: ledger.url, for: .readOnly)
    if watch { return try show(name, of: ledger) }
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

  /// Shows a study, or all of them, until nothing is left that could still finish.
  private func show(_ name: String?, of ledger: Ledger) throws {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    var screen = Screen(isTerminal: isTerminal) { Swift.print($0, terminator: "") }
    while true {
      let studies = try (name.map { [$0] } ?? ledger.studies()).map { try ledger.status(of: $0) }
      let shown = StatusScreen(
        studies, width: (Terminal.width(of: STDOUT_FILENO) ?? 81) - 1,
        hasColors: isTerminal && Terminal.wantsColors, now: Date())
      screen.show(shown.lines)
      try StandardOutput.flush()
      if shown.isOver { return }
      Thread.sleep(forTimeInterval: interval)
    }
  }
}
