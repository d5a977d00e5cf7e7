import FaninData
import FaninLedger
import FaninStudy
import FaninTraining
import Foundation

/// One thread that leases runs, trains them and records what came of them, until nothing is left.
///
/// The worker holds both ends: the trainer never sees the ledger, the ledger never the trainer.
struct Worker: Sendable {
  let identity: WorkerIdentity
  let execution: Execution
  let leases: HeldLeases
  let keeper: CheckpointKeeper
  let stop: StopRequest
  let tally: Locked<Tally>

  /// Works until no run is left, a stop is asked for, or the ledger fails.
  func work() {
    var pace = ClaimPace()
    var waits = 0
    do {
      while !stop.isMade {
        let claimed = try execution.ledger.leases(
          upTo: pace.runs, to: identity, study: execution.study, for: execution.leaseSeconds)
        if !claimed.isEmpty {
          try work(on: claimed, &pace)
        } else if try mayYetGetWork() {
          Thread.sleep(forTimeInterval: 0.2)
          waits += 1
          // What is waited for may be lost with a page of the file; half a minute is long enough.
          if waits.isMultiple(of: 150) { try execution.ledger.checkIntegrity() }
        } else {
          break
        }
      }
    } catch LedgerError.busy where stop.isMade {
      // A run that could not be released is given back when this process has ended.
    } catch {
      abort(error)
    }
  }

  /// Stops everybody for a reason.
  func abort(_ error: any Error) {
    tally.withValue { $0.error = $0.error ?? error }
    stop.make()
  }

  /// Another process may give runs back, or die; a lost run waits before it is tried again; another
  /// worker may finish what a blocked run learns from.
  private func mayYetGetWork() throws -> Bool {
    try execution.ledger.othersWork(on: execution.study)
      || execution.ledger.runsWait(of: execution.study)
      || execution.ledger.mayUnblock(study: execution.study)
  }

  private func work(on claimed: [Lease], _ pace: inout ClaimPace) throws {
    let batch = Batch(claimed, worker: self)
    defer { leases.remove(claimed) }
    leases.add(claimed)
    let start = ContinuousClock.now
    while !stop.isMade, let lease = batch.next() {
      do {
        try train(lease, in: batch)
      } catch {
        try? batch.settle()
        throw error
      }
    }
    pace.note(runs: batch.begun, in: start.duration(to: .now))
    try batch.settle()
  }

  private func train(_ lease: Lease, in batch: Batch) throws {
    let dataset: Dataset
    do {
      dataset = try execution.datasets.dataset(lease.data, for: lease.run.seed)
    } catch {
      try execution.ledger.release(lease)
      throw error
    }
    let clock = CostClock()
    let hooks = hooks(of: lease, in: batch)
    let result: TrainedRun?
    do {
      if let shortage = MemoryShortage(lease.run, on: dataset) { throw shortage }
      var run = lease.run
      run.learned = try Learning(in: execution.ledger, datasets: execution.datasets)
        .learned(under: lease, dataset: dataset)
      result = try keeper.resume(run.id) { [run] checkpoint in
        try execution.train(run, dataset, checkpoint, hooks)
      }
    } catch let error as LedgerError {
      throw error
    } catch {
      return try batch.fail(lease, because: error)
    }
    guard let result else { return try batch.release(lease) }
    batch.finish(
      FinishedRun(
        lease: lease, result: result, cost: clock.cost,
        provenance: execution.build.provenance(dataDigest: dataset.digest)))
  }

  private func hooks(of lease: Lease, in batch: Batch) -> TrainingHooks {
    var hooks = TrainingHooks()
    let clock = ContinuousClock()
    var due = clock.now + .seconds(execution.checkpointSeconds)
    hooks.shouldStop = { stop.isMade || leases.isLost(lease) }
    hooks.checkpointIsDue = {
      batch.settleWhenLate()
      return clock.now >= due
    }
    hooks.onCheckpoint = { checkpoint in
      // A worker that lost its lease would only disturb the one that has it.
      guard !leases.isLost(lease) else { return }
      do {
        try keeper.keep(checkpoint, under: lease)
      } catch LedgerError.leaseLost {
        leases.markLost([lease])
      } catch {
        abort(error)
      }
      due = clock.now + .seconds(execution.checkpointSeconds)
    }
    return hooks
  }
}

/// What the workers of one execution came to.
struct Tally: Sendable {
  var finished = 0
  var failed = 0
  /// What stopped everybody.
  var error: (any Error)?
}
