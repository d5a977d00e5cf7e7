public import FaninLedger
import FaninStudy
public import Foundation

/// Gets the planned runs of a study, or of a whole ledger, done.
public struct Execution: Sendable {
  /// Where runs are leased and recorded.
  public let ledger: Ledger
  /// The study; nil for every run of the ledger.
  public let study: String?
  /// What the runs are trained on.
  public let datasets: SharedDatasets
  /// What this process computes with.
  public let build: ComputingBuild
  /// Threads that train, one run each.
  public var workers: Int
  /// How long a lease lives without renewal.
  public var leaseSeconds: TimeInterval = 60
  /// How often the state of a run under way is kept, at the latest.
  public var checkpointSeconds: TimeInterval = 5
  /// Told, on any thread, what a person should know while the work goes on.
  public var onNotice: @Sendable (String) -> Void = { _ in }
  /// The trainer.
  public var train: Training = builtInTraining

  /// Prepares an execution; nothing happens yet.
  public init(
    of study: String?, in ledger: Ledger, datasets: SharedDatasets, build: ComputingBuild,
    workers: Int = AllottedCores.count
  ) {
    self.study = study
    self.ledger = ledger
    self.datasets = datasets
    self.build = build
    self.workers = workers
  }

  /// Works until nothing is left to do or a stop is asked for.
  ///
  /// Returns when every worker has ended and every lease of this process is given back.
  ///
  /// - Parameters:
  ///   - stop: Ends the work at the next step of every worker.
  ///   - onProgress: Called about once a second, and once at the end, on the calling thread.
  /// - Returns: What was done.
  /// - Throws: `LedgerError`, `DataError` and ``ExecutionError``; a run that fails is no error.
  public func run(
    until stop: StopRequest = StopRequest(), onProgress: (ExecutionProgress) -> Void = { _ in }
  ) throws -> ExecutionSummary {
    try ledger.reap()
    let keeper = CheckpointKeeper(of: ledger, onNotice: onNotice)
    try keeper.sweep()
    let start = ContinuousClock.now
    let first = try ledger.status(of: study).counts
    let leases = HeldLeases()
    let tally = Locked(Tally())
    // Made by a signal, or by the first worker that meets an error; only the latter throws.
    let halt = StopRequest()
    var pace = ProgressPace()
    // With nothing to do nobody is called, and the command ends at once.
    if first.unfinished > 0 {
      let renewal = LeaseRenewal(leases, in: ledger, seconds: leaseSeconds) { error in
        tally.withValue { $0.error = $0.error ?? error }
        halt.make()
      }
      try renewal.start()
      defer { renewal.stop() }
      try Crew.work(
        threads: workers, halt: halt,
        meanwhile: {
          if stop.isMade { halt.make() }
          pace.report {
            guard let status = try? ledger.status(of: study) else { return }
            onProgress(ExecutionProgress(status, since: first, elapsed: start.duration(to: .now)))
          }
        },
        each: { thread in
          Worker(
            identity: build.worker(thread), execution: self, leases: leases, keeper: keeper,
            stop: halt, tally: tally
          ).work()
        })
    }
    if let error = tally.withValue({ $0.error }) { throw error }
    try keeper.sweep()
    let status = try ledger.status(of: study)
    let elapsed = start.duration(to: .now)
    onProgress(ExecutionProgress(status, since: first, elapsed: elapsed))
    return tally.withValue { tally in
      ExecutionSummary(
        finished: tally.finished, failed: tally.failed, seconds: elapsed / .seconds(1),
        isInterrupted: stop.isMade && status.counts.unfinished > 0, status: status)
    }
  }
}

/// What an execution did, and where the study stands after it.
public struct ExecutionSummary: Sendable {
  /// Runs this process finished.
  public let finished: Int
  /// Runs this process saw fail.
  public let failed: Int
  /// Wall seconds.
  public let seconds: Double
  /// Whether a stop was asked for while there was work left.
  public let isInterrupted: Bool
  /// The study, or the ledger, afterwards.
  public let status: LedgerStatus
}

/// When the next report of progress is due: once a second, and less often where counting the runs
/// of a large ledger takes long.
private struct ProgressPace {
  private var next = 0.0

  /// Calls `report` when it is due.
  mutating func report(_ report: () -> Void) {
    let begin = ProcessInfo.processInfo.systemUptime
    guard begin >= next else { return }
    report()
    let end = ProcessInfo.processInfo.systemUptime
    next = end + max(1, 20 * (end - begin))
  }
}
