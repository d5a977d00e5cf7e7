import FaninLedger
import FaninStudy
import FaninTraining
import Foundation

/// Keeps the states of the runs of one execution, and says once when that cannot be done.
final class CheckpointKeeper: Sendable {
  private let ledger: Ledger
  private let folder: CheckpointFolder
  private let onNotice: @Sendable (String) -> Void
  private let hasComplained = Locked(false)

  init(of ledger: Ledger, onNotice: @escaping @Sendable (String) -> Void) {
    self.ledger = ledger
    folder = CheckpointFolder(ofLedger: ledger.url)
    self.onNotice = onNotice
  }

  /// Keeps a state; without room for it the run goes on all the same.
  ///
  /// - Throws: `LedgerError`, also when the lease was lost.
  func keep(_ checkpoint: Checkpoint, under lease: Lease) throws {
    do {
      try folder.keep(checkpoint, of: lease.run.id, token: lease.token)
    } catch {
      complain(of: error)
      return
    }
    try ledger.noteCheckpoint(of: lease)
  }

  /// Tries to go on from each state kept, the newest first, and at last from the start.
  func resume<Result>(_ run: RunID, _ train: (Checkpoint?) throws -> Result) rethrows -> Result {
    for file in folder.states(of: run) {
      guard let bytes = try? Data(contentsOf: file) else { continue }
      do {
        return try train(Checkpoint(bytes: bytes))
      } catch TrainingError.unusableCheckpoint(let reason) {
        onNotice(
          "run \(run.short): \(file.pathExtension) checkpoint not used: \(reason)")
      }
    }
    return try train(nil)
  }

  /// Removes the states of a run that ended.
  func discard(_ run: RunID) { folder.discard(run) }

  /// Removes what killed processes left behind.
  func sweep() throws {
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    let open = try ledger.openTokens()
    folder.sweep(
      isUnfinished: { (try? ledger.isUnfinished($0)) ?? true }, isOpen: { open.contains($0) })
  }

  private func complain(of fault: FileFault) {
    let isFirst = hasComplained.withValue { complained in
      defer { complained = true }
      return !complained
    }
    guard isFirst else { return }
    onNotice(
      "\(fault); the run goes on, but starts over if it is interrupted (make room, or move the "
        + "ledger)")
  }
}
