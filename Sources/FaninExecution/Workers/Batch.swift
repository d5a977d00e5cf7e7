import FaninLedger
import FaninStudy
import FaninTraining
import Foundation

/// Runs a worker took together: one is trained after the other, and what came of them is recorded
/// together; of one thread.
final class Batch {
  /// Runs begun so far.
  private(set) var begun = 0

  private let worker: Worker
  private var waiting: ArraySlice<Lease>
  private var finished: [FinishedRun] = []
  private let late = ContinuousClock.now + .milliseconds(300)

  init(_ leases: [Lease], worker: Worker) {
    self.worker = worker
    waiting = leases[...]
  }

  /// The next run to train.
  func next() -> Lease? {
    guard let lease = waiting.popFirst() else { return nil }
    begun += 1
    return lease
  }

  func finish(_ run: FinishedRun) { finished.append(run) }

  /// Gives a run back whose training was stopped.
  func release(_ lease: Lease) throws {
    try unlessLost { try worker.execution.ledger.release(lease) }
  }

  /// Records at once why a run has no result.
  func fail(_ lease: Lease, because error: any Error) throws {
    let kind = FailureKind(of: error)
    try unlessLost {
      try worker.execution.ledger.fail(lease, because: "\(error)", kind: kind)
      worker.keeper.discard(lease.run.id)
      let isFirst = worker.tally.withValue { tally in
        tally.failed += 1
        return tally.failed == 1
      }
      // The others are told at the end; the first may be reason enough to stop.
      if isFirst { worker.execution.onNotice("failed \(lease.run.id.short): \(error)") }
    }
  }

  /// Records what is finished and gives back what was not begun.
  func settle() throws {
    let (done, untouched) = (finished, waiting)
    (finished, waiting) = ([], [])
    if !done.isEmpty {
      let lost = Set(try worker.execution.ledger.finish(done).map(\.token))
      for run in done where !lost.contains(run.lease.token) {
        worker.keeper.discard(run.lease.run.id)
      }
      worker.tally.withValue { $0.finished += done.count - lost.count }
    }
    for lease in untouched { try release(lease) }
    worker.leases.remove(done.map(\.lease) + untouched)
  }

  /// Settles while a run is trained that takes longer than the ones before it.
  func settleWhenLate() {
    guard !finished.isEmpty || !waiting.isEmpty, ContinuousClock.now > late else { return }
    do { try settle() } catch { worker.abort(error) }
  }

  /// Somebody else has a lost run now, and will record the same bits.
  private func unlessLost(_ body: () throws -> Void) throws {
    do { try body() } catch LedgerError.leaseLost {}
  }
}

extension FailureKind {
  /// What an error of a training means.
  init(of error: any Error) {
    self =
      switch error as? TrainingError {
      case .diverged: .diverged
      case .unusableData: .badData
      case .impossibleTopology: .impossible
      default: error is MemoryShortage ? .outOfMemory : .other
      }
  }
}
