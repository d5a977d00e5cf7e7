import FaninStudy
import FaninTraining
import Foundation

/// Where the states of runs under way are kept: a folder beside the ledger.
///
/// ```
/// fanin.sqlite.checkpoints/RUN.latest  RUN.previous  RUN.TOKEN.partial
/// ```
/// Not in the ledger: a state is as large as the network (12 bytes a connection with SGD), is
/// written every few seconds and thrown away at the end; in the ledger it would go twice through the
/// log while others wait, and leave the file large for ever.
///
/// A state is written under a name of its own, is on the disk before it takes the place of the one
/// before, and that one stays too: whatever happens, one of them is whole. Any whole state of a run
/// leads to the same bits, so it does not matter whose it is.
struct CheckpointFolder: Sendable {
  private let folder: URL

  /// The folder of a ledger; made when the first state is kept.
  init(ofLedger ledger: URL) {
    folder = URL(fileURLWithPath: ledger.path + ".checkpoints", isDirectory: true)
  }

  var path: String { folder.path }

  /// The states kept of a run, the newest first.
  func states(of run: RunID) -> [URL] {
    [latest(of: run), previous(of: run)]
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// Keeps a state of a run, under the token of the attempt that reached it.
  ///
  /// - Throws: ``FileFault``; what was kept before is still there.
  func keep(_ checkpoint: Checkpoint, of run: RunID, token: Int64) throws(FileFault) {
    let partial = folder.appendingPathComponent("\(run.hexadecimal).\(token).partial")
    do {
      try DurableFile.write(checkpoint.bytes, to: partial, in: folder)
      if FileManager.default.fileExists(atPath: latest(of: run).path) {
        try DurableFile.rename(latest(of: run), to: previous(of: run))
      }
      try DurableFile.rename(partial, to: latest(of: run))
      try DurableFile.synchronize(folder)
    } catch {
      unlink(partial.path)
      throw error
    }
  }

  /// Removes the states of a run that ended.
  func discard(_ run: RunID) {
    for file in [latest(of: run), previous(of: run)] { unlink(file.path) }
    // Refused while it holds other runs' states.
    rmdir(folder.path)
  }

  /// Removes what no run needs any more: states of runs that ended, and half-written ones of
  /// attempts that did.
  func sweep(isUnfinished: (RunID) -> Bool, isOpen: (_ token: Int64) -> Bool) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names {
      let parts = name.split(separator: ".")
      guard let id = parts.first, id.count == 64 else { continue }
      let isNeeded =
        if parts.count == 3, parts[2] == "partial" {
          Int64(parts[1]).map(isOpen) ?? false
        } else {
          isUnfinished(RunID(hexadecimal: String(id)))
        }
      if !isNeeded { unlink(folder.appendingPathComponent(name).path) }
    }
    if !names.isEmpty { rmdir(folder.path) }
  }

  private func latest(of run: RunID) -> URL {
    folder.appendingPathComponent("\(run.hexadecimal).latest")
  }

  private func previous(of run: RunID) -> URL {
    folder.appendingPathComponent("\(run.hexadecimal).previous")
  }
}
