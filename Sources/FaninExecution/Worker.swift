import FaninData
import FaninLedger
import FaninStudy
import FaninTraining
import Foundation

/// One thread that leases a run, trains it and records what came of it, until nothing is left.
///
/// The worker holds both ends: the trainer never sees the ledger, the ledger never the trainer.
struct Worker: Sendable {
  let identity: WorkerIdentity
  let execution: Execution
  let leases: HeldLeases
  let stop: StopRequest
  let tally: Locked<Tally>

  /// Works until no run is left, a stop is asked for, or the ledger fails.
  func work() {
    do {
      while !stop.isMade {
        if let lease = try execution.ledger.lease(
          to: identity, study: execution.study, for: execution.leaseSeconds)
        {
          try work(on: lease)
        } else if try execution.ledger.othersWork(on: execution.study) {
          // Another process may yet give runs back, or die.
          Thread.sleep(forTimeInterval: 0.3)
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

  private func work(on lease: Lease) throws {
    leases.add(lease)
    defer { leases.remove(lease) }
    do {
      try train(lease)
    } catch LedgerError.leaseLost {
      // Somebody else has the run now, and will record the same bits.
    }
  }

  private func train(_ lease: Lease) throws {
    let dataset: Dataset
    do {
      dataset = try execution.datasets.dataset(lease.data)
    } catch {
      try execution.ledger.release(lease)
      throw error
    }
    let clock = ContinuousClock()
    let start = clock.now
    let result: TrainedRun?
    do {
      result = try execution.train(
        lease.run, dataset, { stop.isMade || leases.isLost(lease) }, { _ in })
    } catch {
      try execution.ledger.fail(lease, because: "\(error)")
      tally.withValue { $0.failed += 1 }
      return
    }
    let seconds = (clock.now - start) / .seconds(1)
    guard let result else { return try execution.ledger.release(lease) }
    try execution.ledger.finish(
      lease, with: result, seconds: seconds,
      provenance: execution.build.provenance(dataDigest: dataset.digest))
    tally.withValue { $0.finished += 1 }
  }
}

/// What the workers of one execution came to.
struct Tally: Sendable {
  var finished = 0
  var failed = 0
  /// What stopped everybody.
  var error: (any Error)?
}
