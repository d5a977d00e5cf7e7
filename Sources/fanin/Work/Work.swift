import ArgumentParser
import FaninBuild
import FaninData
import FaninExecution
import FaninLedger
import FaninStudy
import Foundation

/// What `run`, `resume` and `demo` do: train until nothing is left, while a person watches.
struct Work {
  private let options: WorkOptions
  private let stop = StopRequest()
  private let interruption: Interruption

  /// Listens for signals from here on, so that one that comes while data are read is heeded too.
  init(options: WorkOptions) {
    self.options = options
    interruption = Interruption(stop) {
      Terminal.write(
        (Terminal.width() == nil ? "" : "\n")
          + "stopping; finished runs are saved, and so is the state of those under way\n")
    } onAgain: {
      _exit(ExitStatus.interrupted.rawValue)
    }
  }

  /// Plans a study and works on it.
  func run(
    _ study: Study, ledger: LedgerOptions, data: DataOptions, refit: Bool = false,
    shard: Shard? = nil
  ) throws {
    let plan = Plan(study)
    // Before anything is written: a missing file leaves no trace.
    let datasets = SharedDatasets(DataLibrary(directory: data.url))
    try datasets.load(refit ? plan.study.data : try neededData(of: plan, ledger: ledger))
    let ledger = try Ledger(at: ledger.url)
    try ledger.checkIntegrity()
    Terminal.write(try ledger.enroll(plan, refit: refit).text + "\n")
    try ledger.record(dialects: datasets.dialects)
    if let shard { try ledger.takeOnly(shard.runs(of: plan)) }
    try run(study.name, in: ledger, datasets: datasets)
  }

  /// The data sets of runs without a result: a finished study needs no data to say so.
  private func neededData(of plan: Plan, ledger: LedgerOptions) throws -> [DataReference] {
    guard FileManager.default.fileExists(atPath: ledger.url.path) else { return plan.study.data }
    return try Ledger(at: ledger.url).unfinishedData(of: plan)
  }

  /// Works until nothing is left or a signal comes; failures and interruptions end the command
  /// with their exit codes.
  func run(_ study: String?, in ledger: Ledger, datasets: SharedDatasets) throws {
    // A reader of our output that went away must not stop the work.
    signal(SIGPIPE, SIG_IGN)
    // Threads that just ended may hold on to it a little longer than this process lives.
    defer { ledger.close() }
    let build = ComputingBuild.this
    var execution = Execution(of: study, in: ledger, datasets: datasets, build: build)
    if let workers = options.workers { execution.workers = workers }
    if let seconds = options.checkpointEvery { execution.checkpointSeconds = seconds }
    execution.onNotice = {
      Terminal.write((Terminal.width() == nil ? "" : "\r\u{1B}[K") + $0 + "\n")
    }
    var display = ProgressDisplay(width: { Terminal.width() }, write: Terminal.write)
    let summary = try withExtendedLifetime(interruption) {
      try execution.run(until: stop) { display.show($0) }
    }
    display.end(with: summary.lines)
    if options.json { try JSONDocument.print(summary) }
    if summary.exitStatus != .done { throw ExitCode(summary.exitStatus) }
  }
}
